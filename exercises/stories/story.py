"""A story as data: passages that name each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import normalize

from django.db import models
from django.utils.translation import gettext_lazy as _

# What makes ❤ a coloured picture; some keyboards add it, some do not.
VARIANT = re.compile("[\ufe0e\ufe0f]")


class Step(models.TextChoices):
    """What a message does. The first five are the way into trouble, the last two the way out."""

    NICE = "nice", _("Nice")
    SECRET = "secret", _("Secret")
    TEST = "test", _("Test")
    PRESSURE = "pressure", _("Pressure")
    THREAT = "threat", _("Threat")
    STOP = "stop", _("Stopping")
    TELL = "tell", _("Telling")


@dataclass(frozen=True)
class Note:
    """What happens in a message: the step it is, and why, in a sentence that may be empty."""

    step: str
    why: str = ""
    number: int = field(default=0, compare=False)

    @property
    def label(self) -> str:
        return str(Step(self.step).label)


@dataclass(frozen=True)
class Line:
    """A message, or with no `who` a sentence that tells what happens. `number` is its line in the script."""

    who: str
    text: str
    note: Note | None = None
    number: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Choice:
    """`to` is the name of a passage."""

    text: str
    to: str
    number: int = field(default=0, compare=False)

    @cached_property
    def key(self) -> str:
        """The key of the passage that it leads to, whether there is one or not."""
        return key_of(self.to)


@dataclass(frozen=True)
class Passage:
    """`kind_word` is what the reader is told at the end; a passage that has one is an ending."""

    name: str
    lines: tuple[Line, ...] = ()
    choices: tuple[Choice, ...] = ()
    kind_word: str = ""
    number: int = field(default=0, compare=False)

    @property
    def is_ending(self) -> bool:
        return bool(self.kind_word)

    @property
    def messages(self) -> int:
        """How many messages a reader reads here; what is told between them does not count."""
        return sum(1 for line in self.lines if line.who)

    @cached_property
    def key(self) -> str:
        return key_of(self.name)


def key_of(name: str) -> str:
    """Two names that differ in capitals, spaces or the way an accent is stored are one name to a writer."""
    return normalize("NFC", " ".join(VARIANT.sub("", name).split()).casefold())


@dataclass(frozen=True)
class Story:
    """`me` is the one whose phone it is. The first passage is the start."""

    me: str
    passages: tuple[Passage, ...]

    @cached_property
    def by_key(self) -> dict[str, Passage]:
        """The first of each name; a second one is a fault."""
        found: dict[str, Passage] = {}
        for passage in self.passages:
            found.setdefault(passage.key, passage)
        return found

    @property
    def start(self) -> Passage | None:
        return self.passages[0] if self.passages else None

    @cached_property
    def endings(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.is_ending]

    def follow(self, passage: Passage) -> list[Passage]:
        """Where one can go from here; choices that lead nowhere are left out."""
        return [self.by_key[choice.key] for choice in passage.choices if choice.key in self.by_key]
