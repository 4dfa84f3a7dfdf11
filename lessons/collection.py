"""What a teacher has put together: keys of lessons in an order, kept in an address and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import get_language

if TYPE_CHECKING:
    from lessons.models import LessonPage

PARAMETER = "collection"
MOST = 20
# Longer than twenty keys can be written.
LONGEST = 600
# No database of ours counts further.
LARGEST_KEY = 2**63 - 1


@dataclass(frozen=True)
class Collection:
    keys: tuple[int, ...] = ()
    # Whether something of the address was not a key, or one too many.
    has_unknown: bool = False
    has_too_many: bool = False

    @classmethod
    def parse(cls, text: str) -> Collection:
        """Read "12-15-33"; what is not a key is left out, and so is what comes after twenty."""
        parts = [part for part in text[:LONGEST].split("-") if part]
        keys = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 20]
        known = [key for key in dict.fromkeys(keys) if 0 < key <= LARGEST_KEY]
        return cls(
            tuple(known[:MOST]),
            has_unknown=len(keys) != len(parts) or len(known) != len(dict.fromkeys(keys)),
            has_too_many=len(known) > MOST or len(text) > LONGEST,
        )

    @classmethod
    def of(cls, request: HttpRequest) -> Collection:
        """The collection that travels along in the address of another page."""
        return cls.parse(request.GET.get(PARAMETER, ""))

    def __len__(self) -> int:
        return len(self.keys)

    def __contains__(self, key: int) -> bool:
        return key in self.keys

    def with_(self, key: int) -> Collection:
        return self if key in self or self.is_full else Collection((*self.keys, key))

    def without(self, key: int) -> Collection:
        return Collection(tuple(each for each in self.keys if each != key))

    def moved_up(self, key: int) -> Collection:
        """The same with this one before the one that stood before it."""
        keys = list(self.keys)
        place = keys.index(key) if key in keys else 0
        if place > 0:
            keys[place - 1 : place + 1] = [key, keys[place - 1]]
        return Collection(tuple(keys))

    def only(self, keys: Iterable[int]) -> Collection:
        known = set(keys)
        return Collection(tuple(key for key in self.keys if key in known))

    @property
    def is_full(self) -> bool:
        return len(self.keys) >= MOST

    @property
    def text(self) -> str:
        return "-".join(map(str, self.keys))

    @property
    def path(self) -> str:
        """Where it is shown, below the address of the library."""
        return f"collection/{self.text}/" if self.keys else "collection/"

    @property
    def query(self) -> str:
        """What makes it travel along in the address of another page."""
        return f"?{urlencode({PARAMETER: self.text})}" if self.keys else ""


@dataclass(frozen=True)
class Offer:
    """A lesson beside the collection: the addresses of both, with and without it."""

    collection: Collection
    key: int
    library_url: str
    language: str
    most: int = MOST

    @cached_property
    def has_lesson(self) -> bool:
        return self.key in self.collection

    @property
    def is_full(self) -> bool:
        """Whether there is no room for this lesson."""
        return self.collection.is_full and not self.has_lesson

    @property
    def url(self) -> str:
        return f"{self.library_url}{self.collection.path}"

    @property
    def add_url(self) -> str:
        return f"{self.library_url}{self.collection.with_(self.key).path}"

    @property
    def back_url(self) -> str:
        return f"{self.library_url}{self.collection.query}"


def offer_of(request: HttpRequest, page: LessonPage) -> Offer:
    """For the context of a lesson's page, under the name `collection`."""
    return Offer(Collection.of(request), page.pk, page.trail[-1].url or "", get_language() or "")
