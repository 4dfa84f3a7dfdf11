"""Where Wagtail's screens would answer with an error page, editors read a sentence instead.

Lists, approvals and copies publish and delete without asking a form; what may not be published or
deleted raises there. Everything of that request is undone.
"""

from __future__ import annotations

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from core.middleware import ADMIN_PATH, GetResponse
from lessons.models import LessonAttachment, LessonPage
from lessons.models.gate import NotReady


class RefusedInWordsMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if request.method != "POST" or not request.path.startswith(ADMIN_PATH):
            return None
        sentence = refusal(exception)
        if not sentence:
            return None
        messages.error(request, sentence)
        return lead_back(request, way_back(request, exception))


def refusal(exception: Exception) -> str:
    """What is missing or in the way; empty for what is none of our business."""
    if isinstance(exception, NotReady):
        words = {"page": exception.page, "missing": " ".join(exception.messages)}
        return _("“%(page)s” is not ready, so nothing was published. %(missing)s") % words
    if isinstance(exception, ProtectedError):
        return files_in_use(item for item in exception.protected_objects if is_own_file(item))
    return ""


def is_own_file(item) -> bool:
    return isinstance(item, LessonAttachment)


def files_in_use(files) -> str:
    names = sorted({f"{file.document} ({file.page})" for file in files})
    if not names:
        return ""
    sentence = _("Nothing was deleted: lessons have these files. Take them off the lessons first: %(files)s.")
    return sentence % {"files": ", ".join(names)}


def way_back(request: HttpRequest, exception: Exception) -> str:
    """The form of the lesson, where its list stands; after a copy, which is undone, the same screen."""
    if url := get_valid_next_url_from_request(request):
        return url
    page = getattr(exception, "page", None)
    if page and page.pk and LessonPage.objects.filter(pk=page.pk).exists():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return request.get_full_path()


def lead_back(request: HttpRequest, url: str) -> HttpResponse:
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # As Wagtail's own windows do (wagtail.admin.modal_workflow).
        return JsonResponse({"step": "success", "redirect": url})
    return redirect(url)
