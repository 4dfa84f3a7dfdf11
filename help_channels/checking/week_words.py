"""The opening hours of one week in words, for a person who compares them with the service's own page."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from opening_hours import ParserError  # type: ignore[attr-defined]

from help_channels.hours import Span, State, check_hours, check_zone, open_spans, status_at
from help_channels.status_words import clock

if TYPE_CHECKING:
    from help_channels.models.contacts import HelpContact

NO_CLOSED_DAYS: frozenset[date] = frozenset()


def week_in_words(contact: HelpContact, today: date | None = None) -> list[str]:
    """A line for each run of days with the same times, from Monday; says so when hours are not known."""
    if not contact.hours:
        return [_("Hours not given")]
    try:
        check_zone(contact.zone)
        check_hours(contact.hours)
        return _lines(contact.hours, contact.zone, today or timezone.localdate())
    except (ValidationError, ParserError):
        return [_("These hours cannot be read.")]


def _lines(hours: str, zone: str, today: date) -> list[str]:
    if status_at(timezone.now(), hours, zone).state == State.ALWAYS:
        return [_("Day and night")]
    monday = datetime.combine(today - timedelta(days=today.weekday()), time.min, ZoneInfo(zone))
    days = [(monday + timedelta(days=number)).date() for number in range(7)]
    spans = list(open_spans(hours, zone, NO_CLOSED_DAYS, monday, monday + timedelta(days=7)))
    runs = groupby(days, key=lambda day: _times(day, spans))
    lines = [_line(list(run), times) for times, run in runs if times]
    return lines or [_("Closed all this week")]


def _times(day: date, spans: list[Span]) -> str:
    """A span that goes past midnight stands at the day on which it begins."""
    return ", ".join(f"{clock(span.start)}–{clock(span.end)}" for span in spans if span.start.date() == day)


def _line(days: list[date], times: str) -> str:
    first, last = date_format(days[0], "l"), date_format(days[-1], "l")
    name = first if len(days) == 1 else f"{first}–{last}"
    return _("%(days)s: %(times)s") % {"days": name, "times": times}
