"""Is somebody there now? Opening hours as an OSM `opening_hours` string in an IANA zone.

https://wiki.openstreetmap.org/wiki/Key:opening_hours, evaluated by opening-hours-py. Public
holidays are not trusted to a library's table: a service's closed days are explicit dates. A
status that may be wrong is never "open".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]
from opening_hours import State as SpanState

# How far ahead the next opening is looked for. A service closed for longer says no time.
HORIZON = timedelta(days=28)
# An opening that began on a closed day is dropped whole, its hours after midnight too, unless it
# is so long that it is no evening but a service that never closes.
LONGEST_EVENING = timedelta(hours=24)

# What makes "open" a guess: days and times that we do not know, comments ("by appointment", which
# the library reads as open), second choices, ends left open (20:00+), moments instead of spans.
UNSUPPORTED = re.compile(
    r'\b(PH|SH|sunrise|sunset|dawn|dusk|unknown|easter)\b|"|\|\||\d{1,2}:\d{2}\s*[+/]', re.IGNORECASE
)
# Names in the machine's list of zones that name no place; the library cannot evaluate them.
NO_ZONES = {"Factory", "localtime"}
OVERNIGHT = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    # Open without end: day and night, or a form that takes messages at any time.
    ALWAYS = "always"
    # Hours are not known.
    UNKNOWN = "unknown"
    # The facts were not checked in time: nothing is claimed.
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Status:
    """The state at one moment; `until` and `opens` are aware datetimes in the service's zone."""

    state: State
    until: datetime | None = None
    opens: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state in {State.OPEN, State.ALWAYS}

    @property
    def changes_at(self) -> datetime | None:
        return self.until or self.opens


@dataclass(frozen=True)
class Span:
    """From `start` up to, but not including, `end`.

    Compared as moments in UTC: Python compares two times of one zone by the clock on the wall,
    which shows one hour twice on an autumn night.
    """

    start: datetime
    end: datetime

    def holds(self, moment: datetime) -> bool:
        return self.start.astimezone(UTC) <= moment.astimezone(UTC) < self.end.astimezone(UTC)

    def begins_after(self, moment: datetime) -> bool:
        return self.start.astimezone(UTC) > moment.astimezone(UTC)


def status_at(now: datetime, hours: str, zone: str, closed: frozenset[date] = frozenset()) -> Status:
    """Tell whether a service is open at `now` (aware, any zone), until when, or when it opens.

    Empty hours are unknown hours. Raises ZoneInfoNotFoundError or ParserError for facts that
    `check_hours` would have refused.
    """
    if not hours.strip():
        return Status(State.UNKNOWN)
    # The library takes zones by name only; Django's "now" is in plain UTC.
    local = now.astimezone(ZoneInfo(zone))
    horizon = local + HORIZON
    spans = list(open_spans(hours, zone, closed, local - timedelta(days=2), horizon + timedelta(days=1)))
    current = next((span for span in spans if span.holds(now)), None)
    if current:
        endless = current.end.astimezone(UTC) >= horizon.astimezone(UTC)
        return Status(State.ALWAYS) if endless else Status(State.OPEN, until=current.end)
    coming = next((span for span in spans if span.begins_after(now)), None)
    return Status(State.CLOSED, opens=coming.start if coming else None)


def status_or_unknown(now: datetime, hours: str, zone: str, closed_dates: str) -> Status:
    """The status by facts as they are stored; unknown where nobody can read them.

    The form refuses such facts. They may come in around it, and a reader's page must stand all the same.
    """
    try:
        return status_at(now, hours, zone, parse_closed_dates(closed_dates))
    except (ParserError, ZoneInfoNotFoundError, ValidationError, ValueError):
        return Status(State.UNKNOWN)


