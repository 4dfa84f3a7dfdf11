"""What a teacher has chosen, as it stands in an address or travels in a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from lessons.collection import PARAMETER, Collection
from lessons.library.facets import FACETS, SORTS, UNSORTED
from lessons.library.index import Index

LANGUAGE, SORT, PAGE = "in", "sort", "page"
# In the body of a form: a choice to take back, written "age=a10_12".
WITHOUT = "without"
# As many values of one parameter are looked at; more no vocabulary has.
MOST_VALUES = 100
MANY_PAGES = 10**6


@dataclass(frozen=True)
class Choices:
    """`picked[facet]` are the values chosen; `language` is that of the lessons."""

    language: str
    own_language: str
    picked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = UNSORTED
    page: int = 1
    collection: Collection = field(default_factory=Collection)
    has_unknown: bool = False

    @classmethod
    def read(cls, data: QueryDict, own_language: str, indexes: Mapping[str, Index]) -> Choices:
        """Unknown values are left out, and that there were some is remembered."""
        language = data.get(LANGUAGE) or own_language
        picked, unknown = _picked(data, indexes[own_language])
        sort = data.get(SORT, UNSORTED)
        page = data.get(PAGE) or "1"
        collection = Collection.parse(data.get(PARAMETER, ""))
        known_sort = sort == UNSORTED or sort in SORTS
        unknown |= language not in indexes or not known_sort or not _is_number(page)
        choices = cls(
            language=language if language in indexes else own_language,
            own_language=own_language,
            picked=picked,
            sort=sort if known_sort else UNSORTED,
            page=_page(page),
            collection=collection,
            has_unknown=unknown or collection.has_unknown,
        )
        return choices.without(*data.get(WITHOUT, "").partition("=")[::2])

    def without(self, name: str, value: str) -> Choices:
        """The same less one choice, from the first page on."""
        picked = {
            facet: tuple(each for each in values if (facet, each) != (name, value))
            for facet, values in self.picked.items()
        }
        took_language = (name, value) == (LANGUAGE, self.language)
        return replace(
            self,
            picked={facet: values for facet, values in picked.items() if values},
            language=self.own_language if took_language else self.language,
            page=1 if name else self.page,
        )

    @property
    def cleared(self) -> Choices:
        return Choices(self.own_language, self.own_language, sort=self.sort, collection=self.collection)

    def on_page(self, number: int) -> Choices:
        return replace(self, page=number)

    def has(self, facet: str, value: str) -> bool:
        return value in self.picked.get(facet, ())

    @property
    def is_elsewhere(self) -> bool:
        return self.language != self.own_language

    @property
    def facet_pairs(self) -> list[tuple[str, str]]:
        pairs = [(facet, value) for facet, values in self.picked.items() for value in values]
        return [*pairs, (LANGUAGE, self.language)] if self.is_elsewhere else pairs

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Everything but the page, as parameters; what goes without saying is left out."""
        pairs = self.facet_pairs
        if self.sort:
            pairs.append((SORT, self.sort))
        if self.collection.keys:
            pairs.append((PARAMETER, self.collection.text))
        return pairs

    @property
    def query(self) -> str:
        """The end of an address, with its question mark; empty when nothing is chosen."""
        pairs = self.pairs + ([(PAGE, str(self.page))] if self.page > 1 else [])
        return f"?{urlencode(pairs)}" if pairs else ""


def _picked(data: QueryDict, index: Index) -> tuple[dict[str, tuple[str, ...]], bool]:
    """The known values of each facet, in the order in which they are offered; whether any was unknown."""
    picked, unknown = {}, False
    for facet in FACETS:
        asked = {value for value in data.getlist(facet.name)[:MOST_VALUES] if value}
        known = tuple(option.value for option in index.options[facet.name] if option.value in asked)
        unknown |= len(known) < len(asked)
        if known:
            picked[facet.name] = known
    return picked, unknown


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:20]) > 0


def _page(text: str) -> int:
    """A page number as typed; whatever is too large for any library is just very large."""
    if not _is_number(text):
        return 1
    return min(int(text[:20]), MANY_PAGES)
