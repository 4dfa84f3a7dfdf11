"""Lessons in the editors' menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from lessons.models import LessonSeries


class LessonSeriesViewSet(SnippetViewSet):
    model = LessonSeries
    icon = "list-ol"
    menu_label = _("Series of lessons")
    copy_view_enabled = False
    panels = [
        FieldPanel("code"),
        InlinePanel(
            "words",
            heading=_("Words per language"),
            label=_("Words in one language"),
            panels=[FieldPanel("language"), FieldPanel("title"), FieldPanel("description")],
        ),
    ]


register_snippet(LessonSeriesViewSet)
