"""Set it up: a checklist for a device or a service, in words that outlive this month's buttons."""

from zlib import crc32

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exercises.blocks.base import ExerciseBlock, explanation


class ItemStructValue(blocks.StructValue):
    @property
    def lasting_key(self) -> str:
        """Under which a tick is kept: of its words, so that a tick never moves to another thing."""
        return f"{crc32(str(self['text']).encode()):08x}"


class ItemBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("What to look for"), max_length=160)
    why = explanation(max_length=300)

    class Meta:
        icon = "tick"
        label = _("Thing to check")
        label_format = "{text}"
        value_class = ItemStructValue


class SetupBlock(ExerciseBlock):
    rows = "items"

    intro = blocks.TextBlock(label=_("Introduction"), required=False, max_length=300)
    items = blocks.ListBlock(ItemBlock(), label=_("Things to check"), min_num=3, max_num=10)

    class Meta:
        icon = "cogs"
        label = _("Set it up")
        description = _("A checklist for a setting: what to look for, not where this month’s button is.")
        preview_value = {
            "title": _("Who sees me?"),
            "intro": _("Open the settings of one app and look for these."),
            "items": [
                {"text": _("Who may write to me"), "why": _("Friends only is a calm choice.")},
                {"text": _("Whether my location shows"), "why": _("Few apps need to know where you are.")},
                {"text": _("Who sees what I share"), "why": _("You may change it any time.")},
            ],
            "prompts": [],
            "note": "",
        }
