"""The library as one request shows it: what is found, what else can be chosen, and the ways back."""

from __future__ import annotations

from functools import cached_property

from django.http import QueryDict
from django.utils.functional import Promise

from lessons.library.cards import LessonCard, lesson_cards
from lessons.library.chips import Chip, chips_of
from lessons.library.choices import Choices
from lessons.library.facets import BEST, NEWEST, SORTS, UNSORTED, Option
from lessons.library.groups import NAMES, Group, groups_of
from lessons.library.index import Index
from lessons.library.stamps import indexes
from lessons.library.words import hits

PAGE_SIZE = 20


class Library:
    """`address` is where its links lead; `words` are searched, and written into none of them."""

    def __init__(self, address: str, language: str, data: QueryDict, words: str = "") -> None:
        self.address = address
        self.words = words
        self.indexes = indexes()
        self.choices = Choices.read(data, language, self.indexes)

    @property
    def index(self) -> Index:
        """The lessons of the chosen language."""
        return self.indexes[self.choices.language]

    def options(self, facet: str) -> list[Option]:
        """In the words of the page's language, whatever language the lessons have."""
        return self.indexes[self.choices.own_language].options[facet]

    def url(self, choices: Choices) -> str:
        return f"{self.address}{choices.query}"

    # --- What is found -------------------------------------------------------------------------

    def fitting(self, choices: Choices, besides: str = "") -> int:
        """The lessons that fit these choices and the words, one facet left aside."""
        index = self.indexes[choices.language]
        fitting = index.fitting(choices.picked, besides)
        return fitting & self.hit_bits if self.words else fitting

    @cached_property
    def hit_places(self) -> list[int]:
        """What the words find, best first."""
        return self.index.places_of(hits(self.words, self.choices.language))

    @cached_property
    def hit_bits(self) -> int:
        return self.index.these(self.hit_places)

    @cached_property
    def found(self) -> int:
        return self.fitting(self.choices)

    @property
    def total(self) -> int:
        return self.found.bit_count()

    @cached_property
    def cards(self) -> list[LessonCard]:
        first = (self.number - 1) * PAGE_SIZE
        order = self.hit_places if self.sort == BEST else self.index.orders[self.sort]
        keys = self.index.page(self.found, order, first, PAGE_SIZE)
        lang = self.choices.language if self.choices.is_elsewhere else ""
        return lesson_cards(keys, self.choices.collection, {key: self._languages(key) for key in keys}, lang)

    def _languages(self, key: int) -> str:
        """In which languages the lesson is there, each by its own name."""
        lesson = self.index.translation_keys[self.index.places[key]]
        known = {code for code, index in self.indexes.items() if lesson in index.translated}
        return " · ".join(name for code, name in NAMES.items() if code in known)

    # --- Order and pages -----------------------------------------------------------------------

    @property
    def default_sort(self) -> str:
        return BEST if self.words else NEWEST

    @property
    def sort(self) -> str:
        """Nothing fits best where no words are searched."""
        chosen = self.choices.sort or self.default_sort
        return self.default_sort if chosen == BEST else chosen

    @property
    def sorts(self) -> list[tuple[str, str | Promise, bool]]:
        """(value, label, whether chosen); the one that goes without saying has no value."""
        return [
            (UNSORTED if value == self.default_sort else value, label, value == self.sort)
            for value, label in SORTS.items()
            if value != BEST or self.words
        ]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def number(self) -> int:
        """The page that is shown: the last one where there are not as many."""
        return min(self.choices.page, self.pages)

    @property
    def previous_page(self) -> int:
        return self.number - 1

    @property
    def next_page(self) -> int:
        return self.number + 1 if self.number < self.pages else 0

    @property
    def previous_url(self) -> str:
        return self.url(self.choices.on_page(self.previous_page))

    @property
    def next_url(self) -> str:
        return self.url(self.choices.on_page(self.next_page))

    # --- Choices and ways back -----------------------------------------------------------------

    @cached_property
    def groups(self) -> list[Group]:
        return groups_of(self)

    @cached_property
    def chips(self) -> list[Chip]:
        return chips_of(self)

    @property
    def ways_back(self) -> list[Chip]:
        """The choices to take back so that something is found."""
        return [chip for chip in self.chips if chip.number]

    @property
    def url_without_choices(self) -> str:
        return self.url(self.choices.cleared)

    @property
    def url_without_words(self) -> str:
        return self.url(self.choices.on_page(1))

    @property
    def collection_url(self) -> str:
        return f"{self.address}{self.choices.collection.path}"
