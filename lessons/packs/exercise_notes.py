"""What the teacher alone reads of an exercise: the answers, questions to discuss, what to listen for."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from exercises.blocks import ExerciseStructValue
from lessons.packs.content import Note, Paragraph, Run


def note_of(value: ExerciseStructValue, *found: Paragraph) -> tuple[Note, ...]:
    """None where there is nothing to say; `found` is what the exercise itself explains."""
    prose = (*(part for part in found if part.lines), *_talk(value["prompts"]), *_listen(value["note"]))
    return (Note(value["title"], prose),) if prose else ()


def key(answers: Iterable[tuple[str, str]]) -> Paragraph:
    """A list: what pupils read in bold, and why."""
    return Paragraph("ul", tuple((Run(words, bold=True), Run(f" – {why}")) for words, why in answers))


def said(words: str) -> Paragraph:
    """A line in bold, for what follows."""
    return Paragraph("p", ((Run(words, bold=True),),))


def _talk(prompts: Iterable[str] | None) -> tuple[Paragraph, ...]:
    lines = tuple((Run(prompt),) for prompt in prompts or ())
    return (said(_("Talk about it")), Paragraph("ul", lines)) if lines else ()


def _listen(note: str) -> tuple[Paragraph, ...]:
    if not (note or "").strip():
        return ()
    return (Paragraph("p", ((Run(f"{_('Listen for')}: ", bold=True), Run(note)),)),)
