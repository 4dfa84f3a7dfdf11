"""Search without a trace: the words travel in the body of a POST and are kept nowhere.

No address, history entry, log line or table ever holds a search word. The view is exempt from
CSRF protection because a token would set a cookie, and because it changes nothing.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from help_channels.requests import directory_for
from search.find import find_pages, grouped

FIELD = "words"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    words = " ".join(request.POST.get(FIELD, "").replace("\0", " ").split())[:200]
    pages = find_pages(words, get_language()) if words else []
    found_nothing = request.method == "POST" and not pages
    context = {
        # Whoever finds nothing still finds somebody.
        "channels": directory_for(request).for_page([], set(), set()) if found_nothing else [],
        "words": words,
        "searched": request.method == "POST",
        "groups": grouped(pages),
        "total": len(pages),
    }
    response = render(request, "search/search.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
