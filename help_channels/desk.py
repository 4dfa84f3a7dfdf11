"""What the editors' desk says about channels: which are to be checked, in words."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from help_channels.filters import LATE, NEVER
from help_channels.kinds import Status
from help_channels.models import HelpChannel

SEE_RIGHTS = ("help_channels.view_helpchannel", "help_channels.change_helpchannel")


def check_text(channel: HelpChannel) -> str:
    """When the facts are to be checked again; "overdue" is said in words, for active channels only."""
    day = date_format(channel.next_check, "DATE_FORMAT") if channel.next_check else ""
    if channel.status != Status.ACTIVE or not channel.is_overdue():
        return day
    return _("Overdue since %(date)s") % {"date": day} if day else _("Never checked")


def channels_to_check(user) -> list[dict]:
    """Two tasks at most, each a sentence with the channels and an address that lists them all."""
    if not any(user.has_perm(right) for right in SEE_RIGHTS):
        return []
    waiting = list(with_words(HelpChannel.objects.overdue()))
    never = [channel for channel in waiting if channel.next_check is None]
    late = [channel for channel in waiting if channel.next_check is not None]
    return [task for task in (_never_task(never), _late_task(late)) if task]


def with_words(channels: QuerySet) -> QuerySet:
    """The names come along, in one query for all."""
    return channels.prefetch_related("words")


def _never_task(channels: list[HelpChannel]) -> dict | None:
    sentence = ngettext(
        "%(count)d help channel has never been checked by a person. Until it is, the site claims no hours for it.",
        "%(count)d help channels have never been checked by a person. Until they are, the site claims no hours for them.",
        len(channels),
    )
    return _task(sentence, channels, NEVER)


def _late_task(channels: list[HelpChannel]) -> dict | None:
    sentence = ngettext(
        "%(count)d help channel is due for another check.",
        "%(count)d help channels are due for another check.",
        len(channels),
    )
    return _task(sentence, channels, LATE)


def _task(sentence: str, channels: list[HelpChannel], check: str) -> dict | None:
    if not channels:
        return None
    return {
        "sentence": sentence % {"count": len(channels)},
        "links": [(str(channel), channel_address(channel)) for channel in channels],
        "all_url": f"{reverse(HelpChannel.snippet_viewset.get_url_name('list'))}?check={check}",
    }


def channel_address(channel: HelpChannel) -> str:
    """A look at the channel; whoever may change it finds the way to the form there."""
    return reverse(channel.snippet_viewset.get_url_name("inspect"), args=[channel.pk])
