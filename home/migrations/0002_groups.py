"""The four groups of editors, with their rights (home/groups.py), and who approves a number."""

from django.db import migrations

from home.groups import set_up_groups
from home.workflows import set_up_second_person


def make_groups(apps, schema_editor):
    set_up_groups(apps)
    set_up_second_person(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_site_pages"),
        ("help_channels", "0001_channels"),
        ("taxonomy", "0001_terms"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("simple_translation", "0001_initial"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    # Backwards, the groups stay: people may be in them.
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
