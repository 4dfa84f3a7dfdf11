"""A chat in bubbles; its question stands below where there is room."""

from __future__ import annotations

from collections.abc import Iterable

from pptx.presentation import Presentation as Deck

from lessons.packs import slide_design as design
from lessons.packs.content import Chat, LessonContent, Message
from lessons.packs.slide_flow import question_lines
from lessons.packs.slide_shapes import BODY_HEIGHT, PADDING, add_lines, bare_slide, panel, text_box
from lessons.packs.slide_text import Line, height_of, write

BUBBLE_WIDTH, GAP = 640, 10


def add_chat(deck: Deck, chat: Chat, content: LessonContent) -> list:
    label = Line(content.words["chat_label"], design.LEAST_SIZE, bold=True, colour=design.BRAND)
    intro = [Line(chat.intro, design.LEAST_SIZE)] if chat.intro.strip() else []
    made: list = []
    below: float = design.TOP
    for number, messages in enumerate(_pages_of_messages(chat.messages, [label, *intro], [label])):
        head = [label] if number else [label, *intro]
        made.append(bare_slide(deck))
        height = height_of(head, design.INSIDE)
        text_box(made[-1], head, (design.LEFT, design.TOP, design.INSIDE, height), content.language)
        below = _add_bubbles(made[-1], messages, design.TOP + height + GAP, content.language)
    return [*made, *_add_question(deck, chat, made[-1], below, content)]


def _pages_of_messages(
    messages: Iterable[Message], first: list[Line], later: list[Line]
) -> list[list[Message]]:
    """Messages for each slide; the first slide says more above them."""
    pages: list[list[Message]] = [[]]
    room: float = BODY_HEIGHT - height_of(first, design.INSIDE) - GAP
    for message in messages:
        needed = bubble_height(message)
        if pages[-1] and needed > room:
            pages.append([])
            room = BODY_HEIGHT - height_of(later, design.INSIDE) - GAP
        pages[-1].append(message)
        room -= needed
    return pages


def _bubble_line(message: Message) -> Line:
    return Line(message.text, design.LEAST_SIZE, lead=f"{message.name}:")


def bubble_height(message: Message) -> float:
    """With the gap to the next one."""
    return _bubble_line(message).height(BUBBLE_WIDTH - 2 * PADDING) + 10 + GAP


def _add_bubbles(slide, messages: Iterable[Message], top: float, language: str) -> float:
    for message in messages:
        height = bubble_height(message) - GAP
        left = design.WIDTH - design.LEFT - BUBBLE_WIDTH if message.me else design.LEFT
        colour = design.MINE if message.me else design.SURFACE
        bubble = panel(slide, (left, top, BUBBLE_WIDTH, height), colour)
        write(bubble.text_frame, [_bubble_line(message)], language)
        top += height + GAP
    return top


def _add_question(deck: Deck, chat: Chat, last, below: float, content: LessonContent) -> list:
    """Under the last bubble where there is room, else on a slide of its own."""
    lines = question_lines(chat.question, content.words)
    needed = height_of(lines, design.INSIDE)
    if lines and below + needed > design.BOTTOM:
        return add_lines(deck, lines, content.language)
    if lines:
        text_box(last, lines, (design.LEFT, below, design.INSIDE, needed), content.language)
    return []
