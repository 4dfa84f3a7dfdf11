"""Addresses that belong to no page: health, robots, uploaded pictures, and errors that still help."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import Error, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

EDITORS_PATH = "/admin/"
# Originals and documents never leave through this door: originals hold what the editor uploaded,
# documents have a view of their own that checks who may read them.
PUBLIC_MEDIA_FOLDERS = {"images"}
# Not every machine knows these by itself, and with "nosniff" a browser shows no picture without its type.
PICTURE_TYPES = {".avif": "image/avif", ".webp": "image/webp"}


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Say whether database and cache answer: 200 when both do, else 503."""
    state = {"database": _database_answers(), "cache": _cache_answers()}
    healthy = all(state.values())
    words = {name: "ok" if fine else "down" for name, fine in state.items()}
    response = JsonResponse({"status": "ok" if healthy else "down", **words}, status=200 if healthy else 503)
    response.headers["Cache-Control"] = "no-store"
    return response


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _cache_answers() -> bool:
    try:
        cache.set("healthz", "1", 5)
        return cache.get("healthz") == "1"
    except Exception:  # each backend has its own errors; any of them means "down"
        return False


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("django.contrib.sitemaps.views.sitemap"))
    closed = ["/admin/", *_search_addresses()]
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in closed), f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _search_addresses() -> list[str]:
    """The address of search in each language: its last part is translated too."""
    addresses = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            addresses.append(reverse("search"))
    return addresses


@require_safe
def media_file(request: HttpRequest, path: str) -> FileResponse:
    """Serve a rendition of a picture; on a large site a proxy does this instead."""
    if path.split("/")[0] not in PUBLIC_MEDIA_FOLDERS or ".." in Path(path).parts:
        raise Http404
    try:
        file = default_storage.open(path)
    except (OSError, ValueError) as error:  # no such file, a folder, a name that no system accepts
        raise Http404 from error
    content_type = PICTURE_TYPES.get(Path(path).suffix) or mimetypes.guess_type(path)[0]
    response = FileResponse(file, content_type=content_type or "application/octet-stream")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Only editors have forms that need a token; whatever else is sent to us, nothing takes it."""
    if not request.path.startswith(EDITORS_PATH):
        return HttpResponseNotAllowed(["GET", "HEAD", "OPTIONS"])
    return render(request, "403.html", {"session_ended": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for the worst day: no context, no database, three languages, and where help is."""
    return _static_page(500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be trusted enough to ask which site or language it wants."""
    return _static_page(400)


def _static_page(status: int) -> HttpResponse:
    return HttpResponse(loader.get_template("500.html").render({}), status=status)
