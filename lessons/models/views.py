"""What a lesson shows below its own address: the pupils' view, its QR code, its metadata."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.contrib.routable_page.models import path

from help_channels.passport import qr_code
from lessons import metadata
from lessons.collection import offer_of
from lessons.models.downloads import LessonDownloads
from lessons.pupils import PupilView


class LessonViews(LessonDownloads):
    """`/l/12/` is the short address that leads to a lesson's `pupils/`, in every language the same kind."""

    tint = "a-teachers"

    class Meta:
        abstract = True

    @property
    def neutral_title(self) -> str:
        return f"{gettext('Lesson')} {self.pk}"

    @path("pupils/", name="pupils")
    def show_to_pupils(self, request: HttpRequest) -> HttpResponse:
        """Pupils may leave in a hurry, and the page has the colour of their age."""
        self.shows_exit = True
        self.tint = self.pupils_tint
        short = reverse("lesson_short", args=[self.pk])
        return self.below(
            request,
            "pupils/",
            "lessons/pupil_page.html",
            view=PupilView(self),
            short_address=f"{request.get_host()}{short}",
            qr_url=f"{self.url}pupils/qr/",
        )

    @path("pupils/qr/", name="pupils_qr")
    def show_qr_code(self, request: HttpRequest) -> HttpResponse:
        address = request.build_absolute_uri(reverse("lesson_short", args=[self.pk]))
        return HttpResponse(qr_code(address), content_type="image/svg+xml")

    @path("metadata.json/", name="metadata")
    def show_metadata(self, request: HttpRequest) -> HttpResponse:
        """`metadata.json`, without a slash at the end: config/urls.py leads here."""
        if self.is_sensitive:
            raise Http404
        # It lays out what the page offers, the pack among it.
        self.get_context(request)
        return JsonResponse(
            metadata.amb(self),
            content_type="application/ld+json",
            json_dumps_params={"ensure_ascii": False, "indent": 2},
        )

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return context if self.subpath else {**context, "collection": offer_of(request, self)}

    def schema_facts(self) -> dict:
        """The lesson itself; its pupils' view is only a page about it."""
        return {} if self.subpath else metadata.schema_org(self)

    def more_linked_data(self) -> list[dict]:
        return [] if self.subpath else [metadata.amb(self)]
