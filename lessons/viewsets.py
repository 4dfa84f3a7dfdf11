"""The editors' list of lessons."""

import django_filters
from django import forms
from django.urls import path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from lessons.desk.files import lacking_files
from lessons.desk.views import ReadinessView
from lessons.models import LessonPage, LessonSeries
from taxonomy.listing import COLUMNS, ContentViewSet, words_of
from taxonomy.models import Level, Scheme, Type
from taxonomy.page_filters import ContentFilterSet, TermFilter

MISSING = "missing"


def minutes_text(page: LessonPage) -> str:
    if not page.minutes:
        return gettext("Not set")
    return ngettext("%(count)d minute", "%(count)d minutes", page.minutes) % {"count": page.minutes}


class SeriesFilter(django_filters.ModelChoiceFilter):
    def filter(self, qs, value):
        return qs.filter(pk__in=LessonPage.objects.filter(series=value).values("pk")) if value else qs


class FilesFilter(django_filters.ChoiceFilter):
    def filter(self, qs, value):
        return qs.filter(pk__in=lacking_files()) if value == MISSING else qs


class LessonFilterSet(ContentFilterSet):
    level = TermFilter(Level, label=_("School level"))
    kind = TermFilter(Type, label=_("Kind of material"))
    series = SeriesFilter(
        label=_("Series"),
        queryset=lambda request: LessonSeries.objects.prefetch_related("words"),
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    files = FilesFilter(
        label=_("Own files"),
        choices=[(MISSING, _("Has fewer than in another language"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )


# By name, so that the order of the shared columns may change.
SHARED = {column.name: column for column in COLUMNS}


class LessonViewSet(ContentViewSet):
    model = LessonPage
    icon = "form"
    menu_label = _("Lessons")
    menu_name = "lessons"
    menu_order = 130
    columns = [
        SHARED["bulk_actions"],
        SHARED["title"],
        Column("audience", label=_("Age"), accessor=words_of(Scheme.AUDIENCE)),
        SHARED["topic"],
        Column("minutes", label=_("Length"), accessor=minutes_text),
        SHARED["language"],
        Column("version", label=_("Version"), accessor="version"),
        SHARED["review_by"],
        SHARED["status"],
    ]
    filterset_class = LessonFilterSet

    def get_urlpatterns(self) -> list:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/readiness/", ReadinessView.as_view(), name="readiness"),
        ]


lesson_viewset = LessonViewSet("lessons")
