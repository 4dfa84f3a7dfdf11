"""A collection as it is shown: its lessons in the teacher's order, with the ways to change it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lessons.collection import Collection
from lessons.library.cards import LessonCard, lesson_card
from lessons.models.lessons import LessonPage
from taxonomy.cards import terms_by_page


@dataclass(frozen=True)
class Entry:
    """One lesson of a collection. `up_url` is empty for the first."""

    card: LessonCard
    objectives: list[str]
    needs: list[str]
    short_url: str
    without: Collection
    up: Collection | None


class Collected:
    """`library_url` is the address below which collections lie; `host` goes before addresses on paper."""

    def __init__(self, collection: Collection, library_url: str, language: str, host: str) -> None:
        self.asked = collection
        self.library_url = library_url
        self.language = language
        self.host = host

    @cached_property
    def pages(self) -> list[LessonPage]:
        """The published lessons among the keys, of whatever language."""
        found = (
            LessonPage.objects.live().filter(pk__in=self.asked.keys).select_related("locale", "cover_image")
        )
        by_key = {page.pk: page for page in found.defer("steps", "sheets", "quiz", "letter", "related")}
        return [by_key[key] for key in self.asked.keys if key in by_key]

    @cached_property
    def collection(self) -> Collection:
        return self.asked.only(page.pk for page in self.pages)

    @property
    def has_left_out(self) -> bool:
        return self.asked.has_unknown or len(self.collection) < len(self.asked)

    @cached_property
    def entries(self) -> list[Entry]:
        terms = terms_by_page(self.pages)
        return [self._entry(page, terms.get(page.pk, [])) for page in self.pages]

    def _entry(self, page: LessonPage, terms: list) -> Entry:
        code = page.locale.language_code
        lang = "" if code == self.language else code
        return Entry(
            card=lesson_card(page, terms, self.collection.query, lang=lang),
            objectives=page.objective_list,
            needs=page.need_list,
            short_url=f"{self.host}{self.library_url}{page.pk}/",
            without=self.collection.without(page.pk),
            up=self.collection.moved_up(page.pk) if page.pk != self.collection.keys[0] else None,
        )

    @property
    def minutes(self) -> int:
        return sum(page.minutes or 0 for page in self.pages)

    @property
    def more_url(self) -> str:
        """Back to the library, with the collection travelling along."""
        return f"{self.library_url}{self.collection.query}"

    @property
    def zip_url(self) -> str:
        return f"{self.library_url}{self.collection.path}all.zip"

    @property
    def own_url(self) -> str:
        return f"{self.library_url}{self.collection.path}"
