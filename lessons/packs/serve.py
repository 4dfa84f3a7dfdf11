"""A file of a pack as an answer to a reader."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from help_channels.requests import directory_for
from lessons.packs.current import open_file
from lessons.packs.faults import PackFault
from lessons.packs.kinds import media_type_of

if TYPE_CHECKING:
    from lessons.models import LessonPage

logger = logging.getLogger(__name__)


def serve_file(page: LessonPage, request: HttpRequest, name: str) -> HttpResponseBase:
    """The file of this name; 404 for another name, and a page that says so when nothing can be offered."""
    try:
        found = open_file(page, directory_for(request, also=page.named_channel_ids()), name)
    except (PackFault, OSError) as fault:
        logger.error("No files for lesson %s: %s", page.pk, fault)
        return _no_files(page, request)
    if found is None:
        raise Http404
    entry, file = found
    etag = quote_etag(entry["sha256"])
    if unchanged := get_conditional_response(request, etag=etag):
        file.close()
        unchanged.headers["ETag"] = etag
        return unchanged
    return _answer(request, entry, file, etag)


def _answer(request: HttpRequest, entry: dict[str, Any], file: File, etag: str) -> FileResponse:
    # Packed already: to compress it again would cost the reader the length and gain nothing.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    response = FileResponse(
        file, as_attachment=True, filename=entry["name"], content_type=media_type_of(entry["name"])
    )
    response.headers["ETag"] = etag
    response.headers["Content-Length"] = str(entry["size"])
    return response


def _no_files(page: LessonPage, request: HttpRequest) -> HttpResponseBase:
    """The lesson itself can still be read, and people can still be called."""
    response = page.below(request, "files/", "lessons/no_files.html")
    response.status_code = 503
    return response
