"""How long a cache that readers share (a CDN, Varnish) may keep a page that names channels.

Such a page is right until the next channel opens, closes or becomes overdue. It says so in
`CDN-Cache-Control` (RFC 9213), which browsers do not read: they ask every time, and keep nothing of
a discreet page.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from core.middleware import ADMIN_PATH, GetResponse
from help_channels.directory import Directory
from help_channels.requests import KEPT_AS

HEADER = "CDN-Cache-Control"
# Directories beside the request's own travel on the request, under this name.
READ_TOO = "_more_help_directories"
# A cache takes over what "not modified" says: without the header there, a page that was kept for five
# minutes would be kept for five more, though a line opens in one.
KEPT_ANSWERS = {200, 304}


class SharedCacheMiddleware:
    """Stands outside ConditionalGetMiddleware, whose "not modified" carries few headers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        directories = directories_of(request)
        if directories and response.status_code in KEPT_ANSWERS and is_for_everybody(request):
            seconds = seconds_valid(directories)
            response.headers[HEADER] = f"public, max-age={seconds}" if seconds else "no-store"
        return response

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Remember the directories that a page reads beside its own: another country's, say."""
        for value in (response.context_data or {}).values():
            if isinstance(value, Directory):
                remember(request, value)
        return response


def remember(request: HttpRequest, directory: Directory) -> None:
    """Let the answer be kept no longer than `directory` is valid."""
    setattr(request, READ_TOO, [*getattr(request, READ_TOO, []), directory])


def directories_of(request: HttpRequest) -> list[Directory]:
    """Every directory that was read for the answer."""
    own: Directory | None = getattr(request, KEPT_AS, None)
    return [*([own] if own else []), *getattr(request, READ_TOO, [])]


def is_for_everybody(request: HttpRequest) -> bool:
    """Whether any reader would get this answer: no form, no editor, no preview."""
    return (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path.startswith(ADMIN_PATH)
        and not getattr(request, "is_dummy", False)
    )


def seconds_valid(directories: Iterable[Directory]) -> int:
    """Whole seconds until the first of them is no longer right, at most SHARED_CACHE_SECONDS."""
    # As moments: two times of one zone would be compared by the clock on the wall.
    until = min(directory.valid_until().timestamp() for directory in directories)
    return max(0, min(int(until - timezone.now().timestamp()), settings.SHARED_CACHE_SECONDS))
