"""How slides look: colours, sizes, and an empty presentation made once."""

from __future__ import annotations

import io
from functools import cache

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

# The tokens of static/css/site.css. Yellow is for help alone.
PAPER, SURFACE, SAND = (RGBColor.from_string(code) for code in ("FBF6EE", "FFFFFF", "F3EADB"))
INK, BRAND, GROUND = (RGBColor.from_string(code) for code in ("15292D", "0F5953", "0F4F4A"))
HELP, DANGER, MINE = (RGBColor.from_string(code) for code in ("FFC845", "FBE3DA", "CFE6F0"))
ON_GROUND, LINE = (RGBColor.from_string(code) for code in ("FFF9EF", "DCD0BE"))

FONT = "Lexend"
WIDTH, HEIGHT = 960, 540  # points, 16:9
LEFT, TOP, BOTTOM = 56, 128, 512
INSIDE = WIDTH - 2 * LEFT
TITLE_HEIGHT = 104
TITLE_SIZE, BODY_SIZE, LEAST_SIZE = 34, 28, 24
LEADING = 1.3
# How wide a letter of Lexend is in the mean, as a share of its size; a little more than its widest lines need.
LETTER = 0.545

TITLE_LAYOUT, BODY_LAYOUT, BARE_LAYOUT = 0, 1, 2
# Where they stand in the presentation that the library brings.
KEPT_LAYOUTS = ("Title Slide", "Title and Content", "Title Only")


EDGE = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr>'
    '<p:cNvPr id="99" name="Edge"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width:d}" cy="{height:d}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
)


def empty_deck() -> Deck:
    return Presentation(io.BytesIO(_template()))


@cache
def _template() -> bytes:
    """The library's own presentation with our size, font and colours, and three layouts."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in KEPT_LAYOUTS:
            deck.slide_layouts.remove(layout)
    _paint(deck)
    for owner in (deck.slide_master, *deck.slide_layouts):
        _arrange(owner)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _paint(deck: Deck) -> None:
    master = deck.slide_master
    fill(master, PAPER)
    _add_edge(master)
    fill(deck.slide_layouts[TITLE_LAYOUT], GROUND)
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    tree = etree.fromstring(theme.blob)
    for font in tree.iter(qn("a:majorFont"), qn("a:minorFont")):
        font.find(qn("a:latin")).set("typeface", FONT)
    for link in tree.iter(qn("a:hlink"), qn("a:folHlink")):
        link[0].set("val", str(BRAND))
    theme._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    for style, size in (("titleStyle", TITLE_SIZE), ("bodyStyle", BODY_SIZE)):
        for properties in master.element.iter(qn(f"p:{style}")):
            _restyle(properties, size)


def _add_edge(master) -> None:
    """A stripe along the left side; what stands on the master is decoration to a screen reader."""
    edge = etree.fromstring(EDGE.format(width=Pt(14), height=Pt(HEIGHT), colour=BRAND))
    master.shapes._spTree.insert(2, edge)


def _restyle(style, size: int) -> None:
    for level in style:
        level.set("algn", "l")
        text = level.find(qn("a:defRPr"))
        if text is not None:
            text.set("sz", str(size * 100))
            text.set("b", "1" if size == TITLE_SIZE else "0")
            for colour in text.findall(qn("a:solidFill")):
                text.remove(colour)
            text.insert(0, _solid(INK))


def _solid(colour: RGBColor):
    solid = etree.Element(qn("a:solidFill"))
    etree.SubElement(solid, qn("a:srgbClr"), val=str(colour))
    return solid


def fill(owner, colour: RGBColor) -> None:
    """Paint the background of a slide, a layout or the master."""
    solid = owner.background.fill
    solid.solid()
    solid.fore_color.rgb = colour


def _arrange(owner) -> None:
    """Put the placeholders where the slides expect them; drop date, footer and number."""
    for shape in list(owner.placeholders):
        if shape.placeholder_format.idx >= 10:
            shape._element.getparent().remove(shape._element)
        elif shape.placeholder_format.idx == 0:
            place(shape, LEFT, 20, INSIDE, TITLE_HEIGHT)
        else:
            place(shape, LEFT, TOP, INSIDE, BOTTOM - TOP)
    for shape in owner.placeholders:
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0


def place(shape, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)
