"""The editor's form of a lesson: what is missing is said at its field, before readers see the page."""

from taxonomy.forms import VocabularyPageForm
from taxonomy.models import Scheme


class LessonPageForm(VocabularyPageForm):
    schemes = tuple(Scheme.values)
    required_schemes = (Scheme.AUDIENCE, Scheme.TOPIC, Scheme.LEVEL, Scheme.TYPE)
