"""Who may do what in the editors' screens. docs/editors.md shows the same as a table.

The rights are data, so that they can be read at a glance; `set_up_groups` makes the database say the
same. It works with the models of a migration as well as with the real ones, and may run again. Rights
to a model that is not there yet are passed over: whoever adds such rights adds a migration that calls
it once more.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.management import create_permissions

# What a group may do with every page, below the root of the page tree.
WRITE = ("add_page", "change_page")
PUBLISH = ("publish_page",)
STOP = ("lock_page", "unlock_page")
EVERYTHING = (*WRITE, *PUBLISH, *STOP, "bulk_delete_page")

# What a group may do with pictures and documents, in every collection, and with the collections.
CHOOSE = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
KEEP = (
    *CHOOSE,
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
)
ALL_FILES = (
    *KEEP,
    "wagtailimages.delete_image",
    "wagtaildocs.delete_document",
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.delete_collection",
)

ENTER = ("wagtailadmin.access_admin",)
TRANSLATE = ("simple_translation.submit_translation",)
VOCABULARY = ("audience", "topic", "risk", "competence", "level", "type")
SEE_VOCABULARY = tuple(f"taxonomy.view_{model}" for model in VOCABULARY)
SEE_CHANNELS = ("help_channels.view_helpchannel",)
# A series is a name and an order: whoever writes lessons may make one.
SERIES = ("lessons.view_lessonseries", "lessons.add_lessonseries", "lessons.change_lessonseries")
# Words only: whoever may not add a channel does not see its facts in the form (help_channels.forms).
CHANNEL_WORDS = (*SEE_CHANNELS, "help_channels.change_helpchannel")
CHANNEL_FACTS = (
    *CHANNEL_WORDS,
    "help_channels.add_helpchannel",
    "help_channels.publish_helpchannel",
    "help_channels.add_channelcheck",
)


def _every_action(app: str, *models: str) -> tuple[str, ...]:
    return tuple(
        f"{app}.{action}_{model}" for model in models for action in ("view", "add", "change", "delete")
    )


ADMINISTRATION = (
    *_every_action("taxonomy", *VOCABULARY),
    *_every_action("help_channels", "helpchannel", "secondpersontask"),
    *_every_action("lessons", "lessonseries"),
    "help_channels.publish_helpchannel",
    "help_channels.add_channelcheck",
    *_every_action("auth", "user", "group"),
    *_every_action("wagtailcore", "locale", "site", "workflow", "task"),
    "wagtailcore.add_groupapprovaltask",
    "wagtailcore.change_groupapprovaltask",
    "wagtailcore.delete_groupapprovaltask",
    "help_channels.change_helpsettings",
)


@dataclass(frozen=True)
class Rights:
    """`pages` are codenames of wagtailcore, the others are "app.codename"."""

    pages: tuple[str, ...]
    files: tuple[str, ...]
    models: tuple[str, ...]


GROUPS = {
    # Write everything, publish nothing.
    "Editors": Rights(WRITE, KEEP, ENTER + TRANSLATE + SEE_VOCABULARY + SEE_CHANNELS + SERIES),
    # Read everything, correct words, and stop a page: a locked page cannot be published by a publisher.
    "Safeguarding reviewers": Rights(("change_page", *STOP), CHOOSE, ENTER + SEE_VOCABULARY + CHANNEL_WORDS),
    # Decide what readers see, pages and numbers.
    "Publishers": Rights(WRITE + PUBLISH, KEEP, ENTER + TRANSLATE + SEE_VOCABULARY + CHANNEL_FACTS + SERIES),
    "Administrators": Rights(EVERYTHING, ALL_FILES, ENTER + TRANSLATE + ADMINISTRATION),
}

# Wagtail's own group; its publishing step belongs to the publishers here.
STOCK_GROUP = "Moderators"
STOCK_WORKFLOW = "Moderators approval"
OUR_WORKFLOW = "A publisher reads and publishes"

APPS = (
    "auth",
    "wagtailadmin",
    "wagtailcore",
    "wagtailimages",
    "wagtaildocs",
    "simple_translation",
    "taxonomy",
    "help_channels",
    "lessons",
)


def set_up_groups(apps) -> None:
    """Make the four groups have exactly these rights. `apps` is a registry: a migration's or the real one."""
    _make_permissions(apps)
    for name, rights in GROUPS.items():
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.set(_permissions(apps, rights.models))
        _set_page_rights(apps, group, rights.pages)
        _set_file_rights(apps, group, rights.files)
    _retire_stock_group(apps)


def _make_permissions(apps) -> None:
    """Django makes permissions after all migrations; here they are needed before."""
    for config in apps.get_app_configs():
        if config.label not in APPS:
            continue
        if getattr(config, "models_module", None) is None:
            # A migration's stand-in for an app; without this, Django thinks that it has no models.
            config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
    _make_publish_permission(apps)


def _make_publish_permission(apps) -> None:
    """Wagtail makes this one for a snippet with drafts, after all migrations as well."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    channels = kinds.filter(app_label="help_channels", model="helpchannel").first()
    if channels:
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=channels,
            codename="publish_helpchannel",
            defaults={"name": "Can publish help channel"},
        )


def _permissions(apps, rights: tuple[str, ...]) -> list:
    found = apps.get_model("auth", "Permission").objects.select_related("content_type")
    by_name = {
        f"{permission.content_type.app_label}.{permission.codename}": permission for permission in found
    }
    return [by_name[right] for right in rights if right in by_name]


def _set_page_rights(apps, group, codenames: tuple[str, ...]) -> None:
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    wanted = _permissions(apps, tuple(f"wagtailcore.{codename}" for codename in codenames))
    _make_exactly(apps.get_model("wagtailcore", "GroupPagePermission"), wanted, group=group, page=root)


def _set_file_rights(apps, group, rights: tuple[str, ...]) -> None:
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    wanted = _permissions(apps, rights)
    _make_exactly(
        apps.get_model("wagtailcore", "GroupCollectionPermission"), wanted, group=group, collection=root
    )


def _make_exactly(model, wanted: list, **where) -> None:
    """The rows of this group at this place are those wanted and no others."""
    model.objects.filter(**where).exclude(permission__in=wanted).delete()
    for permission in wanted:
        model.objects.get_or_create(permission=permission, **where)


def _retire_stock_group(apps) -> None:
    """Hand Wagtail's approval step to the publishers, and remove its group if nobody is in it."""
    groups = apps.get_model("auth", "Group").objects
    stock = groups.filter(name=STOCK_GROUP).first()
    if stock is None:
        return
    for task in apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(groups=stock):
        task.groups.add(groups.get(name="Publishers"))
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=STOCK_WORKFLOW).update(name=OUR_WORKFLOW)
    if not stock.user_set.exists():
        stock.delete()
