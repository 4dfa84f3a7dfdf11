"""All published lessons of one language, as numbers: one bit a lesson, one number for each choice.

A lesson's place is its bit. Which lessons fit a set of choices, and how many would fit one more, is
then a handful of `&` and `|` on whole numbers, whether there are ten lessons or ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from lessons.library.facets import Option


@dataclass
class Index:
    """`keys` are primary keys, newest lesson first; `bits[facet][value]` are the lessons of a choice."""

    keys: list[int]
    translation_keys: list[UUID]
    options: dict[str, list[Option]]
    bits: dict[str, dict[str, int]] = field(default_factory=dict)
    orders: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {key: place for place, key in enumerate(self.keys)}
        self.everything = (1 << len(self.keys)) - 1
        self.translated = frozenset(self.translation_keys)

    def fitting(self, picked: dict[str, tuple[str, ...]], besides: str = "") -> int:
        """The lessons that fit one choice of every facet with choices, one facet left aside."""
        found = self.everything
        for facet, values in picked.items():
            if facet != besides:
                found &= self.any_of(facet, values)
        return found

    def any_of(self, facet: str, values: Iterable[str]) -> int:
        found = 0
        for value in values:
            found |= self.having(facet, value)
        return found

    def having(self, facet: str, value: str) -> int:
        return self.bits.get(facet, {}).get(value, 0)

    def these(self, places: Iterable[int]) -> int:
        flags = bytearray(len(self.keys) // 8 + 1)
        for place in places:
            flags[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(flags, "little")

    def page(self, found: int, order: list[int], start: int, number: int) -> list[int]:
        """The keys of some of the lessons found; `order` are places."""
        return [self.keys[place] for place in islice(_those(found, order), start, start + number)]

    def places_of(self, keys: Iterable[int]) -> list[int]:
        return [self.places[key] for key in keys if key in self.places]


def _those(found: int, order: list[int]) -> Iterator[int]:
    flags = f"{found:b}"[::-1]
    return (place for place in order if place < len(flags) and flags[place] == "1")
