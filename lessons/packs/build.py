"""Everything that teachers take home of one lesson, built at once: all of it, or nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

from pypdf import PdfReader

from lessons.packs.archive import archive
from lessons.packs.cartridge import cartridge
from lessons.packs.content import LessonContent
from lessons.packs.kinds import FORMS, BuiltFile, Role
from lessons.packs.letter import letter
from lessons.packs.names import numbered, whole_name
from lessons.packs.pdf import lesson_plan, pupil_sheets, whole_lesson
from lessons.packs.printable import printable
from lessons.packs.slides import slides
from lessons.packs.stored import attachment_bytes, check_files
from lessons.packs.typst_memory import forget_documents
from lessons.packs.zipped import entry_count

SLIDE = "ppt/slides/slide"
# The files that we make: what each is, the word for it, whether it is for the teacher.
MADE = (
    (Role.PLAN, "lesson_plan", "pdf", True),
    (Role.SHEETS, "pupil_sheets", "pdf", False),
    (Role.SLIDES, "slides", "pptx", True),
    (Role.LETTER, "letter_home", "docx", True),
)
PRINTED: dict[Role, Callable[[LessonContent, date], bytes | None]] = {
    Role.WHOLE: whole_lesson,
    Role.PLAN: lesson_plan,
    Role.SHEETS: pupil_sheets,
}
EXTENSIONS = {Role.ZIP: "zip", Role.CARTRIDGE: "imscc", Role.WHOLE: "pdf"}


def build(content: LessonContent, made_on: date) -> list[BuiltFile]:
    """The single files in the order of their numbers, then the three forms of the whole.

    Raises PackFault with a sentence that names what is missing or cannot be read.
    """
    content = printable(content)
    check_files(content)
    made = _documents(content, made_on)
    own = [attachment_bytes(attachment) for attachment in content.attachments]
    single = []
    for file in planned(content):
        if file.role not in FORMS:
            single.append(_with(file, own.pop(0) if file.role == Role.OWN else made[file.role]))
    made[Role.ZIP] = archive(content, single, made_on)
    made[Role.CARTRIDGE] = cartridge(content, single, made_on)
    return [*single, *(_with(file, made[file.role]) for file in planned(content) if file.role in FORMS)]


def _documents(content: LessonContent, made_on: date) -> dict[Role, bytes | None]:
    """Those that we make. Typst works outside Python, so slides and letter are made meanwhile."""
    with ThreadPoolExecutor(max_workers=2) as workers:
        waiting = {role: workers.submit(make, content, made_on) for role, make in PRINTED.items()}
        made = {Role.SLIDES: slides(content, made_on), Role.LETTER: letter(content, made_on)}
        made |= {role: future.result() for role, future in waiting.items()}
    forget_documents()
    return made


def planned(content: LessonContent) -> list[BuiltFile]:
    """The same files, empty: what there will be."""
    single: list[BuiltFile] = []
    for role, word, extension, for_teachers in MADE:
        if _has(role, content):
            title = content.words[word]
            name = numbered(len(single) + 1, title, extension)
            single.append(BuiltFile(name, title, role, for_teachers))
    for attachment in content.attachments:
        title = attachment.title.strip() or content.words["own_files"]
        name = numbered(len(single) + 1, title, attachment.extension)
        single.append(BuiltFile(name, title, Role.OWN, attachment.for_teachers))
    taken = {file.name for file in single}
    forms = ((role, whole_name(content.slug, EXTENSIONS[role], taken)) for role in FORMS)
    return [*single, *(BuiltFile(name, content.words[role], role, True) for role, name in forms)]


def _has(role: Role, content: LessonContent) -> bool:
    if role == Role.SHEETS:
        return bool(content.sheets or content.card_sets)
    return role != Role.LETTER or content.letter is not None


def _with(file: BuiltFile, data: bytes | None) -> BuiltFile:
    data = data or b""
    return replace(file, data=data, pages=pages_in(file.name, data))


def pages_in(name: str, data: bytes) -> int | None:
    """Pages or slides; None for what has none, and for an own file that cannot be counted."""
    try:
        if name.endswith(".pdf"):
            return len(PdfReader(io.BytesIO(data)).pages)
        return entry_count(data, SLIDE) if name.endswith(".pptx") else None
    except Exception:  # an editor's file may be anything; it is handed on as it is
        return None
