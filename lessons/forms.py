"""The editor's form of a lesson: what is missing is said at its field, before readers see the page."""

from lessons.readiness import lacks
from taxonomy.forms import VocabularyPageForm
from taxonomy.models import Scheme


class LessonPageForm(VocabularyPageForm):
    schemes = tuple(Scheme.values)
    # The readiness list asks for them.
    required_schemes = ()

    def _post_clean(self) -> None:
        """The page has the form's values now, all but the terms, which are stored later.

        A draft of a published lesson may lack everything, so the page itself is not asked.
        """
        with self.instance.gate_open():
            super()._post_clean()
        if self.is_deferred_validation or "terms" not in self.cleaned_data:
            return
        for field, sentences in lacks(self.instance, self.cleaned_data["terms"]).items():
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, sentences)
