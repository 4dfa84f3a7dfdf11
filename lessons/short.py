"""`/l/12/`: what a class types or scans to see a lesson as pupils see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from lessons.models import LessonPage

# No database of ours counts further.
LARGEST_KEY = 2**63 - 1
NO_OTHER_ADDRESS = ()


@require_safe
def short_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the pupils' view of a published lesson, in the lesson's language."""
    page = LessonPage.objects.live().filter(pk=min(pk, LARGEST_KEY)).defer_streamfields().first()
    if page is None or not page.url:
        # Or Django would look for the address below a language, and send the class there.
        request.urlconf = NO_OTHER_ADDRESS  # type: ignore[assignment]
        raise Http404
    # Not for ever: a lesson may move.
    response = redirect(f"{page.url}pupils/")
    response.headers["Cache-Control"] = "no-store"
    return response
