"""What teachers take home of a lesson, below its own address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.routable_page.models import path

from core.models import RoutedPage
from lessons.packs.serve import serve_file
from lessons.packs.store import PackOffer, offer


class LessonDownloads(RoutedPage):
    # What readers may download; set while the page itself is served.
    pack: PackOffer | None = None

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # Before it is saved for the first time, a lesson has no address that a file could name.
        if self.pk and not self.subpath:
            self.pack = offer(self, request)
        return {**context, "pack": self.pack}

    @path("files/<str:name>/", name="file")
    def show_file(self, request: HttpRequest, name: str) -> HttpResponseBase:
        """`files/1-lesson-plan.pdf`, without a slash at the end: config/urls.py leads here."""
        return serve_file(self, request, name)
