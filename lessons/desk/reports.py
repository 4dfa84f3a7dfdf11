"""The report "Lesson files": per lesson its languages, and where files are missing."""

from __future__ import annotations

from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from lessons.desk.files import files_by_lesson
from lessons.models import LessonPage

RIGHTS = ("add", "change", "publish")


class LessonFilesView(ReportView):
    """For those who may write or publish pages."""

    model = LessonPage
    any_permission_required = list(RIGHTS)
    is_searchable = False
    page_title = gettext_lazy("Lesson files")
    header_icon = "doc-full"
    index_url_name = "lesson_files"
    index_results_url_name = "lesson_files_results"
    export_filename = "lesson-files"
    list_export = ["title", "languages", "lacking", "gone"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "languages": gettext_lazy("Languages and their files"),
        "lacking": gettext_lazy("Fewer than in another language"),
        "gone": gettext_lazy("Not on the disk any more"),
    }

    @property
    def columns(self) -> list[Column]:
        headings = self.export_headings
        return [
            TitleColumn("title", label=headings["title"], get_url=edit_address),
            Column("languages", label=headings["languages"]),
            Column("lacking", label=headings["lacking"]),
            Column("gone", label=headings["gone"]),
        ]

    def get_base_queryset(self):
        """One page stands for each lesson: the first by title."""
        self.files = {lesson.editions[0].pk: lesson for lesson in files_by_lesson()}
        return LessonPage.objects.filter(pk__in=self.files).defer_streamfields().order_by("title", "pk")

    def decorate_paginated_queryset(self, object_list):
        for page in object_list:
            lesson = self.files[page.pk]
            page.languages = lesson.languages_text
            page.lacking = lesson.lacking_text
            page.gone = ", ".join(lesson.gone)
        return object_list

    @property
    def no_results_message(self) -> str:
        return _("No lesson has files of its own. Those that are made for you are never missing.")


def edit_address(page: LessonPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class FilesMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return policy_registry.get_by_type(Page).user_has_any_permission(request.user, RIGHTS)


def report_urls() -> list:
    """For the hook `register_admin_urls`."""
    view = LessonFilesView
    return [
        path("reports/lessons/files/", view.as_view(), name=view.index_url_name),
        path(
            "reports/lessons/files/results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]


def menu_item() -> MenuItem:
    """For the hook `register_reports_menu_item`."""
    view = LessonFilesView
    return FilesMenuItem(
        view.page_title,
        reverse(view.index_url_name),
        name="lesson-files",
        icon_name=view.header_icon,
        order=30,
    )
