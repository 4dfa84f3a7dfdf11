"""What teachers choose by, and how a choice is written in an address."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from taxonomy.models import Scheme

OFFLINE = "1"
OFFLINE_LABEL = _("Works without devices")


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter of the address; `scheme` the vocabulary that it chooses from, if any."""

    name: str
    label: str | Promise
    scheme: str = ""
    # Whether the choices are seen before anybody asks for them.
    is_open: bool = False


FACETS = (
    Facet("age", _("Age of the pupils"), Scheme.AUDIENCE, is_open=True),
    Facet("minutes", _("Time you have"), is_open=True),
    Facet("offline", _("Devices"), is_open=True),
    Facet("grade", _("School level"), Scheme.LEVEL),
    Facet("topic", _("Topic"), Scheme.TOPIC),
    Facet("skill", _("Competence"), Scheme.COMPETENCE),
    Facet("kind", _("Kind of material"), Scheme.TYPE),
)


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen. `value` stands in the address."""

    value: str
    label: str
    tint: str = ""
    min_age: int = 99


@dataclass(frozen=True)
class Duration:
    """A span of minutes; the address names its longest, the last one what it exceeds."""

    value: str
    shortest: int
    longest: int

    @property
    def label(self) -> str:
        if self.shortest == 0:
            return gettext("Up to %(minutes)d minutes") % {"minutes": self.longest}
        if self.value == LAST.value:
            return gettext("Over %(minutes)d minutes") % {"minutes": self.shortest - 1}
        return gettext("%(from)d–%(to)d minutes") % {"from": self.shortest, "to": self.longest}


LAST = Duration("61", 61, 10_000)
DURATIONS = (Duration("20", 0, 20), Duration("45", 21, 45), Duration("60", 46, 60), LAST)

# The orders of lessons. None chosen: the newest first, or what fits the words best.
UNSORTED, BEST, NEWEST, SHORTEST, YOUNGEST = "", "best", "new", "short", "age"
SORTS: dict[str, str | Promise] = {
    BEST: pgettext_lazy("order of lessons", "Best match first"),
    NEWEST: pgettext_lazy("order of lessons", "Newest first"),
    SHORTEST: pgettext_lazy("order of lessons", "Shortest first"),
    YOUNGEST: pgettext_lazy("order of lessons", "Youngest pupils first"),
}


def duration_of(minutes: int | None) -> str:
    """The span that a lesson of this length falls into; empty when its length is not known."""
    if not minutes:
        return ""
    return next(span.value for span in DURATIONS if minutes <= span.longest)
