"""The facts at the head of a lesson, and its parts, as a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taxonomy.cards import in_one_line

if TYPE_CHECKING:
    from lessons.models import LessonPage


@dataclass(frozen=True)
class Fact:
    term: str
    text: str


@dataclass(frozen=True)
class Anchor:
    """`id` of a part of the page, and its heading."""

    id: str
    heading: str


def facts_of(page: LessonPage) -> list[Fact]:
    facts = [
        Fact(pgettext("length of a lesson", "Time"), page.minutes_text),
        Fact(_("Age"), in_one_line(term.label for term in page.audience_terms)),
        Fact(_("Grades"), in_one_line(term.label for term in page.level_terms)),
        Fact(_("Group"), page.group_size),
        Fact(_("How pupils work"), page.group_format),
        Fact(_("Devices"), _("Works without devices") if page.without_devices else ""),
        Fact(_("Pupils know already"), page.prior_knowledge),
    ]
    return [fact for fact in facts if fact.text]


def before_you_start(page: LessonPage) -> list[Fact]:
    """What is arranged in the school first; each under a heading of its own."""
    facts = [
        Fact(_("Who in the school must know"), page.school_informed),
        Fact(_("If a pupil tells you: the duty to notify"), page.duty_to_notify),
        Fact(_("An adult to turn to"), page.named_adult),
        Fact(_("How a pupil can stay out"), page.opt_out),
    ]
    return [fact for fact in facts if fact.text]


def parts_of(page: LessonPage) -> list[Anchor]:
    """The parts that the page has, in their order."""
    parts = [
        ("goals", _("What pupils learn"), page.objective_list or page.competence_terms),
        ("needs", _("What you need"), page.need_list),
        ("before", _("Before you start"), page.before_you_start),
        ("steps", _("Lesson plan"), page.step_list),
        ("everybody", _("For different pupils"), page.differentiation or page.accessibility),
        ("afterwards", _("Afterwards"), page.assessment or page.reflection or page.aftercare),
        ("material", _("Sheets and letter"), page.sheet_list or page.letter),
        ("quiz", _("Quiz"), page.quiz_list),
        ("help", _("Who can help?"), True),
        ("about", _("About this lesson"), True),
    ]
    return [Anchor(anchor, heading) for anchor, heading, is_there in parts if is_there]
