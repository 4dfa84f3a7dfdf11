"""Finding lessons by the stems of words. The words are kept nowhere."""

from __future__ import annotations

from core.search.keys import keys_holding
from lessons.models.lessons import LessonPage

LONGEST = 200


def tidy(words: str) -> str:
    return " ".join(words[: LONGEST * 2].replace("\0", " ").split())[:LONGEST]


def hits(words: str, language: str) -> list[int]:
    """The keys of the lessons that hold all the words, or all their stems; best first.

    Some may be of another language or not published: the library's index leaves those out.
    """
    return keys_holding(words, LessonPage, language)
