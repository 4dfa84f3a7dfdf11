"""What pupils may see of a lesson.

A kind of block that is not listed here is the teacher's until somebody says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wagtail.blocks import BoundBlock

from exercises.blocks import EXERCISES

if TYPE_CHECKING:
    from lessons.models import LessonAttachment, LessonPage

PUPILS_PARTS = {
    *("ask", "cards", "chat", "picture", "starters"),
    *("choose", "draw", "read", "write"),
    *EXERCISES,
}
OF_EXERCISES: dict[str, Any] = {"note": "", "prompts": []}
# The teacher's words inside such a block, and what stands in their place.
TEACHERS_WORDS: dict[str, dict[str, Any]] = {
    "ask": {"note": ""},
    "cards": {"hint": ""},
    **dict.fromkeys(EXERCISES, OF_EXERCISES),
    # What adults read next.
    "quiz": {**OF_EXERCISES, "next": []},
}


@dataclass(frozen=True)
class Piece:
    """A step or a sheet."""

    title: str
    text: str
    parts: list[BoundBlock]


class PupilView:
    def __init__(self, page: LessonPage) -> None:
        self.page = page

    @cached_property
    def steps(self) -> list[Piece]:
        return [Piece(step["title"], step["pupils"], _parts(step["parts"])) for step in self.page.step_list]

    @cached_property
    def sheets(self) -> list[Piece]:
        return [
            Piece(sheet["title"], sheet["intro"], _parts(sheet["parts"])) for sheet in self.page.sheet_list
        ]

    @cached_property
    def files(self) -> list[dict[str, Any]]:
        """The editor's own files, less those for the teacher."""
        return [_file(own) for own in self.page.attachment_list if not own.for_teachers]


def _file(own: LessonAttachment) -> dict[str, Any]:
    document = own.document
    return {
        "title": own.title,
        "kind": own.extension.upper(),
        "size": document.file_size,
        "url": document.url,
    }


def _parts(blocks: Iterable) -> list[BoundBlock]:
    return [_without_teachers_words(block) for block in blocks if block.block_type in PUPILS_PARTS]


def _without_teachers_words(block) -> BoundBlock:
    empty = TEACHERS_WORDS.get(block.block_type)
    return block.block.bind(block.block.normalize({**block.value, **empty})) if empty else block
