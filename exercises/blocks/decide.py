"""What would you do? A situation with answers, each of which explains itself."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exercises.blocks.base import AnswerStructValue, ExerciseBlock, explanation, refuse_rows


class ChoiceStructValue(AnswerStructValue):
    @property
    def is_good(self) -> bool:
        return bool(self["helps"])

    @property
    def verdict(self) -> str:
        if self.is_good:
            return gettext("This helps.")
        return gettext("It is fine to think of this. Something else helps more.")


class ChoiceBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Answer"), max_length=160)
    helps = blocks.BooleanBlock(label=_("This helps"), required=False)
    why = explanation(max_length=400)

    class Meta:
        icon = "tick"
        label = _("Answer")
        label_format = "{text}"
        value_class = ChoiceStructValue


class DecideBlock(ExerciseBlock):
    rows = "answers"

    situation = blocks.TextBlock(label=_("What happens"), max_length=600)
    question = blocks.CharBlock(label=_("Question"), max_length=160, default=_("What would you do?"))
    answers = blocks.ListBlock(ChoiceBlock(), label=_("Answers"), min_num=2, max_num=5)

    class Meta:
        icon = "help"
        label = _("What would you do?")
        description = _(
            "A situation with answers. Each answer explains itself; nobody is wrong to have felt it."
        )
        preview_value = {
            "title": _("A picture, just for me"),
            "situation": _("Sam writes: send me a picture of you, just for me. You do not want to."),
            "question": _("What would you do?"),
            "answers": [
                {
                    "text": _("I write: no, I don’t want to."),
                    "helps": True,
                    "why": _("A no is enough. You do not have to explain it."),
                },
                {
                    "text": _("I do not know what to answer."),
                    "helps": False,
                    "why": _("Many feel like that. You may leave it unanswered and tell an adult."),
                },
            ],
            "prompts": [],
            "note": "",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        if not any(answer["helps"] for answer in cleaned["answers"]):
            refuse_rows(self, "answers", _("Mark at least one answer that helps."))
        return cleaned
