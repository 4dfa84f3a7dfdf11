"""A story cut into pages, its passages numbered as in a gamebook.

Which way a reader takes is told to nobody: choices are links to fragments of the page, and a browser
keeps those to itself. A story that is too long for one page is cut by *depth*, by how many choices a
passage is from the start, so that the address of a part (`?part=2`), which a server does see, tells how
far a reader is and never which choice was made. What remains true: where one way is shorter than another,
a reader who comes to a later part has not taken a way that ends before it, and one who goes back to an
earlier part has chosen a way that leads there. And where more passages are equally far than a page holds,
they are shared out in the order of the script, and the address tells which of these pages it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase

from exercises.stories.graph import depths
from exercises.stories.story import Line, Passage, Story, key_of

# What one page holds: with the frame of the site it weighs at most twelve kilobytes on its way, measured in Finnish.
MOST_PASSAGES = 40
MOST_CHARACTERS = 11_000


@dataclass(frozen=True)
class Turn:
    """A choice as it is told: a letter and words, and the number and part of the passage it leads to."""

    letter: str
    text: str
    number: int
    part: int


@dataclass(frozen=True)
class Told:
    """A passage as it is told. Its number says nothing of what happens in it."""

    number: int
    me: str
    passage: Passage
    turns: tuple[Turn, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.passage.lines

    @property
    def kind_word(self) -> str:
        return self.passage.kind_word

    @property
    def has_notes(self) -> bool:
        return any(line.note for line in self.passage.lines)


@dataclass(frozen=True)
class Part:
    """What one page tells. The first passage of the first part is the start."""

    number: int
    passages: tuple[Told, ...]

    @property
    def has_notes(self) -> bool:
        return any(told.has_notes for told in self.passages)


def tell(story: Story) -> tuple[Part, ...]:
    """The parts of a story that has no faults: every choice leads somewhere."""
    cut = list(_cut(story))
    ordered = [passage for passages in cut for passage in passages]
    numbers = {passage.key: number for number, passage in enumerate(ordered, start=1)}
    parts = {passage.key: number for number, passages in enumerate(cut, start=1) for passage in passages}

    def told(passage: Passage) -> Told:
        turns = tuple(
            Turn(letter, choice.text, numbers[key_of(choice.to)], parts[key_of(choice.to)])
            for letter, choice in zip(ascii_uppercase, passage.choices, strict=False)
        )
        return Told(numbers[passage.key], story.me, passage, turns)

    return tuple(
        Part(number, tuple(told(passage) for passage in passages))
        for number, passages in enumerate(cut, start=1)
    )


def whole(parts: tuple[Part, ...]) -> Part:
    """All parts as one: what paper holds."""
    return Part(1, tuple(told for part in parts for told in part.passages))


def asked_for(parts: tuple[Part, ...], number: str) -> Part:
    """The part with this number as it stands in an address; the first one if there is none."""
    return next((part for part in parts if str(part.number) == number), parts[0])


def _cut(story: Story) -> Iterator[list[Passage]]:
    """As many whole depths on a page as it holds; only a depth that no page holds is cut itself."""
    page: list[Passage] = []
    for level in _levels(story):
        if page and not _fits([*page, *level]):
            yield page
            page = []
        for passage in level:
            if page and not _fits([*page, passage]):
                yield page
                page = []
            page.append(passage)
    yield page


def _levels(story: Story) -> Iterator[list[Passage]]:
    """The passages that are equally far from the start, in the order of the script, nearest first."""
    far = depths(story)
    places = {passage.key: place for place, passage in enumerate(story.passages)}
    ordered = sorted(far, key=lambda key: (far[key], places[key]))
    for _depth, keys in groupby(ordered, key=far.__getitem__):
        yield [story.by_key[key] for key in keys]


def _fits(passages: list[Passage]) -> bool:
    return len(passages) <= MOST_PASSAGES and sum(map(_length, passages)) <= MOST_CHARACTERS


def _length(passage: Passage) -> int:
    texts = [passage.kind_word, *(choice.text for choice in passage.choices)]
    for line in passage.lines:
        texts += [line.who, line.text, line.note.why if line.note else ""]
    return sum(map(len, texts))
