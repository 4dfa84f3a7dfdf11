"""The field in which a chat story is written."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from exercises.stories.script import LONGEST_SCRIPT
from exercises.stories.story import Step

# What the script in the editor's browser says. Everything else stands in the template.
WORDS: dict[str, str | Promise] = {
    "title": _("%(number)s. %(name)s"),
    "unnamed": _("New passage"),
    "choices": _("Choices: %(count)s"),
    "ending": _("Ending"),
    "noEnd": _("Stops here"),
    "said": _("Message %(number)s"),
    "told": _("What happens (%(number)s)"),
    "toldLabel": _("What happens"),
    "choice": _("Choice %(number)s"),
    "nowhere": _("Choose a passage"),
    "missing": _("“%(name)s” (there is no such passage)"),
    "taken": _("There is a passage with this name already."),
    "added": _("Passage “%(name)s” was added."),
    "moved": _("“%(name)s” is number %(number)s now."),
    "removed": _("“%(name)s” was removed."),
    "askRemove": _("Remove “%(name)s”? Choices that lead to it: %(count)s. They will lead nowhere."),
    "askRemoveFilled": _("Remove “%(name)s” with everything in it?"),
    "askEnding": _("An ending has no choices. Take the choices of “%(name)s” away?"),
    "empty": _("Add the first passage. The first one is where the story begins."),
    "checking": _("Checking …"),
    "fine": _("Nothing is to be mended."),
    "sum": _("To mend: %(faults)s. Hints: %(hints)s."),
    "slips": _("The text cannot be read yet. Lines to mend: %(count)s."),
    "unanswered": _("The check did not answer. What you have written is kept in the form."),
    "hint": _("Hint"),
    "inPassage": _("“%(name)s”: %(reason)s"),
    "inLine": _("Line %(line)s: %(reason)s"),
    "fileName": _("story"),
    "fileTooLong": _("“%(name)s” is too long for a story."),
    "fileNotText": _("“%(name)s” is not a text file in UTF-8. Save it as plain text (UTF-8) and try again."),
    "fileSlips": _("“%(name)s” was not opened: it cannot be read. Lines to mend: %(count)s."),
    "fileOpened": _("“%(name)s” was opened."),
    "askReplace": _("Replace the story that is here with “%(name)s”?"),
}
# What the controller knows the text field by.
SCRIPT = {"data-cairn-story-target": "script", "data-action": "input->cairn-story#typed"}


class StoryWidget(forms.Textarea):
    """A text field; with scripts also a list of passages, live checks and a map. The text stays the truth."""

    template_name = "exercises/widgets/story.html"

    class Media:
        js = [Script("js/admin-story.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 20, "spellcheck": "true", **(attrs or {})})

    def value_from_datadict(self, data, files, name) -> str | None:
        """Browsers send every line with two signs at its end; the story has one."""
        value = super().value_from_datadict(data, files, name)
        return value and value.replace("\r\n", "\n")

    def get_context(self, name, value, attrs) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        field = forms.Textarea(context["widget"]["attrs"] | SCRIPT)
        words = {key: str(sentence) for key, sentence in WORDS.items()}
        context["widget"] |= {
            "field": field.render(name, context["widget"]["value"]),
            "url": reverse("check_story"),
            "words": json.dumps(words, ensure_ascii=False),
            "steps": Step.choices,
            "longest": str(LONGEST_SCRIPT),
        }
        return context

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        # Django's form renderer does not look into the project's own templates.
        return render_to_string(self.template_name, self.get_context(name, value, attrs))
