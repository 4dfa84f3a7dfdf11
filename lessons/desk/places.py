"""Where a lesson stands: in its series, on other pages, in stored packs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, ReferenceIndex

if TYPE_CHECKING:
    from lessons.models import LessonPage, LessonSeries


@dataclass(frozen=True)
class Place:
    """`url` is empty where the editor can go nowhere."""

    words: str
    url: str = ""


def places_of(page: LessonPage, user) -> list[Place]:
    """Series, pages, packs: one place for each."""
    return [*_series(page, user), *_pages(page), *_packs(page)]


def _series(page: LessonPage, user) -> list[Place]:
    if not page.series:
        return []
    may_change = user.has_perm("lessons.change_lessonseries")
    url = reverse(page.series.snippet_viewset.get_url_name("edit"), args=[page.series_id])
    return [Place(_("Series “%(title)s”") % {"title": page.series.title}, url if may_change else "")]


def _pages(page: LessonPage) -> list[Place]:
    """Those whose published version or draft links here, in every language."""
    groups = ReferenceIndex.get_grouped_references_to(page)
    found = [source for source, _refs in groups if isinstance(source, Page) and source.pk != page.pk]
    found.sort(key=lambda source: (source.title, source.locale.language_code))
    return [Place(f"{source.title} ({source.locale.language_code})", edit_url(source)) for source in found]


def _packs(page: LessonPage) -> list[Place]:
    days = list(page.packs.order_by("-built_at").values_list("built_at", flat=True))
    if not days:
        return []
    sentence = ngettext(
        "%(count)d stored pack, the newest of %(date)s",
        "%(count)d stored packs, the newest of %(date)s",
        len(days),
    )
    return [Place(sentence % {"count": len(days), "date": date_format(localtime(days[0]), "DATE_FORMAT")})]


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@dataclass(frozen=True)
class SeriesPlace:
    """The neighbours of a lesson in its own language, drafts among them."""

    title: str
    before: Place | None
    after: Place | None
    warnings: list[str]

    @classmethod
    def of(cls, page: LessonPage, series: LessonSeries) -> SeriesPlace:
        others = list(series.lessons_in(page.locale_id).exclude(pk=page.pk))
        mine = page.series_order or 0
        before = [other for other in others if (other.series_order or 0) < mine]
        after = [other for other in others if (other.series_order or 0) > mine]
        return cls(
            series.title,
            _place(before[-1]) if before else None,
            _place(after[0]) if after else None,
            _warnings([*others, page]),
        )


def _place(page: LessonPage) -> Place:
    return Place(page.title, edit_url(page))


def _warnings(lessons: list[LessonPage]) -> list[str]:
    counts = Counter(lesson.series_order for lesson in lessons)
    shared = sorted(place for place, count in counts.items() if place and count > 1)
    found = [
        _shared(place, [lesson for lesson in lessons if lesson.series_order == place]) for place in shared
    ]
    if counts[None]:
        nowhere = [lesson.title for lesson in lessons if lesson.series_order is None]
        found.append(_("No place in the series yet: %(titles)s.") % {"titles": ", ".join(sorted(nowhere))})
    return found


def _shared(place: int, lessons: list[LessonPage]) -> str:
    titles = ", ".join(sorted(lesson.title for lesson in lessons))
    return _("Several lessons have place %(place)d: %(titles)s.") % {"place": place, "titles": titles}
