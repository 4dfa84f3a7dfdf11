"""A channel for search engines: schema.org facts, https://schema.org/Service.

Nothing is said that a page would not say: hours only while they are confirmed, and a number in the
form in which it is dialled in its own country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from help_channels.countries import INTERNATIONAL
from help_channels.hours import (
    LONGEST_EVENING,
    Span,
    State,
    open_spans,
    parse_closed_dates,
    status_or_unknown,
)
from help_channels.kinds import Cost, Kind, Mode
from help_channels.listed import ListedChannel
from help_channels.models.contacts import HelpContact

OFFICIAL = {
    Kind.EMERGENCY,
    Kind.POLICE_TIP,
    Kind.POLICE_REPORT,
    Kind.CHILD_PROTECTION,
    Kind.OMBUDSMAN,
}
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEK = timedelta(days=7)
# schema.org has no 24:00.
LAST_MINUTE = time(23, 59)


def service_facts(channel: ListedChannel, url: str) -> dict:
    """The channel whose page is at `url`, in the language and at the moment of `channel`."""
    return _known(
        {
            "@type": "GovernmentService" if channel.channel.kind in OFFICIAL else "Service",
            "@id": f"{url}#service",
            "url": url,
            "sameAs": channel.channel.site_url,
            "name": channel.name,
            "description": channel.what_for,
            "serviceType": channel.kind_label,
            "areaServed": _area(channel),
            "audience": _audience(channel),
            "provider": {
                "@type": "Organization",
                "name": channel.operator or channel.name,
                "contactPoint": [_contact_point(channel, contact) for contact in channel.contacts],
            },
        }
    )


def _contact_point(channel: ListedChannel, contact: HelpContact) -> dict:
    is_number = contact.mode in {Mode.PHONE, Mode.SMS}
    is_address = contact.href.startswith("http")
    return _known(
        {
            "@type": "ContactPoint",
            "contactType": channel.kind_label,
            "name": contact.get_mode_display(),
            # Never made international: a short number reaches nobody from abroad.
            "telephone": contact.value if is_number else "",
            "email": contact.value if contact.mode == Mode.EMAIL else "",
            "url": contact.href if is_address else "",
            "contactOption": "TollFree" if is_number and channel.channel.cost == Cost.FREE else "",
            "availableLanguage": contact.language_codes,
            "areaServed": _area(channel),
            "hoursAvailable": [] if channel.is_overdue else coming_week(contact, channel.now),
        }
    )


def coming_week(contact: HelpContact, now: datetime) -> list[dict]:
    """The hours of the seven days that begin today, closed days taken out; they claim no other week."""
    status = status_or_unknown(now, contact.hours, contact.zone, contact.closed_dates)
    if status.state == State.UNKNOWN:
        # No hours, or hours that nobody can read: the page says so too.
        return []
    zone = ZoneInfo(contact.zone)
    first = now.astimezone(zone).date()
    beginning, end = (datetime.combine(day, time.min, zone) for day in (first, first + WEEK))
    margin = timedelta(days=1)
    closed = parse_closed_dates(contact.closed_dates)
    spans = open_spans(contact.hours, contact.zone, closed, beginning - margin, end + margin)
    days_of: dict[tuple[time, time], list[date]] = {}
    for day, opens, closes in _by_day(spans):
        if first <= day < end.date() and day not in days_of.setdefault((opens, closes), []):
            days_of[opens, closes].append(day)
    valid = {"validFrom": first.isoformat(), "validThrough": (first + WEEK - margin).isoformat()}
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{DAYS[day.weekday()]}" for day in days],
            "opens": f"{opens:%H:%M}",
            "closes": f"{closes:%H:%M}",
            **valid,
        }
        for (opens, closes), days in days_of.items()
        if days
    ]


def _by_day(spans: Iterable[Span]) -> Iterator[tuple[date, time, time]]:
    """(day, opens, closes): an evening past midnight belongs to the day on which it begins."""
    for span in spans:
        if span.end - span.start < LONGEST_EVENING:
            yield span.start.date(), span.start.time(), span.end.time()
        else:
            yield from _whole_days(span)


def _whole_days(span: Span) -> Iterator[tuple[date, time, time]]:
    day, opens = span.start.date(), span.start.time()
    while day < span.end.date():
        yield day, opens, LAST_MINUTE
        day, opens = day + timedelta(days=1), time.min
    if span.end.time() > time.min:
        yield day, opens, span.end.time()


def _area(channel: ListedChannel) -> dict:
    return {} if channel.country == INTERNATIONAL else {"@type": "Country", "name": channel.country}


def _audience(channel: ListedChannel) -> dict:
    ages = _known(
        {"suggestedMinAge": channel.channel.min_age, "suggestedMaxAge": channel.channel.max_age},
    )
    return {"@type": "PeopleAudience", **ages} if ages else {}


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in facts.items() if value not in ("", None, [], {})}
