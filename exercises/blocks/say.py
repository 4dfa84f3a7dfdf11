"""Practise saying it: ways to begin a sentence, to read aloud, copy or print."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exercises.blocks.base import ExerciseBlock


class SituationBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), max_length=140)
    sentences = blocks.ListBlock(
        blocks.CharBlock(label=_("Sentence"), max_length=200), label=_("Sentences"), min_num=1, max_num=5
    )

    class Meta:
        icon = "openquote"
        label = _("Situation")
        label_format = "{when}"


class SayBlock(ExerciseBlock):
    rows = "situations"

    intro = blocks.TextBlock(label=_("Introduction"), required=False, max_length=300)
    situations = blocks.ListBlock(SituationBlock(), label=_("Situations"), min_num=1, max_num=6)

    class Meta:
        icon = "openquote"
        label = _("Practise saying it")
        description = _("Sentences for a situation, to say aloud, copy or print.")
        preview_value = {
            "title": _("Telling an adult"),
            "intro": _("Say one aloud. Change it until it sounds like you."),
            "situations": [
                {
                    "when": _("When it is hard to begin"),
                    "sentences": [
                        _("Something happened online. Can I tell you?"),
                        _("I don’t want you to be angry. I need help."),
                    ],
                }
            ],
            "prompts": [],
            "note": "",
        }
