"""Searching the library without a trace: the words travel in the body of a POST and are kept nowhere.

Exempt from CSRF protection because a token would set a cookie, and because it changes nothing.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lessons.library.words import tidy
from lessons.models import LessonIndexPage

FIELD = "words"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def search_lessons(request: HttpRequest) -> HttpResponse:
    page = library_of(get_language())
    page.prepare_references()
    data = request.POST if request.method == "POST" else request.GET
    response = page.with_lessons(request, data, tidy(request.POST.get(FIELD, "")))
    response.headers["Cache-Control"] = "no-store"
    return response


def library_of(language: str | None) -> LessonIndexPage:
    """The library of this language, with what routing would have given it."""
    found = LessonIndexPage.objects.live().filter(locale__language_code=language)
    page: LessonIndexPage = get_object_or_404(found.order_by("path")[:1])
    page.home = page.trail[0].specific
    return page
