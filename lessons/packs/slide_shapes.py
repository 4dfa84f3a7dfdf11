"""What slides are put together from: titles, lines, boxes."""

from __future__ import annotations

from collections.abc import Iterable

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from lessons.packs import slide_design as design
from lessons.packs.slide_text import Line, pages_of, write

BODY_HEIGHT = design.BOTTOM - design.TOP
TITLE_SIZES = (design.TITLE_SIZE, 30, 26, design.LEAST_SIZE)
# Inside a box, left and right of its words.
PADDING = 20

Box = tuple[float, float, float, float]


def add_lines(deck: Deck, lines: Iterable[Line], language: str) -> list:
    """One slide, or as many as the lines need."""
    made = []
    for page in pages_of(lines, design.INSIDE, BODY_HEIGHT):
        slide = deck.slides.add_slide(deck.slide_layouts[design.BODY_LAYOUT])
        write(slide.placeholders[1].text_frame, page, language)
        made.append(slide)
    return made or [bare_slide(deck)]


def bare_slide(deck: Deck):
    """A title, and room for shapes."""
    return deck.slides.add_slide(deck.slide_layouts[design.BARE_LAYOUT])


def entitle(slides: list, heading: str, language: str) -> None:
    """Every slide has a title of its own."""
    for number, slide in enumerate(slides, 1):
        count = f"\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}{number}/{len(slides)}" if len(slides) > 1 else ""
        line = Line(f"{heading}{count}", design.TITLE_SIZE, bold=True)
        frame = slide.shapes.title.text_frame
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        write(frame, [line.fitting(TITLE_SIZES, design.INSIDE, design.TITLE_HEIGHT)], language)


def text_box(slide, lines: list[Line], box: Box, language: str):
    shape = slide.shapes.add_textbox(*(Pt(side) for side in box))
    _tighten(shape.text_frame, 0)
    write(shape.text_frame, lines, language)
    return shape


def panel(slide, box: Box, colour):
    """A rounded box for words."""
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *(Pt(side) for side in box))
    shape.adjustments[0] = min(0.5, 14 / min(box[2], box[3]))
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour
    shape.line.color.rgb = design.LINE
    # The library's style would add a shadow and white letters.
    shape._element.remove(shape._element.find(qn("p:style")))
    _tighten(shape.text_frame, PADDING)
    return shape


def _tighten(frame, padding: float) -> None:
    frame.margin_left = frame.margin_right = Pt(padding)
    frame.margin_top = frame.margin_bottom = Pt(0)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if padding else MSO_ANCHOR.TOP
