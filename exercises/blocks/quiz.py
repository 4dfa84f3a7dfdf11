"""A quiz for oneself: every answer explains itself, nothing is counted against anybody."""

from collections import Counter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import PreloadedPageBlock
from exercises.blocks.base import (
    AnswerStructValue,
    ExerciseBlock,
    ExerciseStructValue,
    explanation,
    lettered,
    refuse_rows,
)


class QuizAnswerStructValue(AnswerStructValue):
    @property
    def is_good(self) -> bool:
        return bool(self["right"])

    @property
    def verdict(self) -> str:
        if self.is_good:
            return gettext("This one fits best.")
        return gettext("It is fine to think so. Another answer fits better.")


class AnswerBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Answer"), max_length=200)
    right = blocks.BooleanBlock(label=_("This one fits best"), required=False)
    why = explanation(max_length=400)

    class Meta:
        icon = "tick"
        label = _("Answer")
        label_format = "{text}"
        value_class = QuizAnswerStructValue


class QuizQuestionStructValue(blocks.StructValue):
    @property
    def lettered(self) -> list[tuple[str, blocks.StructValue]]:
        return lettered(self["answers"])


class QuizQuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=240)
    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), min_num=2, max_num=6)

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"
        value_class = QuizQuestionStructValue

    def clean(self, value):
        cleaned = super().clean(value)
        if Counter(bool(answer["right"]) for answer in cleaned["answers"])[True] != 1:
            refuse_rows(self, "answers", _("Mark exactly one answer as the one that fits best."))
        return cleaned


class QuizStructValue(ExerciseStructValue):
    @property
    def living_pages(self) -> list:
        """What is published of what to read next: a link that leads nowhere is not shown."""
        return [page for page in self.get("next") or [] if page and page.live]


class QuizBlock(ExerciseBlock):
    rows = "questions"

    intro = blocks.TextBlock(label=_("Introduction"), required=False, max_length=300)
    questions = blocks.ListBlock(QuizQuestionBlock(), label=_("Questions"), min_num=2, max_num=10)
    next = blocks.ListBlock(
        PreloadedPageBlock(label=_("Page")),
        label=_("What to read next"),
        help_text=_("For adults: pages that answer what the questions leave open."),
        max_num=5,
        default=[],
        required=False,
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Self-check quiz")
        description = _("Several questions with an explanation for every answer. No grade, no record.")
        value_class = QuizStructValue
        preview_value = {
            "title": _("What do you remember?"),
            "intro": "",
            "questions": [
                {
                    "question": _("Somebody threatens to show your picture. What comes first?"),
                    "answers": [
                        {"text": _("Tell somebody"), "right": True, "why": _("You need not solve it alone.")},
                        {"text": _("Pay"), "right": False, "why": _("Paying seldom makes it stop.")},
                    ],
                },
                {
                    "question": _("Whose fault is it?"),
                    "answers": [
                        {"text": _("Theirs, who threaten"), "right": True, "why": _("Always.")},
                        {"text": _("Mine"), "right": False, "why": _("No, also if you sent something.")},
                    ],
                },
            ],
            "next": [],
            "prompts": [],
            "note": "",
        }
