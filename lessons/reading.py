"""Who reads which words of a lesson: the teacher all, the pupils some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.reading_texts import Portion, texts_of_field

if TYPE_CHECKING:
    from lessons.models import LessonPage

FIELDS = (
    "prior_knowledge",
    "school_informed",
    "duty_to_notify",
    "named_adult",
    "opt_out",
    "differentiation",
    "accessibility",
    "assessment",
    "reflection",
    "aftercare",
    "measured",
    "letter_title",
    "letter",
)
PUPILS_FIELDS = ("objectives", "steps", "sheets", "quiz")
# Blocks inside those that are the teacher's.
TEACHERS_BLOCKS = frozenset({"teacher", "note", "hint", "prompts"})


def portions(lesson: LessonPage) -> list[Portion]:
    """The teacher's words first, then those that pupils see as well."""
    pupils = [text for name in PUPILS_FIELDS for text in texts_of_field(lesson, name, TEACHERS_BLOCKS)]
    shared = set(pupils)
    teachers = [text for text in lesson.reading_texts() if text not in shared]
    return [Portion(None, teachers), Portion(lesson.pupils_age, pupils)]
