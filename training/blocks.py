"""What a training module is built from: its units."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exercises.blocks import EXERCISE_BLOCKS, EXERCISES
from help_channels.blocks import BODY_BLOCKS

# The longest unit, in minutes: a sitting.
LONGEST_UNIT = 45


class UnitStructValue(blocks.StructValue):
    @property
    def exercises(self) -> list:
        """The unit's exercises, as stream children, in order."""
        return [block for block in self["body"] if block.block_type in EXERCISES]


class UnitBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=100)
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=1, max_value=LONGEST_UNIT)
    intro = blocks.TextBlock(label=_("Introduction"), required=False, max_length=300)
    body = blocks.StreamBlock([*EXERCISE_BLOCKS, *BODY_BLOCKS], label=_("Content"), min_num=1)

    class Meta:
        icon = "form"
        label = _("Unit")
        label_format = "{minutes} min · {title}"
        value_class = UnitStructValue

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned.exercises and not self.is_deferred_validation:
            sentence = _("Add at least one exercise: people learn by deciding.")
            raise blocks.StructBlockValidationError({"body": ValidationError(sentence)})
        return cleaned