def zone_named(name: str) -> ZoneInfo | None:
    """The zone, or None where there is none of this name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def open_spans(
    hours: str, zone: str, closed: frozenset[date], start: datetime, end: datetime
) -> Iterator[Span]:
    """The spans in which the service is open between two local moments, closed days taken out."""
    tz = ZoneInfo(zone)
    evaluated = OpeningHours(hours, timezone=tz)
    for begins, ends, state, _comment in evaluated.intervals(start, end):
        if state == SpanState.OPEN:
            yield from _without_closed_days(_cautious(Span(begins, ends or end)), closed, tz)


def _cautious(span: Span) -> Span:
    """In autumn the clock shows some closing times twice: the first one counts, the library takes the second."""
    first = span.end.replace(fold=0)
    return Span(span.start, first) if Span(span.start, first).holds(span.start) else span


def _without_closed_days(span: Span, closed: frozenset[date], tz: ZoneInfo) -> Iterator[Span]:
    if span.start.date() in closed and span.end - span.start < LONGEST_EVENING:
        return
    start = span.start
    for day in sorted(day for day in closed if span.start.date() <= day <= span.end.date()):
        day_start = datetime.combine(day, time.min, tz)
        day_end = datetime.combine(day + timedelta(days=1), time.min, tz)
        if day_end <= start or day_start >= span.end:
            continue
        if day_start > start:
            yield Span(start, day_start)
        start = day_end
    if start < span.end:
        yield Span(start, span.end)


def check_hours(hours: str) -> None:
    """Raise ValidationError, in words for an editor, unless the string is one we can trust."""
    if found := UNSUPPORTED.search(hours):
        raise ValidationError(
            _("“%(word)s” cannot be used here. Write closed days as dates, and times as hours and minutes."),
            code="unsupported_hours",
            params={"word": found.group()},
        )
    try:
        OpeningHours(hours)
    except ParserError as error:
        raise ValidationError(
            _("We cannot read these hours. Write for example “Mo-Fr 14:00-20:00; Sa 17:00-20:00” or “24/7”."),
            code="unreadable_hours",
        ) from error
    if ";" in hours and _has_overnight(hours):
        raise ValidationError(
            _("Hours that go past midnight must be joined with a comma, not with a semicolon."),
            code="overnight_semicolon",
        )


def _has_overnight(hours: str) -> bool:
    """A span that ends at or before its start, or after 24:00, reaches into the next day."""
    for start_hour, start_minute, end_hour, end_minute in OVERNIGHT.findall(hours):
        start, end = (int(start_hour), int(start_minute)), (int(end_hour), int(end_minute))
        if end <= start or end > (24, 0):
            return True
    return False


def check_zone(zone: str) -> None:
    if zone not in available_timezones() - NO_ZONES:
        raise ValidationError(
            _("“%(zone)s” is not a time zone. Write for example “Europe/Helsinki”."),
            code="unknown_zone",
            params={"zone": zone},
        )


def parse_closed_dates(text: str) -> frozenset[date]:
    """Read one date or span per line: `2026-12-24` or `2026-12-24/2027-01-06`.

    Raises ValidationError naming the line that cannot be read. Spans longer than a year are refused.
    """
    days: set[date] = set()
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        first, slash, last = line.partition("/")
        try:
            start, end = _date(first), _date(last if slash else first)
        except ValueError as error:
            raise _bad_dates(line) from error
        if not 0 <= (end - start).days <= 366:
            raise _bad_dates(line)
        days.update(start + timedelta(days=number) for number in range((end - start).days + 1))
    return frozenset(days)


def _date(text: str) -> date:
    # Not date.fromisoformat: it takes "20261224" and "2026-W52-4" too.
    return datetime.strptime(text.strip(), "%Y-%m-%d").date()


def _bad_dates(line: str) -> ValidationError:
    return ValidationError(
        _("We cannot read “%(line)s”. Write “2026-12-24”, or “2026-12-24/2027-01-06” for several days."),
        code="unreadable_dates",
        params={"line": line},
    )
