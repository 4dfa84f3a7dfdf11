"""The library of lessons."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path, re_path

from core.models import RoutedPage
from lessons.collection import LARGEST_KEY, Collection
from lessons.library.collected import Collected
from lessons.library.shelf import Library
from lessons.library.takeaway import archive_of
from lessons.models.lessons import LessonPage


class LessonIndexPage(RoutedPage):
    """`/lessons/` is the library, `/lessons/collection/12-15/` what a teacher has put together.

    `/lessons/12/` is the short address of a lesson, for paper.
    """

    parent_page_types = ["home.HomePage"]
    subpage_types = ["lessons.LessonPage"]
    max_count_per_parent = 1

    # A library for adults: nobody has to leave in a hurry.
    shows_exit = False

    class Meta:
        verbose_name = _("lessons: library")

    @property
    def language(self) -> str:
        """The page's own, which is the active one, without asking the database."""
        return get_language() or self.locale.language_code

    @path("", name="library")
    def show_library(self, request: HttpRequest) -> HttpResponse:
        return self.with_lessons(request, request.GET)

    @path("<int:pk>/", name="short")
    def show_lesson(self, request: HttpRequest, pk: int) -> HttpResponse:
        lesson = LessonPage.objects.live().filter(pk=min(pk, LARGEST_KEY)).first()
        if lesson is None:
            raise Http404
        return redirect(lesson.url)

    @re_path(r"^collection/(?:([0-9-]+)/)?$", name="collection")
    def show_collection(self, request: HttpRequest, keys: str | None = None) -> HttpResponse:
        return self.with_collection(request, self.collected(request, keys or ""))

    @re_path(r"^collection/([0-9-]+)/all\.zip/$", name="collection_zip")
    def download_collection(self, request: HttpRequest, keys: str) -> HttpResponseBase:
        """`all.zip`, without a slash at the end: config/urls.py leads here."""
        collected = self.collected(request, keys)
        if not collected.pages:
            raise Http404
        archive = archive_of(collected, request)
        return archive or self.with_collection(request, collected, no_archive=True, status=503)

    def collected(self, request: HttpRequest, keys: str) -> Collected:
        return Collected(Collection.parse(keys), self.url or "", self.language, request.get_host())

    def with_collection(
        self, request: HttpRequest, collected: Collected, no_archive: bool = False, status: int = 200
    ) -> HttpResponse:
        response = self.below(
            request,
            collected.asked.path,
            "lessons/collection.html",
            collected=collected,
            no_archive=no_archive,
        )
        response.status_code = status
        return response

    def with_lessons(self, request: HttpRequest, data: QueryDict, words: str = "") -> HttpResponse:
        """The library with what is chosen in `data` and found by the words."""
        library = Library(self.url or "", self.language, data, words)
        return self.render(request, context_overrides={"library": library})
