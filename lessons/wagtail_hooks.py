"""Lessons in the editors' menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from lessons.desk.reports import menu_item, report_urls
from lessons.models import LessonSeries
from lessons.viewsets import lesson_viewset


class LessonSeriesViewSet(SnippetViewSet):
    model = LessonSeries
    icon = "list-ol"
    menu_label = _("Series of lessons")
    # Not "lesson-…": the side bar would light up the lessons as well.
    menu_name = "series"
    menu_order = 140
    add_to_admin_menu = True
    copy_view_enabled = False
    # For those who may look but not change.
    inspect_view_enabled = True
    panels = [
        FieldPanel(
            "code", help_text=_("A short name for the address, never seen by readers: first-pictures.")
        ),
        InlinePanel(
            "words",
            heading=_("Words per language"),
            label=_("Words in one language"),
            # A series without words has nothing to show.
            min_num=1,
            panels=[FieldPanel("language"), FieldPanel("title"), FieldPanel("description")],
        ),
    ]

    def get_queryset(self, request):
        return self.model.objects.prefetch_related("words")


register_snippet(LessonSeriesViewSet)
hooks.register("register_admin_urls", report_urls)
hooks.register("register_reports_menu_item", menu_item)


@hooks.register("register_admin_viewset")
def list_lessons():
    return lesson_viewset
