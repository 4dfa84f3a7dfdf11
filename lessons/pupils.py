"""What pupils may see of a lesson.

A kind of block that is not listed here is the teacher's until somebody says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lessons.models import LessonAttachment, LessonPage

TEMPLATES = {
    "ask": "lessons/blocks/ask.html",
    "cards": "lessons/blocks/cards.html",
    "chat": "core/blocks/chat.html",
    "picture": "core/blocks/picture.html",
    "starters": "core/blocks/starters.html",
    "choose": "lessons/blocks/choose.html",
    "draw": "lessons/blocks/draw.html",
    "read": "lessons/blocks/read.html",
    "write": "lessons/blocks/write.html",
}
# The teacher's words inside such a block.
TEACHER_WORDS = {"ask": "note", "cards": "hint"}


@dataclass(frozen=True)
class Part:
    template: str
    value: Any


@dataclass(frozen=True)
class Piece:
    """A step or a sheet."""

    title: str
    text: str
    parts: list[Part]


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


def _parts(blocks: Iterable) -> list[Part]:
    return [
        Part(TEMPLATES[block.block_type], _without_teacher_words(block))
        for block in blocks
        if block.block_type in TEMPLATES
    ]


def _without_teacher_words(block) -> Any:
    name = TEACHER_WORDS.get(block.block_type)
    return {**block.value, name: ""} if name else block.value
