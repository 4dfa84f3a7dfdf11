"""Filters of the editors' lists of pages that carry the vocabulary.

Each narrows by primary keys: a search can follow any of them, while the search index knows few columns.
"""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from taxonomy.listing import overdue
from taxonomy.models import Audience, PageTerm, Topic

OVERDUE, UNDATED = "overdue", "undated"
PUBLISHED, CHANGED, UNPUBLISHED = "published", "changed", "unpublished"


class TermFilter(django_filters.ModelMultipleChoiceFilter):
    """Pages that carry one of the ticked terms."""

    def __init__(self, model, **kwargs) -> None:
        super().__init__(
            queryset=lambda request: model.objects.all().with_words().in_order(),
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )

    def filter(self, qs, value):
        return (
            qs.filter(pk__in=PageTerm.objects.filter(tag__in=value).values("content_object")) if value else qs
        )


class ReviewFilter(django_filters.ChoiceFilter):
    def filter(self, qs, value):
        pages = qs.model.objects.all()
        found = {OVERDUE: overdue(pages), UNDATED: pages.filter(review_by__isnull=True)}
        return qs.filter(pk__in=found[value].values("pk")) if value in found else qs


class StateFilter(django_filters.ChoiceFilter):
    def filter(self, qs, value):
        facts = {
            PUBLISHED: {"live": True},
            CHANGED: {"live": True, "has_unpublished_changes": True},
            UNPUBLISHED: {"live": False},
        }
        return qs.filter(pk__in=Page.objects.filter(**facts[value]).values("pk")) if value in facts else qs


class ContentFilterSet(WagtailFilterSet):
    """For whom, about what, to be read again, in which state; Wagtail adds the language."""

    audience = TermFilter(Audience, label=_("Audience"))
    topic = TermFilter(Topic, label=_("Topic"))
    review = ReviewFilter(
        label=_("Review"),
        choices=[(OVERDUE, _("Overdue")), (UNDATED, _("No day set"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    state = StateFilter(
        label=_("Status"),
        choices=[
            (PUBLISHED, _("Published")),
            (CHANGED, _("Published, with changes not yet published")),
            (UNPUBLISHED, _("Not published")),
        ],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Page
        fields: list[str] = []
