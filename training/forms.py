"""The editor's form of a module: what is missing is said at its field, before readers see the page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taxonomy.forms import TopicalPageForm

# Field -> what to do when it is empty.
WORDS: dict[str, str | Promise] = {
    "intro": _("Say in a sentence what one practises here."),
    "skills": _("Name at least one thing that one can do afterwards."),
    "units": _("Add the first unit."),
    "after": _("Say what helps afterwards, and whom to tell."),
    "measured": _("Say what is known about the effect, or that nothing was measured."),
    "review_by": _("Name the day by which somebody reads the module through again."),
}


class TrainingModuleForm(TopicalPageForm):
    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for field, sentence in WORDS.items():
                if field in self.fields and field not in self.errors and not cleaned.get(field):
                    self.add_error(field, sentence)
        return cleaned
