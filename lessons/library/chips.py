"""What is chosen, in words, each with the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lessons.library.choices import LANGUAGE
from lessons.library.groups import NAMES

if TYPE_CHECKING:
    from lessons.library.shelf import Library


@dataclass(frozen=True)
class Chip:
    """`url` takes it back by a link; `pair` by a button, where words are searched.

    `number` are the lessons found without it; `language` is that of its label.
    """

    label: str
    url: str
    pair: str
    number: int
    language: str = ""


def chips_of(library: Library) -> list[Chip]:
    return [_chip(library, name, value) for name, value in library.choices.facet_pairs]


def _chip(library: Library, name: str, value: str) -> Chip:
    fewer = library.choices.without(name, value)
    is_language = name == LANGUAGE
    return Chip(
        NAMES[value] if is_language else _label(library, name, value),
        library.url(fewer),
        f"{name}={value}",
        # With words the number in another language is not known without searching there.
        0 if is_language and library.words else library.fitting(fewer).bit_count(),
        value if is_language else "",
    )


def _label(library: Library, name: str, value: str) -> str:
    return next(option.label for option in library.options(name) if option.value == value)
