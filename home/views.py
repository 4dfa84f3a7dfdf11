"""The bare address: readers are sent to their language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_safe


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Send the reader to the language their browser asks for; the answer is kept by nobody."""
    language = translation.get_language_from_request(request) or settings.LANGUAGE_CODE
    response = redirect(f"/{language}/")
    response.headers["Cache-Control"] = "no-store"
    return response
