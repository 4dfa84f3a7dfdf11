"""The editor's form of a module: what is missing is said at its field, before readers see the page."""

from collections import Counter
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext
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
                    self.add_error(field, str(sentence))
            words = gettext("Two exercises are called “%(title)s”. Give one of them another title.")
            twice = titles_used_twice(cleaned.get("units") or [])
            if twice:
                # Wagtail shows the first error of a field only.
                self.add_error("units", " ".join(words % {"title": title} for title in twice))
        return cleaned


def titles_used_twice(units: Iterable) -> list[str]:
    """Readers would not know which is which, nor would a browser that keeps an answer under its title."""
    exercises = [exercise.value for unit in units for exercise in unit.value.exercises]
    titles = {plain(exercise["title"]): exercise["title"] for exercise in exercises}
    counts = Counter(plain(exercise["title"]) for exercise in exercises)
    return [titles[key] for key, count in counts.items() if count > 1]


def plain(title: str) -> str:
    return " ".join(title.split()).casefold()
