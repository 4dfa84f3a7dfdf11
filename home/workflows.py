"""The step that every new number passes: another person approves it.

Made by a migration, so that no installation is without it; it may run again.
"""

from __future__ import annotations

NAME = "Another person approves numbers and addresses"
APPROVING_GROUPS = ("Publishers", "Administrators")


def set_up_second_person(apps) -> None:
    """Give help channels their workflow. `apps` is a registry: a migration's or the real one."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    # A migration's registry holds the models; their content types may not have been stored yet.
    task_kind, _created = kinds.get_or_create(app_label="help_channels", model="secondpersontask")
    channel_kind, _created = kinds.get_or_create(app_label="help_channels", model="helpchannel")
    task, _created = apps.get_model("help_channels", "SecondPersonTask").objects.get_or_create(
        name=NAME, defaults={"content_type": task_kind, "active": True}
    )
    task.groups.set(apps.get_model("auth", "Group").objects.filter(name__in=APPROVING_GROUPS))
    workflow, _created = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(
        name=NAME, defaults={"active": True}
    )
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    apps.get_model("wagtailcore", "WorkflowContentType").objects.update_or_create(
        content_type=channel_kind, defaults={"workflow": workflow}
    )
