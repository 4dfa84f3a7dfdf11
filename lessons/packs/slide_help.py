"""The last slides: who can help, the emergency number first."""

from __future__ import annotations

from urllib.parse import urlsplit

from pptx.presentation import Presentation as Deck

from lessons.packs import slide_design as design
from lessons.packs.content import Channel, LessonContent, Way
from lessons.packs.slide_shapes import PADDING, bare_slide, entitle, panel, text_box
from lessons.packs.slide_text import Line, write

GAP = 12
CARD_WIDTH = (design.INSIDE - GAP) / 2
# Two ways to reach each fit; all stand on the pages that go with the slides.
MOST_WAYS = 2
NUMBER_SIZE = 30


def add_help(deck: Deck, content: LessonContent) -> None:
    sentence = Line(content.words["help_pupils"], design.BODY_SIZE)
    urgent = [_urgent_line(channel, content) for channel in content.channels if channel.is_emergency]
    # Whoever can be called stands on the first of these slides.
    others = sorted((c for c in content.channels if not c.is_emergency), key=lambda c: not _has_number(c))
    taken = sentence.height(design.INSIDE) + GAP + sum(_urgent_height(line) + GAP for line in urgent)
    room = design.BOTTOM - design.TOP
    made: list = []
    for rows in _pages([others[at : at + 2] for at in range(0, len(others), 2)], room - taken, room):
        slide, top = bare_slide(deck), float(design.TOP)
        if not made:
            top = _add_beginning(slide, sentence, urgent, content.language)
        for row in rows:
            top = _add_row(slide, row, top, content.language)
        made.append(slide)
    entitle(made, content.words["help"], content.language)


def _add_beginning(slide, sentence: Line, urgent: list[Line], language: str) -> float:
    height = sentence.height(design.INSIDE)
    text_box(slide, [sentence], (design.LEFT, design.TOP, design.INSIDE, height), language)
    top = float(design.TOP + height + GAP)
    for line in urgent:
        shape = panel(slide, (design.LEFT, top, design.INSIDE, _urgent_height(line)), design.DANGER)
        write(shape.text_frame, [line], language)
        top += _urgent_height(line) + GAP
    return top


def _pages(rows: list[list[Channel]], first: float, later: float) -> list[list[list[Channel]]]:
    """Rows of cards for each slide; on the first slide there is less room."""
    pages: list[list[list[Channel]]] = [[]]
    room = first
    for row in rows:
        if _row_height(row) > room and (pages[-1] or room < later):
            pages.append([])
            room = later
        pages[-1].append(row)
        room -= _row_height(row) + GAP
    return pages


def _urgent_line(channel: Channel, content: LessonContent) -> Line:
    """The number, large."""
    number = next((way.value for way in channel.ways if way.is_phone), channel.name)
    return Line(f"{content.words['in_danger']}: {number}", 34, bold=True)


def _urgent_height(line: Line) -> float:
    return line.height(design.INSIDE - 2 * PADDING) + 8


def _add_row(slide, row: list[Channel], top: float, language: str) -> float:
    height = _row_height(row)
    for place, channel in enumerate(row):
        left = design.LEFT + place * (CARD_WIDTH + GAP)
        colour = design.HELP if _has_number(channel) else design.SURFACE
        shape = panel(slide, (left, top, CARD_WIDTH, height), colour)
        write(shape.text_frame, _card_lines(channel), language)
    return top + height + GAP


def _row_height(row: list[Channel]) -> float:
    inside = CARD_WIDTH - 2 * PADDING
    return max(sum(line.height(inside) for line in _card_lines(channel)) for channel in row) + 12


def _card_lines(channel: Channel) -> list[Line]:
    name = Line(channel.name, design.LEAST_SIZE, bold=True, lang=channel.lang)
    ways = {line.text: line for line in map(_way_line, channel.ways)}
    return [name, *list(ways.values())[:MOST_WAYS]]


def _has_number(channel: Channel) -> bool:
    """Yellow means that one can talk to somebody."""
    return any(way.is_phone for way in channel.ways)


def _way_line(way: Way) -> Line:
    if way.is_phone:
        return Line(f"{way.value} ({way.languages})" if way.languages else way.value, NUMBER_SIZE, bold=True)
    return Line(_short(way), design.LEAST_SIZE, href=way.href if way.href.startswith("http") else "")


def _short(way: Way) -> str:
    """What one types: the host of an address; else what one does."""
    host = urlsplit(way.href).hostname if way.href.startswith("http") else ""
    return host.removeprefix("www.") if host else way.label
