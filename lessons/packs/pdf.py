"""The printed documents: tagged PDFs, made with typst. What people wrote goes in as data, never as markup."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lessons.packs.content import LessonContent, Picture
from lessons.packs.faults import PackFault
from lessons.packs.glyphs import changed, fonts, named_in, parted, seen, squared, texts_in, undrawn
from lessons.packs.stored import picture_bytes

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "typst"
LOGO = HERE.parents[1] / "static" / "img" / "logo.svg"

# So much of a title stands in the footer.
SHORT_TITLE = 90
# Letters that are drawn alone may not be drawn together; typst names one at a time.
TRIES = 20


def lesson_plan(content: LessonContent, made_on: date) -> bytes:
    """For the teacher: everything but the sheets and the letter."""
    return _document("lesson_plan", content, made_on)


def pupil_sheets(content: LessonContent, made_on: date) -> bytes | None:
    """The sheets and the cards to cut, or None where a lesson has neither."""
    if not content.sheets and not content.card_sets:
        return None
    return _document("pupil_sheets", content, made_on)


def whole_lesson(content: LessonContent, made_on: date) -> bytes:
    """Plan, letter home, sheets, cards and quiz in one file."""
    return _document("whole_lesson", content, made_on)


def _document(name: str, content: LessonContent, made_on: date) -> bytes:
    """One run of typst that sees a folder with the templates and this lesson's pictures, and nothing else."""
    with translation.override(content.language), TemporaryDirectory(prefix="lesson-") as folder:
        root = Path(folder)
        shutil.copytree(TEMPLATES, root, dirs_exist_ok=True)
        _lay_out(content.pictures, root / "pictures")
        data = changed(_data(name, content, made_on), seen)
        unknown = undrawn(texts_in(data))
        data = changed(data, lambda text: squared(text, unknown))
        return _compiled(root, name, data, datetime.combine(made_on, time(), UTC))


def _compiled(root: Path, name: str, data: dict[str, Any], timestamp: datetime) -> bytes:
    """A letter that cannot be drawn must not keep the document from those who wait for it."""
    for _try in range(TRIES):
        try:
            return typst.compile(
                root / f"{name}.typ",
                root=root,
                font_paths=fonts(),
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=["ua-1"],
                timestamp=timestamp,
            )
        except typst.TypstError as error:
            fault = error
            data, refused = _mended(data, named_in(error)), data
            if data == refused:
                break
    raise PackFault(_("The PDF could not be made: %(reason)s") % {"reason": fault.message}) from fault


def _mended(data: dict[str, Any], letter: str) -> dict[str, Any]:
    """Without what is joined to the letter; where nothing is, with a square in its place."""
    if not letter:
        return data
    alone = changed(data, lambda text: parted(text, letter))
    return alone if alone != data else changed(data, lambda text: squared(text, letter))


def _data(name: str, content: LessonContent, made_on: date) -> dict[str, Any]:
    title = content.title
    return {
        **asdict(content),
        "document": content.words[name],
        "document_title": f"{title} – {content.words[name]}",
        "short_title": title if len(title) <= SHORT_TITLE else f"{title[: SHORT_TITLE - 1].rstrip()}…",
        "author": content.organisation or content.site_name,
        "made_on": date_format(made_on, "DATE_FORMAT"),
        "day": [made_on.year, made_on.month, made_on.day],
        "logo": LOGO.read_text(encoding="utf-8"),
    }


def _lay_out(pictures: tuple[Picture, ...], folder: Path) -> None:
    """Put the pictures where the templates find them. Raises PackFault for one that cannot be read."""
    folder.mkdir()
    for picture in pictures:
        (folder / Path(picture.name).name).write_bytes(picture_bytes(picture))
