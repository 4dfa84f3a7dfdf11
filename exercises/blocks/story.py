"""Chat story: an invented chat with decision points."""

from __future__ import annotations

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exercises.blocks.base import ExerciseBlock, ExerciseStructValue
from exercises.stories.faults import refusals
from exercises.stories.script import LONGEST_SCRIPT, ScriptError, read
from exercises.stories.story import Story

EXAMPLE = _("""@ Noa
== Start
* Noa plays a game. Robin joins.
Robin: You play really well!
  [nice] Praise feels good.
Robin: Send me a picture. Don't tell anyone.
  [secret] A friend does not need a secret.
+ Tell an adult => Told
+ Log out => Out

== Told
Noa: Mum, somebody wants a picture of me
  [tell] Telling is always right.
! You told somebody. It is not your fault.

== Out
* Noa puts the phone down.
! You may always stop. You can still tell somebody.
""")


class ScriptBlock(blocks.FieldBlock):
    """The text of a script. A draft may hold one that nobody can follow yet; readers get none."""

    def __init__(self, required=True, help_text=None, validators=(), search_index=False, **kwargs) -> None:
        self.field = forms.CharField(
            required=required,
            help_text=help_text,
            validators=validators,
            max_length=LONGEST_SCRIPT,
            widget=forms.Textarea(attrs={"rows": 20}),
        )
        self.search_index = search_index
        super().__init__(**kwargs)

    class Meta:
        icon = "code"
        default = ""

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned:
            faults = self._faults(cleaned)
            if faults:
                raise ValidationError([str(fault) for fault in faults])
        return cleaned

    @staticmethod
    def _faults(text: str) -> list:
        try:
            return list(refusals(read(text)))
        except ScriptError as error:
            return list(error.slips)


class StoryStructValue(ExerciseStructValue):
    @cached_property
    def story(self) -> Story | None:
        """None for a script that cannot be read, or that would leave a reader stranded."""
        try:
            story = read(self.get("script") or "")
        except ScriptError:
            return None
        return None if refusals(story) else story


class StoryBlock(ExerciseBlock):
    rows = "script"

    intro = blocks.TextBlock(label=_("Introduction"), required=False, max_length=300)
    script = ScriptBlock(label=_("Story"))

    class Meta:
        icon = "comment"
        label = _("Chat story")
        description = _("An invented chat that goes on as the reader decides. Every way ends in help.")
        value_class = StoryStructValue
        preview_value = {
            "title": _("The new friend"),
            "intro": _("Noa and Robin are invented."),
            "script": EXAMPLE,
            "prompts": [],
            "note": "",
        }
