"""What several tests of the editors' screens need: people with their groups, and filled-in forms."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from campaigns.models import GuidanceIndexPage
from help_channels.kinds import WORDS
from help_channels.models import HelpChannel
from taxonomy.models import Term

PASSWORD = "a-long-test-password"


def person_in(group: str, name: str = ""):
    name = name or group.split()[0].lower()
    user = get_user_model().objects.create_user(name, f"{name}@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return user


def browser_of(group: str, name: str = "") -> Client:
    """The browser of somebody in this group, logged in."""
    return browser_for(person_in(group, name))


def browser_for(user) -> Client:
    """The browser of this person, logged in."""
    client = Client()
    client.force_login(user)
    return client


def text_of(response) -> str:
    return response.content.decode()


def term_ids(*codes: str) -> list[int]:
    return list(Term.objects.filter(slug__in=codes).values_list("pk", flat=True))


def page_form(terms: list[int] = (), **changes) -> dict:
    """A content page's form as a browser sends it; a field of another page type does no harm."""
    fields = {
        "title": "A new page",
        "slug": "a-new-page",
        "search_description": "What it is about.",
        "intro": "",
        "content_note": "",
        "body": streamfield([("text", rich_text("<p>You are not alone.</p>"))]),
        "cover": "cairn",
        "cover_image": "",
        "channels": streamfield([]),
        "related": streamfield([]),
        "reviewed_on": "",
        "review_by": "",
        "evidence": "described",
        "licence": "CC-BY-4.0",
        "sources": streamfield([]),
        "easy_twin": "",
        "comments": inline_formset([]),
        "go_live_at": "",
        "expire_at": "",
    }
    return {**nested_form_data({**fields, **changes}), "terms": terms}


def guidance_list() -> GuidanceIndexPage:
    return GuidanceIndexPage.objects.get(locale__language_code="en")


def guidance_add_url() -> str:
    return f"/admin/pages/add/campaigns/guidancepage/{guidance_list().pk}/"


def channel_form(channel: HelpChannel, **changes) -> dict:
    """The form of an existing channel or of an edition of it, unchanged but for `changes`."""
    fields = {
        "code": channel.code,
        "kind": channel.kind,
        "status": channel.status,
        "country": channel.country,
        "min_age": channel.min_age or "",
        "max_age": channel.max_age or "",
        "cost": channel.cost,
        "is_anonymous": _answer(channel.is_anonymous),
        "shows_on_bill": _answer(channel.shows_on_bill),
        "staffed_by": channel.staffed_by,
        "site_url": channel.site_url,
        "successor": channel.successor_id or "",
        "keeper": channel.keeper_id or "",
        "sources": _sources(channel),
        "contacts": _rows(
            channel.contacts.all(), "mode", "value", "hours", "zone", "languages", "closed_dates"
        ),
        "words": words_formset(channel),
    }
    return {**nested_form_data({**fields, **changes}), "terms": [term.pk for term in channel.terms.all()]}


def _answer(value: bool | None) -> str:
    return "unknown" if value is None else str(value).lower()


def _sources(channel: HelpChannel) -> dict:
    blocks = [
        {"deleted": "", "order": number, "type": block["type"], "id": block["id"], "value": block["value"]}
        for number, block in enumerate(channel.sources.get_prep_value())
    ]
    return {"count": len(blocks), **dict(enumerate(blocks))}


def words_formset(channel: HelpChannel, **first) -> dict:
    """The words of a channel; `first` changes those that come first."""
    return _rows(channel.words.all(), "language", *WORDS, **first)


def _rows(objects, *fields: str, **first) -> dict:
    rows = [{"id": item.pk or "", **{field: getattr(item, field) for field in fields}} for item in objects]
    if rows:
        rows[0].update(first)
    return inline_formset(rows, initial=sum(bool(row["id"]) for row in rows))
