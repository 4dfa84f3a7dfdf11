"""The slides of one scene: lines, a chat, or a picture."""

from __future__ import annotations

import io

from PIL import Image
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from lessons.packs import slide_design as design
from lessons.packs.content import Chat, LessonContent, Picture
from lessons.packs.slide_chat import add_chat
from lessons.packs.slide_flow import Scene
from lessons.packs.slide_shapes import BODY_HEIGHT, add_lines, bare_slide, text_box
from lessons.packs.slide_text import Line, height_of
from lessons.packs.stored import picture_bytes

# Between a picture and what is said of it.
GAP = 10


def add_scene(deck: Deck, scene: Scene, content: LessonContent) -> list:
    if isinstance(scene.shown, Chat):
        return add_chat(deck, scene.shown, content)
    if isinstance(scene.shown, Picture):
        return [_add_picture(deck, scene.shown, content.language)]
    return add_lines(deck, scene.lines, content.language)


def _add_picture(deck: Deck, picture: Picture, language: str):
    """As large as it can be; its text for those who do not see it goes along."""
    slide = bare_slide(deck)
    caption = [Line(picture.caption, design.LEAST_SIZE)] if picture.caption.strip() else []
    room = BODY_HEIGHT - height_of(caption, design.INSIDE) - GAP
    data = picture_bytes(picture)
    with Image.open(io.BytesIO(data)) as opened:
        scale = min(design.INSIDE / opened.width, room / opened.height)
        width, height = opened.width * scale, opened.height * scale
    left = (design.WIDTH - width) / 2
    shown = slide.shapes.add_picture(io.BytesIO(data), Pt(left), Pt(design.TOP), Pt(width), Pt(height))
    shown._element.nvPicPr.cNvPr.set("descr", picture.alt)
    shown.name = picture.name
    if caption:
        top = design.TOP + room + GAP
        text_box(slide, caption, (design.LEFT, top, design.INSIDE, design.BOTTOM - top), language)
    return slide
