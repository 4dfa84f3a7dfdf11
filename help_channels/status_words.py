"""A status in words: colour, dot and place on the page only repeat them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from help_channels.hours import State, Status


@dataclass(frozen=True)
class ShownStatus:
    """A status in words. Colour and dot only repeat them."""

    status: Status
    now: datetime
    is_live: bool = True

    @property
    def state(self) -> str:
        return self.status.state.value

    @property
    def is_open(self) -> bool:
        return self.status.is_open

    @property
    def opens(self) -> datetime | None:
        return self.status.opens

    @property
    def changes_at(self) -> datetime | None:
        return self.status.changes_at

    @property
    def label(self) -> str:
        if self.status.state == State.ALWAYS and not self.is_live:
            return _("You can write at any time")
        return {
            State.OPEN: _("Open now"),
            State.ALWAYS: _("Open now"),
            State.CLOSED: _("Closed now"),
            State.UNKNOWN: _("Hours not confirmed"),
            State.OVERDUE: _("Hours not confirmed"),
        }[self.status.state]

    @property
    def detail(self) -> str:
        state = self.status.state
        if state == State.ALWAYS:
            return _("Day and night") if self.is_live else ""
        if state == State.OPEN and self.status.until:
            return _("Until %(time)s, time in %(place)s") % {
                "time": clock(self.status.until),
                "place": place(self.status.until),
            }
        if state == State.CLOSED:
            return self._opens_text()
        return _("Check on the service's own site.")

    def _opens_text(self) -> str:
        opens = self.status.opens
        if not opens:
            return _("Check on the service's own site.")
        words = {"time": clock(opens), "place": place(opens), "day": day_name(opens.date())}
        days = (opens.date() - self.now.astimezone(opens.tzinfo).date()).days
        if days == 0:
            return _("Opens today at %(time)s, time in %(place)s") % words
        if days == 1:
            return _("Opens tomorrow at %(time)s, time in %(place)s") % words
        return _("Opens on %(day)s at %(time)s, time in %(place)s") % words

    @property
    def sentence(self) -> str:
        """Label and detail in one line, for a small space."""
        return f"{self.label}. {self.detail}" if self.detail else self.label


def clock(moment: datetime) -> str:
    return time_format(moment.time(), "TIME_FORMAT")


def day_name(day: date) -> str:
    """The name of the day with its date when it is more than a week away."""
    return date_format(day, pgettext("Django date format of a day on which a service opens", "l j F"))


def place(moment: datetime) -> str:
    """The zone in words: the city of its IANA name, in the reader's language where we know it."""
    key = getattr(moment.tzinfo, "key", "UTC")
    cities = {
        "Europe/Helsinki": _("Helsinki"),
        "Europe/Stockholm": _("Stockholm"),
        "Europe/Oslo": _("Oslo"),
        "Europe/Paris": _("Paris"),
        "Europe/Berlin": _("Berlin"),
        "Australia/Sydney": _("Sydney"),
    }
    return cities.get(key, key.split("/")[-1].replace("_", " "))
