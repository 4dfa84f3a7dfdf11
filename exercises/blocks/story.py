"""Chat story: an invented chat with decision points."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exercises.blocks.base import ExerciseBlock, ExerciseStructValue
from exercises.stories.faults import Fault, refusals
from exercises.stories.script import LONGEST_SCRIPT, ScriptError, Slip, read
from exercises.stories.story import Story
from exercises.stories.telling import Part, asked_for, tell, whole
from exercises.widgets import StoryWidget

# Modes that are printed.
SHEETS = ("paper", "answers")
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


# As many sentences as somebody reads before mending the first.
MOST_SAID = 20


def _said(faults: list[Fault] | list[Slip]) -> list[str]:
    sentences = [str(fault) for fault in faults[:MOST_SAID]]
    more = len(faults) - MOST_SAID
    return [*sentences, gettext("And %(count)d more.") % {"count": more}] if more > 0 else sentences


class ScriptBlock(blocks.FieldBlock):
    """The text of a script. A draft may hold one that nobody can follow yet; readers get none."""

    def __init__(self, required=True, help_text=None, validators=(), search_index=False, **kwargs) -> None:
        self.field = forms.CharField(
            required=required,
            help_text=help_text,
            validators=validators,
            max_length=LONGEST_SCRIPT,
            widget=StoryWidget(),
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
                raise ValidationError(_said(faults))
        return cleaned

    def reading_texts(self, value: str) -> Iterator[str]:
        """What readers read of the story; an unfinished one has nothing to read yet."""
        try:
            story = read(value)
        except ScriptError:
            return
        for passage in story.passages:
            for line in passage.lines:
                yield line.text
                if line.note and line.note.why:
                    yield line.note.why
            yield from (choice.text for choice in passage.choices)
            if passage.kind_word:
                yield passage.kind_word

    @staticmethod
    def _faults(text: str) -> list[Fault] | list[Slip]:
        try:
            return refusals(read(text))
        except ScriptError as error:
            return error.slips


class StoryStructValue(ExerciseStructValue):
    @cached_property
    def story(self) -> Story | None:
        """None for a script that cannot be read, or that would leave a reader stranded."""
        try:
            story = read(self.get("script") or "")
        except ScriptError:
            return None
        return None if refusals(story) else story

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The story as it is told, page by page; nothing of one that cannot be told."""
        return tell(self.story) if self.story else ()


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

    def get_context(self, value, parent_context=None):
        """`part`: what of the story this page tells. Paper holds all of it."""
        context = super().get_context(value, parent_context)
        # Nothing of a page around the story is meant.
        context["part"] = None
        if value.parts:
            on_paper = context.get("mode") in SHEETS
            context["part"] = whole(value.parts) if on_paper else asked_for(value.parts, _asked(context))
        return context


def _asked(context) -> str:
    request = context.get("request")
    return request.GET.get("part", "") if request else ""
