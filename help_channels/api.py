"""Open data: every active channel of every country as JSON, with a schema that says what each part means."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from help_channels.countries import check_country
from help_channels.kinds import WORDS
from help_channels.models import ChannelWords, DirectoryPage, HelpChannel, HelpContact
from help_channels.querysets import joined_codes
from taxonomy.models import Scheme, Term

VERSION = "1"
SCHEMA = Path(__file__).parent / "data" / "channels.schema.json"
LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def open_data(view):
    """Anybody may read the answer, from any site, and keep it for five minutes; errors are not kept."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponseBase:
        response = view(request)
        if response.status_code == 200:
            response.headers["ETag"] = quote_etag(sha256(response.content).hexdigest()[:32])
            response.headers["Cache-Control"] = "public, max-age=300"
            # Here and not in a middleware: the headers below belong on "not modified" too.
            response = get_conditional_response(request, response.headers["ETag"], None, response)
        else:
            response.headers["Cache-Control"] = "no-store"
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        # All languages at once, whatever the reader's.
        response.headers["Content-Language"] = ", ".join(code for code, _name in settings.LANGUAGES)
        return response

    return answer


@open_data
def channels_json(request: HttpRequest) -> HttpResponse:
    """All active channels, or those of `?country=fi`."""
    country = request.GET["country"].upper() if "country" in request.GET else ""
    if "country" in request.GET:
        try:
            check_country(country)
        except ValidationError as error:
            return _json({"error": error.messages[0]}, status=400)
    return _json(
        {
            "version": VERSION,
            "schema": request.build_absolute_uri("/api/channels.schema.json"),
            "site": request.build_absolute_uri("/"),
            "licence": LICENCE,
            "last_change": _last_change(),
            "channels": _channels(request, country),
        }
    )


@open_data
def channels_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of the channels."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")


def _json(data: dict, status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})


def _last_change() -> str | None:
    """The day on which a channel was last published or checked, retired ones too."""
    last = HelpChannel.objects.aggregate(published=Max("last_published_at"), checked=Max("checked_on"))
    published = timezone.localdate(last["published"]) if last["published"] else None
    return _day(max(filter(None, [published, last["checked"]]), default=None))


def _channels(request: HttpRequest, country: str) -> list[dict]:
    """Five queries, however many channels there are: words, contacts, terms, pages, and what pages need."""
    active = HelpChannel.objects.active()
    if country:
        active = active.filter(country=country)
    rows = ChannelWords.objects.filter(channel__in=active).order_by(
        "channel__country", "channel__code", "sort_order"
    )
    words: dict[int, list[ChannelWords]] = defaultdict(list)
    for row in rows.select_related("channel").annotate(term_codes=joined_codes("channel")):
        words[row.channel_id].append(row)
    contacts: dict[int, list[HelpContact]] = defaultdict(list)
    for contact in HelpContact.objects.filter(channel__in=active).order_by("sort_order", "pk"):
        contacts[contact.channel_id].append(contact)
    schemes = dict(Term.objects.values_list("slug", "scheme"))
    pages = list(DirectoryPage.objects.live().select_related("locale").order_by("path"))
    today = timezone.localdate()
    return [
        {
            "code": entries[0].channel.code,
            "url": {
                page.locale.language_code: request.build_absolute_uri(page.channel_url(pk)) for page in pages
            },
            **_facts(entries, contacts[pk], schemes, today),
        }
        for pk, entries in words.items()
    ]


def _facts(
    words: list[ChannelWords], contacts: list[HelpContact], schemes: dict[str, str], today: date
) -> dict[str, Any]:
    channel = words[0].channel
    codes = sorted(filter(None, (words[0].term_codes or "").split(",")))
    is_overdue = channel.is_overdue(today)
    return {
        "country": channel.country,
        "kind": channel.kind,
        "door": str(channel.door),
        "audiences": [code for code in codes if schemes.get(code) == Scheme.AUDIENCE],
        "topics": [code for code in codes if schemes.get(code) == Scheme.TOPIC],
        "ages": {"min": channel.min_age, "max": channel.max_age},
        "site_url": channel.site_url,
        "cost": channel.cost,
        "anonymous": channel.is_anonymous,
        "shows_on_bill": channel.shows_on_bill,
        "staffed_by": channel.staffed_by,
        "contacts": [_contact(contact, is_overdue) for contact in contacts],
        "words": {entry.language: _words(entry) for entry in words},
        "checked_on": _day(channel.checked_on),
        "next_check": _day(channel.next_check),
        "is_overdue": is_overdue,
    }


def _contact(contact: HelpContact, is_overdue: bool) -> dict[str, Any]:
    """Hours that nobody has confirmed in time are left out: whoever overlooks the flag claims nothing."""
    confirmed = bool(contact.hours) and not is_overdue
    return {
        "mode": contact.mode,
        "value": contact.value,
        "href": contact.href,
        "languages": contact.language_codes,
        "hours": contact.hours if confirmed else "",
        "hours_confirmed": confirmed,
        "zone": contact.zone,
        "closed_dates": [line.strip() for line in contact.closed_dates.splitlines() if line.strip()],
    }


def _words(words: ChannelWords) -> dict[str, Any]:
    rights = [line.strip() for line in words.rights.splitlines() if line.strip()]
    return {**{field: getattr(words, field) for field in WORDS}, "rights": rights}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
