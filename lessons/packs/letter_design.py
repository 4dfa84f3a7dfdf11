"""How a letter looks, and the few things that the library cannot write by itself."""

from __future__ import annotations

import io
from functools import cache

from docx import Document
from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from lessons.packs.slide_text import CULTURES

FONT = "Lexend"
INK, BRAND = RGBColor.from_string("15292D"), RGBColor.from_string("0F5953")
# Points: the text, and each style that differs from it.
TEXT_SIZE = 11
SIZES = {"Heading 1": 20, "Heading 2": 15, "Heading 3": 12, "Caption": 9.5}


def empty_paper(culture: str) -> Paper:
    paper = Document(io.BytesIO(_template()))
    language = paper.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), culture)
    return paper


@cache
def _template() -> bytes:
    """The library's own document on A4, in our font and colours."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = paper.styles["Normal"]
    _dress(normal, TEXT_SIZE, INK)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.25
    for name, size in SIZES.items():
        _dress(paper.styles[name], size, BRAND if name.startswith("Heading") else INK)
        paper.styles[name].font.bold = name.startswith("Heading")
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        paper.styles[name].paragraph_format.space_before = Pt(14)
        paper.styles[name].paragraph_format.space_after = Pt(4)
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _dress(style, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def add(paper: Paper, style: str = "Normal", text: str = "") -> Paragraph:
    """A paragraph. The style by its key: the library would search all styles for its name, each time."""
    paragraph = paper.add_paragraph()
    paragraph._p.style = style
    if text:
        paragraph.add_run(text)
    return paragraph


def add_link(paragraph: Paragraph, text: str, address: str, bold: bool = False) -> None:
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline, run.font.bold = BRAND, True, bold or None
    link.append(run._r)
    paragraph._p.append(link)


def say_language(run: Run, language: str) -> None:
    """Mark words that are not in the letter's language."""
    if language:
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), CULTURES.get(language, language))
        run._r.get_or_add_rPr().append(mark)


def new_numbering(paper: Paper) -> int:
    """A list that begins with 1 again, in the look of the style "List Number"."""
    style = paper.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    numbering = paper.part.numbering_part.element
    old = next(each for each in numbering.num_lst if each.numId == used)
    fresh = numbering.add_num(old.abstractNumId.val)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return fresh.numId


def number_with(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
