"""What is wrong with channels, and with the pages that name them, each fault once and in words.

An error: a page that readers can open shows a fact that nobody has verified, or one that is wrong.
Everything else is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from help_channels.checking.due import Why, shows_facts, waiting, why_of, why_text
from help_channels.checking.typed_numbers import numbers_on_pages
from help_channels.countries import INTERNATIONAL, country_name
from help_channels.hours import check_hours, check_zone, parse_closed_dates
from help_channels.kinds import Kind
from help_channels.models import HelpChannel, HelpContact
from help_channels.usage import gone_channels_by_page, pages_without_channel


class Weight(models.TextChoices):
    ERROR = "error", gettext_lazy("Error")
    WARNING = "warning", gettext_lazy("Warning")


class Code(models.TextChoices):
    """In the order in which they are told: what misleads a reader most comes first."""

    UNREADABLE = "unreadable_facts", gettext_lazy("Hours, zones or closed days that cannot be read")
    TYPED_NUMBER = "typed_number", gettext_lazy("Numbers typed in the text of a page")
    OVERDUE = "check_overdue", gettext_lazy("Checks that are overdue")
    NEVER = "never_checked", gettext_lazy("Channels that nobody has ever checked")
    PAGE_LOST_ALL = "page_without_channel", gettext_lazy("Pages that lost their last channel")
    DEAD_LINK = "dead_link", gettext_lazy("Links that lead nowhere")
    UNREACHABLE = "unreachable", gettext_lazy("Active channels that nobody can reach")
    PAGE_NAMES_GONE = "gone_channel", gettext_lazy("Pages that name a channel which readers do not see")
    WORDS = "words_missing", gettext_lazy("Active channels without words")
    NO_EMERGENCY = "no_emergency", gettext_lazy("Countries without an emergency number")
    NO_NETWORK = "no_network", gettext_lazy("Links that could not be checked")


@dataclass(frozen=True)
class Fault:
    code: Code
    weight: Weight
    sentence: str

    @property
    def is_error(self) -> bool:
        return self.weight == Weight.ERROR


def find_faults(today: date | None = None) -> list[Fault]:
    """All faults but those of links, which need a network (help_channels.checking.links)."""
    today = today or timezone.localdate()
    channels = list(HelpChannel.objects.active().prefetch_related("words", "contacts"))
    found = [
        *_unchecked(today),
        *(fault for channel in channels for fault in _faults_of(channel)),
        *_without_emergency(channels),
        *_pages(),
        *_typed_numbers(),
    ]
    return in_order(found)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Each once, by kind."""
    order = list(Code)
    return sorted(dict.fromkeys(faults), key=lambda fault: (order.index(fault.code), fault.sentence))


def by_kind(faults: Iterable[Fault]) -> list[tuple[Code, list[Fault]]]:
    return [(code, list(group)) for code, group in groupby(in_order(faults), key=lambda fault: fault.code)]


def named(channel: HelpChannel) -> str:
    """The name and the code, by which it is found in the list."""
    return f"{channel} [{channel.code}]"


def _unchecked(today: date) -> Iterator[Fault]:
    for channel in waiting(today).prefetch_related("words", "contacts"):
        why = why_of(channel, today)
        if why == Why.SOON:
            continue
        code = Code.NEVER if why == Why.NEVER else Code.OVERDUE
        weight = Weight.ERROR if shows_facts(channel) else Weight.WARNING
        yield Fault(code, weight, f"{named(channel)}: {why_text(channel, today)}")


def _faults_of(channel: HelpChannel) -> Iterator[Fault]:
    for contact in channel.contacts.all():
        for message in _unreadable(contact):
            sentence = f"{named(channel)}, {contact}: {message}"
            yield Fault(Code.UNREADABLE, Weight.ERROR, sentence)
    if not channel.site_url and not channel.contacts.all():
        sentence = _("%(channel)s has no number, no address and no site.") % {"channel": named(channel)}
        yield Fault(Code.UNREACHABLE, Weight.ERROR, sentence)
    yield from _missing_words(channel)


def _unreadable(contact: HelpContact) -> Iterator[str]:
    checks = (
        (check_hours, contact.hours),
        (check_zone, contact.zone),
        (parse_closed_dates, contact.closed_dates),
    )
    for check, value in checks:
        if not value and check is not check_zone:
            continue
        try:
            check(value)
        except ValidationError as error:
            yield " ".join(error.messages)


def _missing_words(channel: HelpChannel) -> Iterator[Fault]:
    spoken = {words.language for words in channel.words.all()}
    if not spoken:
        sentence = _("%(channel)s has no words in any language.") % {"channel": named(channel)}
        yield Fault(Code.WORDS, Weight.WARNING, sentence)
        return
    missing = [str(name) for code, name in settings.LANGUAGES if code not in spoken]
    if missing:
        sentence = _("%(channel)s has no words in: %(languages)s.") % {
            "channel": named(channel),
            "languages": ", ".join(missing),
        }
        yield Fault(Code.WORDS, Weight.WARNING, sentence)


def _without_emergency(channels: list[HelpChannel]) -> Iterator[Fault]:
    served = {channel.country for channel in channels} - {INTERNATIONAL}
    for country in served - {channel.country for channel in channels if channel.kind == Kind.EMERGENCY}:
        sentence = _("%(country)s has help channels but no emergency number.") % {
            "country": country_name(country)
        }
        yield Fault(Code.NO_EMERGENCY, Weight.WARNING, sentence)


def _pages() -> Iterator[Fault]:
    """A page that lost all is told of once, not for each of its channels as well."""
    lost = set(pages_without_channel())
    for page in lost:
        sentence = _("“%(page)s” (%(address)s) shows none of the channels that it names.")
        yield Fault(Code.PAGE_LOST_ALL, Weight.ERROR, sentence % _page(page))
    gone = {page: keys for page, keys in gone_channels_by_page().items() if page not in lost}
    names = HelpChannel.objects.prefetch_related("words").in_bulk(
        {key for keys in gone.values() for key in keys}
    )
    for page, keys in gone.items():
        channels = sorted(named(names[key]) if key in names else _("a deleted channel") for key in keys)
        sentence = _("“%(page)s” (%(address)s) names %(channels)s.")
        words = {**_page(page), "channels": ", ".join(channels)}
        yield Fault(Code.PAGE_NAMES_GONE, Weight.WARNING, sentence % words)


def _typed_numbers() -> Iterator[Fault]:
    for found in numbers_on_pages():
        words = {**_page(found.page), "number": found.number}
        if found.channel:
            sentence = _("“%(page)s” (%(address)s) has %(number)s in its text, a number of %(channel)s.")
            words["channel"] = named(found.channel)
            yield Fault(Code.TYPED_NUMBER, Weight.ERROR, sentence % words)
        else:
            sentence = _("“%(page)s” (%(address)s) has %(number)s in its text, a number of no channel.")
            yield Fault(Code.TYPED_NUMBER, Weight.WARNING, sentence % words)


def _page(page) -> dict[str, str]:
    """Two pages may have one title; the address begins with the language."""
    return {"page": page.title, "address": page.url or page.url_path}
