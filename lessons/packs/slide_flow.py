"""What of a step stands on slides, in which order, and what the teacher alone reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lessons.packs import slide_design as design
from lessons.packs.content import (
    Ask,
    Cards,
    Chat,
    Choose,
    Draw,
    Note,
    Part,
    Picture,
    Read,
    Starters,
    Step,
    Write,
)
from lessons.packs.prose import plain_text
from lessons.packs.slide_text import Line

# Whoever sits at the back reads the task and the question.
TASK_SIZE = 32


@dataclass(frozen=True)
class Scene:
    """One slide or more: lines, or a chat, or a picture."""

    lines: tuple[Line, ...] = ()
    shown: Chat | Picture | None = None


def scenes_of(step: Step, words: dict[str, str]) -> list[Scene]:
    """Lines are gathered until a chat or a picture wants the slide for itself."""
    scenes: list[Scene] = []
    lines = [Line(step.pupils, TASK_SIZE)] if step.pupils.strip() else []
    for part in step.parts:
        if isinstance(part, Chat | Picture):
            scenes += [Scene(tuple(lines))] if lines else []
            scenes.append(Scene(shown=part))
            lines = []
        else:
            lines += lines_of(part, words)
    if lines or not scenes:
        scenes.append(Scene(tuple(lines)))
    return scenes


def lines_of(part: Part, words: dict[str, str]) -> list[Line]:
    """What pupils may see of a part; nothing of cards, which they hold in their hands, and of notes."""
    if isinstance(part, Ask):
        return question_lines(part.question, words)
    if isinstance(part, Starters):
        return [_label(part.heading), *(Line(entry, bullet=True) for entry in part.entries)]
    if isinstance(part, Read):
        return [*([_label(part.title)] if part.title else []), *([Line(part.text)] if part.text else [])]
    if isinstance(part, Write | Draw):
        return [Line(part.prompt)]
    if isinstance(part, Choose):
        return [Line(part.prompt), *(Line(option, bullet=True) for option in part.options)]
    return []


def question_lines(question: str, words: dict[str, str]) -> list[Line]:
    return [_label(words["ask"]), Line(question, TASK_SIZE)] if question.strip() else []


def _label(text: str) -> Line:
    return Line(text, design.LEAST_SIZE, bold=True, colour=design.BRAND, heads=True)


def notes_of(step: Step, words: dict[str, str]) -> str:
    """What the teacher says, does and listens for, as plain text."""
    spoken = plain_text(step.teacher)
    first = [f"{words['you']}:\n{spoken}"] if spoken else []
    return "\n\n".join([*first, *_part_notes(step.parts, words)])


def _part_notes(parts: Iterable[Part], words: dict[str, str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Ask) and part.note.strip():
            yield f"{part.question}\n{words['listen_for']}: {part.note}"
        elif isinstance(part, Cards):
            hint = [f"{words['how_to_use']}: {part.hint}"] if part.hint.strip() else []
            yield "\n".join([part.title, *hint, *(f"– {card}" for card in part.cards)])
        elif isinstance(part, Note):
            yield f"{part.title}\n{plain_text(part.prose)}"
