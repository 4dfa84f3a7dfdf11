"""One mail for each keeper: which of their channels are to be checked, why, and where."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from help_channels.checking.due import check_address, waiting, why_text
from help_channels.models import ChannelReminder, HelpChannel, HelpSettings

# Nobody is told of the same channel more often (days).
QUIET_DAYS = 7

# A mail address and the language in which its owner reads.
Reader = tuple[str, str]


def send_reminders(today: date | None = None) -> tuple[int, list[HelpChannel]]:
    """Send what is due; return the number of mails, and the channels of which nobody hears.

    A channel is marked only after its mail has been handed over, so that a failure is tried again.
    """
    today = today or timezone.localdate()
    by_reader: dict[Reader, list[HelpChannel]] = defaultdict(list)
    unheard = []
    fallback = _reader_without_keeper()
    for channel in _due(today):
        reader = _reader_of(channel) or fallback
        if reader:
            by_reader[reader].append(channel)
        else:
            unheard.append(channel)
    for reader, channels in by_reader.items():
        _mail(reader, channels, today).send()
        _mark(channels, today)
    return len(by_reader), unheard


def _due(today: date) -> list[HelpChannel]:
    """Those that wait and of which nobody was told during the last days."""
    told = Q(reminder__sent_on__gt=today - timedelta(days=QUIET_DAYS))
    channels = waiting(today).exclude(told).prefetch_related("words")
    return list(channels.select_related("keeper__wagtail_userprofile"))


def _reader_of(channel: HelpChannel) -> Reader | None:
    """The keeper; somebody who left, or has no address, hears nothing."""
    keeper = channel.keeper
    if keeper is None or not keeper.is_active or not keeper.email:
        return None
    profile = getattr(keeper, "wagtail_userprofile", None)
    return keeper.email, profile.get_preferred_language() if profile else settings.LANGUAGE_CODE


def _reader_without_keeper() -> Reader | None:
    site = Site.objects.filter(is_default_site=True).first()
    address = HelpSettings.for_site(site).keeper_email if site else ""
    return (address, settings.LANGUAGE_CODE) if address else None


def _mail(reader: Reader, channels: list[HelpChannel], today: date) -> EmailMessage:
    address, language = reader
    with translation.override(language):
        subject = ngettext(
            "%(count)d help channel is to be checked",
            "%(count)d help channels are to be checked",
            len(channels),
        )
        return EmailMessage(subject % {"count": len(channels)}, _text(channels, today), to=[address])


def _text(channels: list[HelpChannel], today: date) -> str:
    base = settings.WAGTAILADMIN_BASE_URL
    lines = [
        f"- {channel}: {why_text(channel, today)}\n  {base}{check_address(channel)}" for channel in channels
    ]
    return "\n\n".join(
        [
            _("A number that is wrong is worse than none. Please look whether these are still right:"),
            "\n".join(lines),
            _("All channels to check: %(address)s") % {"address": f"{base}{reverse('channels_to_check')}"},
        ]
    )


def _mark(channels: list[HelpChannel], today: date) -> None:
    for channel in channels:
        ChannelReminder.objects.update_or_create(channel=channel, defaults={"sent_on": today})
