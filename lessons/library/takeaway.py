"""A collection to take home: the packs of its lessons in one archive."""

from __future__ import annotations

import logging

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from lessons.library.collected import Collected
from lessons.models.lessons import LessonPage
from lessons.packs.faults import PackFault
from lessons.packs.store import combined_zip

NAME = "lessons.zip"

logger = logging.getLogger(__name__)


def archive_of(collected: Collected, request: HttpRequest) -> HttpResponseBase | None:
    """The archive as an answer; None when it cannot be made now."""
    found = LessonPage.objects.live().select_related("locale").in_bulk(collected.collection.keys)
    pages = [found[key] for key in collected.collection.keys if key in found]
    try:
        file, size = combined_zip(pages, request)
    except (PackFault, OSError) as fault:
        logger.error("No archive of a collection: %s", fault)
        return None
    # Packed already: to compress it again would cost the reader the length and gain nothing.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    response = FileResponse(file, as_attachment=True, filename=NAME, content_type="application/zip")
    response.headers["Content-Length"] = str(size)
    return response
