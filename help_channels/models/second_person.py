"""A number that children call is changed by two people: one writes, another one approves.

The rule is kept where every way of publishing meets: the button, a workflow, a schedule, a command.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import AbstractGroupApprovalTask, Revision

from help_channels.countries import country_name
from help_channels.kinds import Kind, Mode, Status

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

    from help_channels.models.channels import HelpChannel

# The kinds of facts beside the modes of contacts.
SITE, EMERGENCY, SHOWN = "site", "emergency", "shown"
LOG_ACTION = "help_channels.change_facts"


class Fact(NamedTuple):
    """What a mistake in would send a child to the wrong place."""

    kind: str
    value: str


class Change(NamedTuple):
    """A fact that readers see anew, or no longer."""

    fact: Fact
    is_new: bool


class SecondPersonNeeded(PermissionDenied):
    """Somebody tried to publish their own change of a number or an address."""

    def __init__(self) -> None:
        super().__init__(
            _("A number or an address was changed. Another person must approve it before readers see it.")
        )


class SecondPersonMixin(models.Model):
    class Meta:
        abstract = True

    def with_content_json(self, content: dict) -> HelpChannel:
        """An edition of the record: when, and which edition, readers last saw belongs to the record.

        An edition of a record that is not live is stored whole, and must not put the clock back.
        """
        edition = super().with_content_json(content)  # type: ignore[misc]
        edition.live_revision_id = self.live_revision_id  # type: ignore[attr-defined]
        edition.last_published_at = self.last_published_at  # type: ignore[attr-defined]
        return edition

    def publish(self, revision: Revision, user: AbstractBaseUser | None = None, **kwargs) -> None:
        """Publish an edition of this channel.

        Raises SecondPersonNeeded when the edition changes what readers dial or open and `user` wrote
        any of that, or when nobody says who publishes; ValidationError when readers may not see it so.
        """
        changes = changes_awaiting(revision)
        if changes and (user is None or user.pk in writers_of(changes)):
            raise SecondPersonNeeded
        _check(revision.as_object())
        story = story_of(revision, changes)
        super().publish(revision, user=user, **kwargs)  # type: ignore[misc]
        if changes:
            self._make_due()
            log(instance=self, action=LOG_ACTION, user=user, revision=revision, data=story)

    def _make_due(self) -> None:
        """Nobody has checked the new number yet: somebody is to look today, and no older date is shown for it."""
        today = timezone.localdate()
        row: Any = type(self)._base_manager.filter(pk=self.pk)
        row.update(checked_on=None, checked_by="")
        row.filter(next_check__gt=today).update(next_check=today)


def _check(edition: HelpChannel) -> None:
    """Refuse in words what would be refused by the database, or would hide the present number meanwhile."""
    if edition.go_live_at and edition.go_live_at > timezone.now():
        raise ValidationError(_("A help channel is published at once, not at a later time."))
    edition.live = True
    edition.clean()
    edition.validate_constraints()


# --- Facts ------------------------------------------------------------------------------------------


def facts_in(content: dict) -> frozenset[Fact]:
    """The facts in the stored content of an edition."""
    facts = {Fact(contact["mode"], contact["value"]) for contact in content["contacts"]}
    if site := content["site_url"] or _first_source(content):
        facts.add(Fact(SITE, site))
    if content["kind"] == Kind.EMERGENCY:
        facts.add(Fact(EMERGENCY, f"{content['country']} {content['status']}"))
    if content["status"] != Status.RETIRED:
        facts.add(Fact(SHOWN, ""))
    return frozenset(facts)


def _first_source(content: dict) -> str:
    """Readers are led there when the service has no site of its own."""
    sources = json.loads(content["sources"] or "[]")
    return next((source["value"].get("url") or "" for source in sources), "")


def facts_shown(channel: HelpChannel) -> frozenset[Fact]:
    """The facts that readers meet now, whatever edition of the channel is in hand."""
    stored = _stored(channel)
    return facts_in(stored.serializable_data()) if stored.live else frozenset()


def _stored(channel: HelpChannel) -> HelpChannel:
    return type(channel)._base_manager.get(pk=channel.pk)


def changes_between(shown: frozenset[Fact], new: frozenset[Fact]) -> set[Change]:
    """What another person must approve. A fact in the place of another is one change."""
    added = new - shown
    if not shown and len(added) > 1:
        # Whoever approves the facts of a new channel approves that it is shown.
        added = frozenset(fact for fact in added if fact.kind != SHOWN)
    gone = {fact for fact in shown - new if fact.kind != SHOWN}
    lost = {fact for fact in gone if _count(gone, fact.kind) > _count(added, fact.kind)}
    return {Change(fact, True) for fact in added} | {Change(fact, False) for fact in lost}


def _count(facts: Collection[Fact], kind: str) -> int:
    return sum(fact.kind == kind for fact in facts)


# --- Who wrote them ---------------------------------------------------------------------------------


def changes_awaiting(revision: Revision) -> dict[Change, Revision]:
    """What publishing an edition would change, each with the edition in which it was first written."""
    channel = _stored(revision.content_object)
    open_changes = changes_between(facts_shown(channel), facts_in(revision.content))
    written: dict[Change, Revision] = {}
    for edition in _unseen(revision, channel):
        facts = facts_in(edition.content)
        open_changes = {change for change in open_changes if (change.fact in facts) == change.is_new}
        written.update(dict.fromkeys(open_changes, edition))
        if not open_changes:
            break
    return written


def writers_of(changes: dict[Change, Revision]) -> set[int]:
    """Who wrote them. A deleted account is nobody: no person is mistaken for it."""
    return {edition.user_id for edition in changes.values() if edition.user_id is not None}


def _unseen(revision: Revision, channel: HelpChannel) -> Iterator[Revision]:
    """The edition and the earlier ones that were not published, the newest first."""
    earlier = Revision.objects.for_instance(channel).filter(created_at__lte=revision.created_at)
    ordered = earlier.exclude(pk=revision.pk).select_related("user").order_by("-created_at", "-pk")
    editions = (
        older for older in ordered if (older.created_at, older.pk) < (revision.created_at, revision.pk)
    )
    for edition in chain([revision], editions):
        if edition is not revision and _was_seen(edition, channel):
            return
        yield edition
        if edition.pk == channel.live_revision_id:
            # Overwritten by its author since it was published: older ones were published before.
            return


def _was_seen(edition: Revision, channel: HelpChannel) -> bool:
    """Whether it was published, and not overwritten since then."""
    published = channel.last_published_at
    is_older = published is not None and edition.created_at <= published
    # A channel that was taken off the site has no live edition: the day decides.
    return is_older and channel.live_revision_id in {edition.pk, None}


# --- In words ---------------------------------------------------------------------------------------


def describe_change(shown: frozenset[Fact], new: frozenset[Fact]) -> str:
    """Old and new side by side: "Phone: 116 111 → 116 112"."""
    changed = [fact for fact in (shown ^ new) if fact.kind != SHOWN]
    kinds = sorted({fact.kind for fact in changed})
    parts = [f"{_label(kind)}: {_values(shown - new, kind)} → {_values(new - shown, kind)}" for kind in kinds]
    if shown and any(fact.kind == SHOWN for fact in new - shown):
        parts.append(f"{Status.RETIRED.label} → {Status.ACTIVE.label}")
    return "; ".join(parts)


def _label(kind: str) -> str:
    if kind == SITE:
        return _("The service's own site")
    return str(Kind.EMERGENCY.label if kind == EMERGENCY else Mode(kind).label)


def _values(facts: Collection[Fact], kind: str) -> str:
    values = sorted(fact.value for fact in facts if fact.kind == kind)
    return ", ".join(_emergency(value) if kind == EMERGENCY else value for value in values) or "–"


def _emergency(value: str) -> str:
    country, status = value.split()
    return f"{country_name(country)}, {Status(status).label}"


def story_of(revision: Revision, changes: dict[Change, Revision]) -> dict[str, str]:
    """What changes and who wrote it, in words that stay when an account goes."""
    if not changes:
        return {}
    shown = facts_shown(revision.content_object)
    names = sorted({_name(edition.user) for edition in changes.values()})
    return {"change": describe_change(shown, facts_in(revision.content)), "writers": ", ".join(names)}


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("a deleted account")


# --- The step of the workflow -----------------------------------------------------------------------


class SecondPersonTask(AbstractGroupApprovalTask):
    """Approval by anybody of the groups but the author of the change."""

    class Meta:
        verbose_name = gettext_lazy("approval by a second person")
        verbose_name_plural = gettext_lazy("approvals by a second person")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        latest = obj.get_latest_revision()
        if actions and latest and user.pk in writers_of(changes_awaiting(latest)):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        # What is published is the latest edition, not the one that was handed in.
        latest = task_state.revision.content_object.get_latest_revision()
        if action_name == "approve" and user.pk in writers_of(changes_awaiting(latest)):
            raise SecondPersonNeeded
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return gettext_lazy("Anybody of the chosen groups approves, except the person who wrote the change.")
