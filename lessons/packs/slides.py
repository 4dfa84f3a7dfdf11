"""The slides: what pupils may see is on them, what the teacher says and does is in their notes."""

from __future__ import annotations

import io
from datetime import date, datetime

from pptx.presentation import Presentation as Deck

from lessons.packs import slide_design as design
from lessons.packs.content import LessonContent, Step
from lessons.packs.printable import printable
from lessons.packs.slide_flow import Scene, notes_of, scenes_of
from lessons.packs.slide_help import add_help
from lessons.packs.slide_scenes import add_scene
from lessons.packs.slide_shapes import add_lines, entitle
from lessons.packs.slide_text import CULTURES, Line, write
from lessons.packs.zipped import repacked


def slides(content: LessonContent, made_on: date) -> bytes:
    """A presentation (PPTX). Raises PackFault where a picture cannot be read."""
    content = printable(content)
    deck = design.empty_deck()
    _describe(deck, content, made_on)
    _add_title(deck, content)
    _add_objectives(deck, content)
    for step in content.steps:
        _add_step(deck, step, content)
    add_help(deck, content)
    buffer = io.BytesIO()
    deck.save(buffer)
    return repacked(buffer.getvalue(), made_on)


def _describe(deck: Deck, content: LessonContent, made_on: date) -> None:
    facts = deck.core_properties
    # The library allows 255 letters in each.
    facts.title, facts.subject = content.title[:255], content.summary[:255]
    facts.author = facts.last_modified_by = (content.organisation or content.site_name)[:255]
    facts.language = CULTURES.get(content.language, content.language)
    facts.keywords, facts.comments, facts.revision = "", content.address[:255], 1
    facts.created = facts.modified = datetime(made_on.year, made_on.month, made_on.day)


def _add_title(deck: Deck, content: LessonContent) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[design.TITLE_LAYOUT])
    light = design.ON_GROUND
    title, promise = slide.placeholders[0], slide.placeholders[1]
    name = Line(content.title, bold=True, colour=light).fitting((48, 40, 34, 28, 24), design.INSIDE, 166)
    design.place(title, design.LEFT, 40, design.INSIDE, 166)
    write(title.text_frame, [name], content.language)
    words = Line(content.promise, colour=light).fitting((28, 26, 24), design.INSIDE, 230)
    design.place(promise, design.LEFT, 220, design.INSIDE, 292)
    site = Line(content.site_name, 24, bold=True, colour=light, heads=True)
    write(promise.text_frame, [words, site], content.language)
    _annotate(slide, "\n\n".join(filter(None, (content.content_note, content.licence.attribution))))


def _add_objectives(deck: Deck, content: LessonContent) -> None:
    lines = [Line(objective, bullet=True) for objective in content.objectives]
    if lines:
        made = add_lines(deck, lines, content.language)
        entitle(made, content.words["objectives"], content.language)


def _add_step(deck: Deck, step: Step, content: LessonContent) -> None:
    scenes: list[Scene] = scenes_of(step, content.words)
    made = [slide for scene in scenes for slide in add_scene(deck, scene, content)]
    minutes = f"{step.minutes}\N{NO-BREAK SPACE}{content.words['min']}"
    entitle(made, f"{step.title} · {minutes}", content.language)
    for slide in made:
        _annotate(slide, notes_of(step, content.words))


def _annotate(slide, notes: str) -> None:
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
