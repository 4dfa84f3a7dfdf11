"""Terms in the editors' screens: the list, and a look without a right to change."""

from django.conf import settings
from wagtail.snippets.views.snippets import IndexView, InspectView


class TermIndexView(IndexView):
    def search_queryset(self, queryset):
        # A label that matches in three languages is one term.
        return super().search_queryset(queryset).distinct()


class TermInspectView(InspectView):
    """The facts of a term, and its words in each language."""

    def get_fields_context(self) -> list[dict]:
        languages = dict(settings.LANGUAGES)
        words = [
            {"label": languages.get(words.language, words.language), "value": _line(words), "component": None}
            for words in self.object.words.all()
        ]
        return [*super().get_fields_context(), *words]


def _line(words) -> str:
    return f"{words.label}: {words.description}" if words.description else words.label
