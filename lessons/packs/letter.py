"""The letter home as a document that the school can change and print."""

from __future__ import annotations

import io
from datetime import date, datetime

from docx.document import Document as Paper
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from lessons.packs import letter_design as design
from lessons.packs.content import Channel, LessonContent, Prose, Way
from lessons.packs.printable import printable
from lessons.packs.slide_text import CULTURES
from lessons.packs.zipped import repacked

STYLES = {"p": "Normal", "ul": "ListBullet", "ol": "ListNumber"}


def letter(content: LessonContent, made_on: date) -> bytes | None:
    """A document (DOCX); none where the lesson has no letter."""
    content = printable(content)
    if content.letter is None:
        return None
    paper = design.empty_paper(CULTURES.get(content.language, content.language))
    _describe(paper, content, made_on)
    _add_head(paper, content)
    design.add(paper, "Heading1", content.letter.title)
    add_prose(paper, content.letter.prose)
    _add_help(paper, content)
    _add_foot(paper, content)
    buffer = io.BytesIO()
    paper.save(buffer)
    return repacked(buffer.getvalue(), made_on)


def _describe(paper: Paper, content: LessonContent, made_on: date) -> None:
    facts = paper.core_properties
    title = content.letter.title if content.letter else content.title
    # The library allows 255 letters in each.
    facts.title, facts.subject = title[:255], content.title[:255]
    facts.author = facts.last_modified_by = (content.organisation or content.site_name)[:255]
    facts.language = CULTURES.get(content.language, content.language)
    facts.comments, facts.keywords, facts.revision = content.address[:255], "", 1
    facts.created = facts.modified = datetime(made_on.year, made_on.month, made_on.day)


def _add_head(paper: Paper, content: LessonContent) -> None:
    """Lines on which the school writes its name and the day."""
    line = design.add(paper)
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(10.5), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    stops.add_tab_stop(Cm(11), WD_TAB_ALIGNMENT.LEFT)
    stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    line.add_run(f"{content.words['school']}: \t\t{content.words['date']}: \t")


def add_prose(paper: Paper, prose: Prose) -> None:
    for part in prose:
        number = design.new_numbering(paper) if part.kind == "ol" else None
        for line in part.lines:
            paragraph = design.add(paper, STYLES[part.kind])
            if number is not None:
                design.number_with(paragraph, number)
            for run in line:
                _add_run(paragraph, run.text, run.bold, run.href)


def _add_run(paragraph: DocxParagraph, text: str, bold: bool = False, href: str = "") -> None:
    for row, part in enumerate(text.split("\n")):
        if row:
            paragraph.add_run().add_break()
        if href:
            design.add_link(paragraph, part, href, bold)
        else:
            paragraph.add_run(part).bold = bold or None


def _add_help(paper: Paper, content: LessonContent) -> None:
    if not content.channels:
        return
    design.add(paper, "Heading2", content.words["help"])
    design.add(paper, text=content.words["help_intro"])
    for channel in sorted(content.channels, key=lambda channel: not channel.is_emergency):
        _add_channel(paper, channel, content)


def _add_channel(paper: Paper, channel: Channel, content: LessonContent) -> None:
    heading = design.add(paper, "Heading3")
    prefix = f"{content.words['in_danger']}: " if channel.is_emergency else ""
    heading.add_run(prefix)
    design.say_language(heading.add_run(channel.name), channel.lang)
    if channel.what_for:
        design.say_language(design.add(paper).add_run(channel.what_for), channel.lang)
    for way in channel.ways:
        _add_way(design.add(paper, "ListBullet"), way)
    if channel.facts:
        design.add(paper, text=" · ".join(channel.facts))
    if channel.checked:
        design.add(paper, "Caption", channel.checked)


def _add_way(paragraph: DocxParagraph, way: Way) -> None:
    if way.is_phone or not way.href:
        _add_run(paragraph, way.full_label, bold=way.is_phone)
    else:
        _add_run(paragraph, f"{way.full_label}: ")
        _add_run(paragraph, way.value or way.href, href=way.href)


def _add_foot(paper: Paper, content: LessonContent) -> None:
    words = content.words
    rule = design.add(paper, "Caption", content.licence.attribution)
    rule.paragraph_format.space_before = Pt(18)
    current = design.add(paper, "Caption", f"{words['current']} ")
    _add_run(current, content.address, href=content.address)
    design.add(paper, "Caption", f"{words['version']} {content.version}")
