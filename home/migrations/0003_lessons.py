"""The home page may hold the library; the groups may do their part with lessons and their vocabulary."""

from django.db import migrations

from home.groups import set_up_groups


def make_groups(apps, schema_editor):
    set_up_groups(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_groups"),
        ("lessons", "0001_lessons"),
        ("taxonomy", "0002_levels_and_types"),
    ]

    # Backwards, the rights stay: they fit what is there.
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
