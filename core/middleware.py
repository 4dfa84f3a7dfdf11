"""Headers for every answer, and the promise that a reader leaves no trace with us.

Two content security policies, by path. Readers' pages allow nothing inline and nothing foreign.
Wagtail's editing screens write inline scripts with changing content (date pickers, choosers), so
the admin has a policy of its own; see docs/decisions/0003-two-content-security-policies.md.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

ADMIN_PATH = "/admin/"
LOGIN_PATH = "/admin/login/"

READER_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
# Editors' previews run under the admin policy; everything a browser could ask a child for is refused.
PERMISSIONS_POLICY = (
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), "
    "accelerometer=(), gyroscope=(), magnetometer=(), midi=(), serial=()"
)

GetResponse = Callable[[HttpRequest], HttpResponse]


def is_admin(request: HttpRequest) -> bool:
    return request.path.startswith(ADMIN_PATH) and request.path != LOGIN_PATH


class SecurityHeadersMiddleware:
    """Set the policy of the path, unless a view (a document, say) has set a stricter one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = ADMIN_POLICY if is_admin(request) else READER_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class ReaderPrivacyMiddleware:
    """Readers get no cookie, no `Vary: Cookie`, and pages that no browser keeps unasked.

    Whoever carries an editor's session is an editor and is left alone, but nothing shared may keep
    what they see.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(ADMIN_PATH):
            return response
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "private, no-store"
            return response
        response.cookies.clear()
        self._forget_vary(response)
        # Browsers ask every time: a changed phone number is never old, and little stays on a shared phone.
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    @staticmethod
    def _forget_vary(response: HttpResponse) -> None:
        kept = [
            name.strip()
            for name in response.headers.get("Vary", "").split(",")
            if name.strip().lower() not in {"", "cookie", "accept-language"}
        ]
        if kept:
            response.headers["Vary"] = ", ".join(kept)
        else:
            response.headers.pop("Vary", None)
