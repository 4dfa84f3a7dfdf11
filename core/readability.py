"""How hard a text is to read: LIX, and the words of its sentences, with limits for each age and language.

LIX is the mean number of words in a sentence plus the per cent of words longer than six letters
(C. H. Björnsson, 1968). It takes a text's temperature and diagnoses nothing. It is not comparable between
languages: Finnish has long words and few of them. On parallel texts English measures about 1/1.1 of
Swedish and Finnish about 1.5 times as much, so each language has limits of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

LONG_WORD = 6
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")
# A colon ends a sentence too, as Björnsson counts.
SENTENCE_END = re.compile(r"(?<=[.!?…:;])[”’\"')]*\s+|(?<=[.!?…][”’\"')])\s+|\n+")


@dataclass(frozen=True)
class Limits:
    """The most that readers of an age manage: LIX, and words in the mean and in the longest sentence."""

    lix: float
    mean: float
    longest: int


# The oldest age that the limits are for, and the limits in each language.
AGES: list[tuple[int, dict[str, Limits]]] = [
    (9, {"sv": Limits(25, 7, 10), "en": Limits(23, 8, 10), "fi": Limits(39, 6, 10)}),
    (12, {"sv": Limits(30, 9, 12), "en": Limits(27, 10, 12), "fi": Limits(46, 7, 12)}),
    (15, {"sv": Limits(35, 12, 15), "en": Limits(32, 13, 15), "fi": Limits(54, 9, 15)}),
    (17, {"sv": Limits(40, 14, 20), "en": Limits(36, 15, 20), "fi": Limits(62, 10, 20)}),
]
ADULTS = {"sv": Limits(45, 16, 35), "en": Limits(41, 17, 35), "fi": Limits(70, 12, 35)}


@dataclass(frozen=True)
class Reading:
    """A text as sentences, each a list of its words."""

    sentences: list[list[str]]

    @cached_property
    def words(self) -> list[str]:
        return [word for sentence in self.sentences for word in sentence]

    @property
    def mean(self) -> float:
        """Words in the mean sentence."""
        return len(self.words) / len(self.sentences) if self.sentences else 0.0

    @property
    def longest(self) -> list[str]:
        return max(self.sentences, key=len, default=[])

    @property
    def lix(self) -> float:
        if not self.words:
            return 0.0
        long_words = sum(len(word) > LONG_WORD for word in self.words)
        return self.mean + 100 * long_words / len(self.words)


def read_texts(texts: Iterable[str]) -> Reading:
    """Each text ends a sentence: headings and items of a list have no full stop."""
    pieces = (piece for text in texts for piece in SENTENCE_END.split(text))
    sentences = [WORD.findall(piece) for piece in pieces]
    return Reading([words for words in sentences if words])


def limits_for(oldest_age: int | None, language: str) -> Limits | None:
    """The limits for readers up to this age, None for adults; None for a language without limits."""
    for age, limits in AGES:
        if oldest_age is not None and oldest_age <= age:
            return limits.get(language)
    return ADULTS.get(language)


def beyond(reading: Reading, limits: Limits) -> dict[str, tuple[float, float]]:
    """What is over a limit, as {"lix": (measured, limit)}; empty when the text is easy enough."""
    measured = {"lix": reading.lix, "mean": reading.mean, "longest": len(reading.longest)}
    return {
        name: (value, getattr(limits, name))
        for name, value in measured.items()
        if value > getattr(limits, name)
    }
