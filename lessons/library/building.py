"""Reading the library of one language into its index: three queries, and nothing of a lesson's text."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from django.db.models import F
from django.utils.translation import override

from lessons.library.facets import (
    DURATIONS,
    FACETS,
    NEWEST,
    OFFLINE,
    OFFLINE_LABEL,
    SHORTEST,
    YOUNGEST,
    Facet,
    Option,
    duration_of,
)
from lessons.library.index import Index
from lessons.models.lessons import LessonPage
from taxonomy.models import PageTerm, Term

# Where a lesson of unknown length, or for no age, stands.
LAST = 10_000


class Row(NamedTuple):
    """What the library knows of a lesson's own row."""

    pk: int
    translation_key: UUID
    minutes: int | None
    without_devices: bool


def build(language: str, locale: int) -> Index:
    newest_first = F("first_published_at").desc(nulls_last=True)
    lessons = LessonPage.objects.live().filter(locale=locale).order_by(newest_first, "-pk")
    rows = [Row(*values) for values in lessons.values_list(*Row._fields)]
    terms = list(Term.objects.all().with_words(language).in_order())
    with override(language):
        options = {facet.name: _options(facet, terms) for facet in FACETS}
    index = Index([row.pk for row in rows], [row.translation_key for row in rows], options)
    index.bits = _facts(rows) | _terms(index, terms, locale)
    index.orders = _orders(index, rows)
    return index


def _options(facet: Facet, terms: list[Term]) -> list[Option]:
    if facet.name == "minutes":
        return [Option(span.value, span.label) for span in DURATIONS]
    if facet.name == "offline":
        return [Option(OFFLINE, str(OFFLINE_LABEL))]
    return [_option(term) for term in terms if term.scheme == facet.scheme and _is_offered(facet, term)]


def _is_offered(facet: Facet, term: Term) -> bool:
    """A lesson is for the ages of its pupils: parents and teachers are no choice."""
    return facet.name != "age" or term.is_child_audience


def _option(term: Term) -> Option:
    return Option(term.code, term.label, term.tint, LAST if term.min_age is None else term.min_age)


def _facts(rows: list[Row]) -> dict[str, dict[str, int]]:
    minutes: dict[str, int] = defaultdict(int)
    offline = 0
    for place, row in enumerate(rows):
        minutes[duration_of(row.minutes)] |= 1 << place
        offline |= row.without_devices << place
    return {"minutes": minutes, "offline": {OFFLINE: offline}}


def _terms(index: Index, terms: list[Term], locale: int) -> dict[str, dict[str, int]]:
    codes = {term.pk: term.code for term in terms}
    facets = {
        option.value: facet.name for facet in FACETS if facet.scheme for option in index.options[facet.name]
    }
    bits: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, term in _carried(locale):
        code = codes.get(term, "")
        if code in facets and key in index.places:
            bits[facets[code]][code] |= 1 << index.places[key]
    return bits


def _carried(locale: int):
    """(lesson, term), by key, for all published lessons."""
    of_lessons = {
        "content_object__live": True,
        "content_object__locale": locale,
        "content_object__lessonpage__isnull": False,
    }
    return PageTerm.objects.filter(**of_lessons).values_list("content_object", "tag").iterator()


def _orders(index: Index, rows: list[Row]) -> dict[str, list[int]]:
    places = range(len(rows))
    return {
        NEWEST: list(places),
        SHORTEST: sorted(places, key=lambda place: rows[place].minutes or LAST),
        YOUNGEST: _youngest_first(index),
    }


def _youngest_first(index: Index) -> list[int]:
    ages = [LAST] * len(index.keys)
    for option in index.options["age"]:
        flags = f"{index.having('age', option.value):b}"[::-1]
        for place, flag in enumerate(flags):
            if flag == "1":
                ages[place] = min(ages[place], option.min_age)
    return sorted(range(len(ages)), key=ages.__getitem__)
