"""Carrying out a plan: drafts only, all or nothing. Readers see nothing of it before somebody publishes."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from help_channels.hsds.planning import Entry, Plan, Verdict, Wish, plan_import
from help_channels.hsds.records import fill, fill_own
from help_channels.models import HelpChannel
from taxonomy.models import Term

LOG_ACTION = "help_channels.import"
NAME_LENGTH = 60


class PlanOutdated(Exception):
    """Since the plan was shown, somebody has changed something; `plan` is what would happen now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


@transaction.atomic
def import_channels(
    data: bytes, wish: Wish, user=None, shown: str | None = None
) -> tuple[Plan, list[HelpChannel]]:
    """Plan the import and carry it out; a plan that is refused changes nothing.

    `shown` is the fingerprint of the plan that somebody has agreed to; raises PlanOutdated when it is
    no longer the same.
    """
    plan = plan_import(data, wish)
    if plan.is_refused:
        return plan, []
    if shown is not None and plan.fingerprint != shown:
        raise PlanOutdated(plan)
    return plan, _carry_out(plan, user)


def _carry_out(plan: Plan, user) -> list[HelpChannel]:
    terms = {term.slug: term for term in Term.objects.all()}
    wanted = [entry for entry in plan.entries if entry.verdict in {Verdict.NEW, Verdict.CHANGED}]
    editions = [(entry, _edition(entry, plan.wish, terms)) for entry in wanted]
    # A successor may come later in the file: by now all of them have a row.
    keys = dict(HelpChannel.objects.values_list("code", "pk"))
    for entry, edition in editions:
        edition.successor_id = keys.get(entry.record["successor"])
        if not edition.live:
            HelpChannel.objects.filter(pk=edition.pk).update(successor=edition.successor_id)
        revision = edition.save_revision(user=user)
        log(
            instance=edition,
            action=LOG_ACTION,
            user=user,
            data={"file": plan.wish.file_name[:NAME_LENGTH], "origin": edition.origin},
            revision=revision,
            content_changed=True,
            # One of its own: of entries that share one, a history shows the last.
            uuid=uuid4(),
        )
    return [edition for _entry, edition in editions]


def _edition(entry: Entry, wish: Wish, terms: dict[str, Term]) -> HelpChannel:
    """The channel as the file has it. Only the row of one that readers do not see is stored."""
    existing = HelpChannel.objects.filter(code=entry.code).first()
    edition = existing.get_latest_revision_as_object() if existing else HelpChannel(live=False)
    fill(edition, entry.record, terms)
    if wish.is_restore:
        _restore(edition, entry, is_new=existing is None)
    else:
        edition.origin = origin_of(wish)
    if not edition.live:
        edition.save()
    return edition


def _restore(edition: HelpChannel, entry: Entry, is_new: bool) -> None:
    """Of the site's own backup: the checks were ours. A channel that is there keeps what it has."""
    if not is_new:
        return
    fill_own(edition, entry.record)
    edition.keeper = get_user_model().objects.filter(username=entry.record["keeper"]).first()


def origin_of(wish: Wish) -> str:
    """Who gave the file, when it was imported, and what it was called."""
    today = timezone.localdate().isoformat()
    words = _("imported on %(date)s from %(file)s") % {"date": today, "file": wish.file_name[-NAME_LENGTH:]}
    return "; ".join(part for part in (wish.origin.strip()[:80], words) if part)
