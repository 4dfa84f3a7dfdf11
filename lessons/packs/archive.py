"""The archive for people: one folder, numbered files with names that tell what they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lessons.packs.content import LessonContent
from lessons.packs.kinds import BuiltFile
from lessons.packs.names import plain_name
from lessons.packs.readme import licence_text, readme
from lessons.packs.zipped import zipped


def archive(content: LessonContent, files: Sequence[BuiltFile], made_on: date) -> bytes:
    folder = folder_name(content)
    entries = [
        ("README.txt", readme(content, files, made_on)),
        ("LICENSE.txt", licence_text(content)),
        *((file.name, file.data) for file in files),
    ]
    return zipped(((f"{folder}/{name}", data) for name, data in entries), made_on)


def folder_name(content: LessonContent) -> str:
    return plain_name(content.slug, "lesson")
