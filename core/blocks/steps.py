"""Things to do, in order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What to do"), max_length=120)
    text = blocks.TextBlock(label=_("How, or why"), required=False, max_length=500)

    class Meta:
        icon = "tick"
        label = _("Step")
        label_format = "{title}"


STEP_EXAMPLES = [
    {"title": _("Stop answering."), "text": _("You do not have to explain why.")},
    {"title": _("Keep the messages."), "text": _("Leave the picture where it is.")},
    {"title": _("Tell someone."), "text": _("Choose one of the people below, or an adult you trust.")},
]


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2, max_num=9)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps. For the youngest, at most three.")
        group = _("To do")
        template = "core/blocks/steps.html"
        preview_value = {"heading": "", "steps": STEP_EXAMPLES}


class Phase(models.TextChoices):
    FIRST_MINUTE = "first_minute", _("In the first minute")
    FIRST_DAY = "first_day", _("During the first day")
    LATER = "later", _("Later")


class PhaseStructValue(blocks.StructValue):
    @property
    def when_label(self) -> str:
        return str(Phase(self["when"]).label) if self.get("when") else ""


class PhaseBlock(blocks.StructBlock):
    when = blocks.ChoiceBlock(label=_("When"), choices=Phase.choices, default=Phase.FIRST_MINUTE)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1, max_num=7)

    class Meta:
        icon = "time"
        label = _("First minute, first day, later")
        description = _("What to do in one stretch of time after something has happened.")
        group = _("To do")
        template = "core/blocks/phase.html"
        value_class = PhaseStructValue
        preview_value = {"when": Phase.FIRST_MINUTE, "steps": STEP_EXAMPLES[:2]}
