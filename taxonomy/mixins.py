"""How a page carries the vocabulary: one manager, one query, terms sorted by scheme."""

from collections.abc import Iterable
from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel

from taxonomy.cards import in_one_line
from taxonomy.forms import TopicalPageForm
from taxonomy.models import PageTerm, Scheme, Term, TermQuerySet

# Oldest age of the youngest readers.
YOUNGEST = 9


def youngest_readers(audiences: Iterable[Term]) -> int | None:
    """The oldest age of the youngest of these audiences, None where all are adults."""
    return min((term.max_age for term in audiences if term.is_child_audience and term.max_age), default=None)


class VocabularyMixin(models.Model):
    terms = ClusterTaggableManager(through=PageTerm, blank=True, verbose_name=_("vocabulary"))

    # The labels of these are searched with the page's own words.
    searched_schemes: frozenset[str] = frozenset({Scheme.AUDIENCE, Scheme.TOPIC})

    vocabulary_panels = [FieldPanel("terms", classname="cairn-terms")]
    base_form_class = TopicalPageForm

    class Meta:
        abstract = True

    @cached_property
    def carried_terms(self) -> list[Term]:
        """All terms of the page with their words in the active language: one query."""
        terms = self.terms.all()
        if isinstance(terms, TermQuerySet):
            return list(terms.with_words().in_order())
        return sorted(terms, key=lambda term: (term.scheme, term.sort_order))

    def terms_of(self, scheme: str) -> list[Term]:
        return [term for term in self.carried_terms if term.scheme == scheme]

    @property
    def audience_terms(self) -> list[Term]:
        return self.terms_of(Scheme.AUDIENCE)

    @property
    def topic_terms(self) -> list[Term]:
        return self.terms_of(Scheme.TOPIC)

    @property
    def shown_topics(self) -> list[Term]:
        """The topics as readers see them; the youngest would meet words they do not know."""
        is_for_youngest = any((term.max_age or 99) <= YOUNGEST for term in self.audience_terms)
        return [] if is_for_youngest else self.topic_terms

    @property
    def audience_codes(self) -> set[str]:
        return {term.code for term in self.audience_terms}

    @property
    def topic_codes(self) -> set[str]:
        return {term.code for term in self.topic_terms}

    @property
    def tint(self) -> str:
        """The colour of the first audience."""
        return self.audience_terms[0].tint if self.audience_terms else "a-teachers"

    @property
    def kicker(self) -> str:
        return in_one_line(term.label for term in self.audience_terms)

    def search_texts(self) -> list[str]:
        """The words of some terms are searched too, in the page's own language."""
        language = self.locale.language_code  # type: ignore[attr-defined]
        labels = [
            f"{words.label} {words.other_words}"
            for term in self.terms.all()
            if term.scheme in self.searched_schemes
            for words in term.words.all()
            if words.language == language
        ]
        return [*super().search_texts(), *labels]  # type: ignore[misc]

    @property
    def is_for_children(self) -> bool:
        return any(term.is_child_audience for term in self.audience_terms)

    @property
    def reading_age(self) -> int | None:
        """A page for several ages is as easy to read as its youngest readers need it."""
        return youngest_readers(self.audience_terms)
