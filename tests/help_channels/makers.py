"""Channels made for one test."""

from datetime import UTC, datetime, timedelta

from help_channels.kinds import Kind, Mode, Status
from help_channels.models import ChannelWords, HelpChannel, HelpContact
from taxonomy.models import Term

MONDAY_NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # 12:00 in Helsinki
ON_THE_WEB = {Mode.CHAT, Mode.WEBFORM, Mode.WEB}


def retire_all() -> None:
    """No channel of the demonstration is in the way."""
    HelpChannel.objects.update(status=Status.RETIRED)


def make_contact(hours: str = "", mode: str = Mode.PHONE, **facts) -> HelpContact:
    value = "https://example.org/chat" if mode in ON_THE_WEB else "116 111"
    return HelpContact(**{"mode": mode, "value": value, "hours": hours, **facts})


def make_channel(code: str, *contacts: HelpContact, terms: str = "a13_15", **facts) -> HelpChannel:
    made = HelpChannel(
        **{
            "code": code,
            "kind": Kind.HELPLINE,
            "country": "FI",
            "next_check": (MONDAY_NOON + timedelta(days=30)).date(),
            **facts,
        }
    )
    made.contacts = [*contacts] or [make_contact()]
    made.words = [ChannelWords(language="en", name=code.title())]
    made.terms.set(Term.objects.filter(slug__in=terms.split()))
    made.save()
    return made
