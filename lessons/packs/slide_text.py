"""Words on a slide: how much room they take, how they are cut, and how they are written."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from lessons.packs import slide_design as design

LARGER = (1.4, 1.25, 1.12)
CULTURES = {"en": "en-GB", "fi": "fi-FI", "sv": "sv-FI", "se": "se-FI"}


@dataclass(frozen=True)
class Line:
    """A paragraph in one look."""

    text: str
    size: int = design.BODY_SIZE
    bold: bool = False
    colour: RGBColor = design.INK
    bullet: bool = False
    # Stands closer to what follows than to what went before.
    heads: bool = False
    href: str = ""
    # The language where it is not the deck's.
    lang: str = ""
    # Stands before the text, in bold.
    lead: str = ""

    @property
    def before(self) -> int:
        return 14 if self.heads else 6

    def rows(self, width: float) -> int:
        return len(self.wrapped(width))

    def wrapped(self, width: float) -> list[str]:
        room = width - (30 if self.bullet else 0)
        wide = design.LETTER * (1.06 if self.bold else 1) * self.size
        text = f"{self.lead} {self.text}" if self.lead else self.text
        rows = [textwrap.wrap(part, max(4, int(room / wide))) or [""] for part in text.split("\n")]
        return [row for part in rows for row in part]

    def height(self, width: float) -> int:
        return ceil(self.rows(width) * self.size * design.LEADING) + self.before

    def cut(self, width: float, height: float) -> Iterator[Line]:
        """Lines that each fit into a height, broken between rows."""
        rows = self.wrapped(width)
        most = max(1, int((height - self.before) / (self.size * design.LEADING)))
        for start in range(0, len(rows), most):
            yield replace(self, lead="", text=" ".join(rows[start : start + most]))

    def fitting(self, sizes: Iterable[int], width: float, height: float) -> Line:
        """In the first of the sizes in which it fits, else in the last."""
        tried = [replace(self, size=size) for size in sizes]
        return next((line for line in tried if line.height(width) <= height), tried[-1])

    def grown(self, factor: float) -> Line:
        return replace(self, size=int(self.size * factor))


def pages_of(lines: Iterable[Line], width: float, height: float) -> list[list[Line]]:
    """Share lines out so that nothing runs over; a heading and what it heads stay together where they can."""
    pages: list[list[Line]] = [[]]
    for group in _groups(lines, width, height):
        if pages[-1] and height_of([*pages[-1], *group], width) > height:
            pages.append([])
        for line in group:
            if pages[-1] and height_of([*pages[-1], line], width) > height:
                pages.append([])
            pages[-1].append(line)
    return [_enlarged(page, width, height) for page in pages if page]


def height_of(lines: Iterable[Line], width: float) -> int:
    return sum(line.height(width) for line in lines)


def _groups(lines: Iterable[Line], width: float, height: float) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        # Less than a whole page each: the heading before it must fit too.
        pieces = [line] if line.height(width) <= height * 0.8 else list(line.cut(width, height * 0.8))
        if line.heads or not groups:
            groups.append([])
        groups[-1] += pieces
    return [_tightened(group, width, height) for group in groups]


def _tightened(group: list[Line], width: float, height: float) -> list[Line]:
    """A little smaller, where that keeps a list on one slide."""
    smaller = [replace(line, size=min(line.size, design.LEAST_SIZE)) for line in group]
    fits = height_of(group, width) > height >= height_of(smaller, width)
    return smaller if fits else group


def _enlarged(page: list[Line], width: float, height: float) -> list[Line]:
    """Few words are written larger: a class reads them from the back of the room."""
    for factor in LARGER:
        grown = [line.grown(factor) for line in page]
        if height_of(grown, width) <= height * 0.8:
            return grown
    return page


def write(frame, lines: Iterable[Line], language: str) -> None:
    """Fill a text frame; each run says its language."""
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(line.before)
        paragraph.line_spacing = 1.0
        paragraph.alignment = PP_ALIGN.LEFT
        _bullet(paragraph, line.bullet)
        if line.lead:
            _run(paragraph, f"{line.lead} ", replace(line, bold=True, colour=design.BRAND), language)
        for row, text in enumerate(line.text.split("\n")):
            if row:
                paragraph.add_line_break()
            _run(paragraph, text, line, language)


def _run(paragraph, text: str, line: Line, language: str) -> None:
    run = paragraph.add_run()
    run.text = text
    font = run.font
    font.size, font.bold, font.name = Pt(line.size), line.bold, design.FONT
    font.color.rgb = line.colour
    code = line.lang or language
    run._r.get_or_add_rPr().set("lang", CULTURES.get(code, code))
    if line.href:
        run.hyperlink.address = line.href


def _bullet(paragraph, shown: bool) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(28)) if shown else "0")
    properties.set("indent", str(-Pt(28)) if shown else "0")
    mark = properties.makeelement(_A.format("buChar" if shown else "buNone"), {"char": "•"} if shown else {})
    properties.append(mark)


_A = "{{http://schemas.openxmlformats.org/drawingml/2006/main}}{}"
