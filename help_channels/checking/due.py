"""Which channels a person looks at next, why, and where: one answer for the desk, the report and the mail."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from help_channels.kinds import Status
from help_channels.models import HelpChannel
from help_channels.querysets import ChannelQuerySet

# So many days ahead a check is announced.
DUE_WITHIN = 14
CHECK_RIGHT = "help_channels.add_channelcheck"


class Why(models.TextChoices):
    """The values are those of the list's own filter, so that an address works for both."""

    NEVER = "never", gettext_lazy("Never checked")
    LATE = "late", gettext_lazy("Overdue")
    SOON = "soon", gettext_lazy("Due within 14 days")


def waiting(today: date | None = None) -> ChannelQuerySet:
    """What readers see and a person is to check, never checked first, then the longest overdue."""
    last_day = (today or timezone.localdate()) + timedelta(days=DUE_WITHIN)
    return (
        HelpChannel.objects.active()
        .filter(Q(next_check__isnull=True) | Q(next_check__lte=last_day))
        .order_by(F("next_check").asc(nulls_first=True), "code")
    )


def waiting_because(why: str, channels: ChannelQuerySet, today: date | None = None) -> ChannelQuerySet:
    today = today or timezone.localdate()
    return channels.filter(
        {
            Why.NEVER: Q(next_check__isnull=True),
            Why.LATE: Q(next_check__lt=today),
            Why.SOON: Q(next_check__gte=today),
        }[Why(why)]
    )


def why_of(channel: HelpChannel, today: date | None = None) -> Why:
    """Of a channel that waits."""
    if channel.next_check is None:
        return Why.NEVER
    return Why.LATE if channel.is_overdue(today) else Why.SOON


def why_text(channel: HelpChannel, today: date | None = None) -> str:
    """The same in words, with the day."""
    if channel.next_check is None:
        return _("Never checked")
    day = {"date": date_format(channel.next_check, "DATE_FORMAT")}
    return _("Overdue since %(date)s") % day if channel.is_overdue(today) else _("Due on %(date)s") % day


def next_to_check(done: HelpChannel) -> HelpChannel | None:
    """The first that waits; one that was looked at today does not come back the same day."""
    today = timezone.localdate()
    left = waiting(today).exclude(pk=done.pk).exclude(checked_on=today)
    return left.prefetch_related("words").first()


def shows_facts(channel: HelpChannel) -> bool:
    """Whether readers see a number or hours, and not only a link; `contacts` are best prefetched."""
    return any(contact.is_volatile or contact.hours for contact in channel.contacts.all())


def may_check(user) -> bool:
    return user.has_perm(CHECK_RIGHT)


def is_checkable(channel: HelpChannel) -> bool:
    """A retired channel is history: nobody dials it."""
    return channel.status != Status.RETIRED


def check_address(channel: HelpChannel) -> str:
    """The address of the check form."""
    return reverse(channel.snippet_viewset.get_url_name("check"), args=[channel.pk])


def channel_address(channel: HelpChannel, user) -> str:
    """The check form for those who may check, else a look at the channel."""
    if may_check(user) and is_checkable(channel):
        return check_address(channel)
    return reverse(channel.snippet_viewset.get_url_name("inspect"), args=[channel.pk])
