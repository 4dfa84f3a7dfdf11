"""Cards: how a page looks in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import get_language
from wagtail.models import Page

from taxonomy.models import PageTerm, Scheme, Term, TermWords


@dataclass
class Card:
    """What a list shows of a page. `meta` are short facts in words."""

    title: str
    url: str
    text: str
    tint: str = "a-teachers"
    cover_url: str = ""
    cover_image: object | None = None
    kicker: str = ""
    meta: list[str] = field(default_factory=list)


@dataclass
class CardGroup:
    heading: str
    tint: str
    cards: list[Card]
    code: str = ""
    description: str = ""


def in_one_line(labels: Iterable[str]) -> str:
    """Labels as one line of words: only the first keeps its capital."""
    words = list(labels)
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])


def card_of(page: Page, terms: list[Term] | None = None) -> Card:
    """The card of a specific page whose terms are known; nothing is queried."""
    audiences = [term for term in terms or [] if term.scheme == Scheme.AUDIENCE]
    return Card(
        title=page.title,
        url=page.url or "",
        text=page.search_description,
        tint=audiences[0].tint if audiences else getattr(page, "list_tint", "a-teachers"),
        cover_url=getattr(page, "cover_url", ""),
        cover_image=getattr(page, "cover_image", None),
        kicker=in_one_line(term.label for term in audiences),
        meta=list(getattr(page, "card_facts", [])),
    )


def page_terms(**filters) -> QuerySet[PageTerm]:
    """Rows that join pages and terms, in the vocabulary's order; `labelled` reads the term."""
    words = TermWords.objects.filter(term=OuterRef("tag"), language=get_language())
    return (
        PageTerm.objects.filter(**filters)
        .select_related("tag")
        .annotate(own_label=Subquery(words.values("label")[:1]))
        .order_by("tag__scheme", "tag__sort_order")
    )


def labelled(item: PageTerm) -> Term:
    """The term of such a row with its label in the active language."""
    item.tag.own_label = item.own_label
    return item.tag


def terms_by_page(pages: Iterable[Page]) -> dict[int, list[Term]]:
    """The terms of many pages, with their words in the active language, in one query."""
    found: dict[int, list[Term]] = {}
    for item in page_terms(content_object__in=[page.pk for page in pages]):
        found.setdefault(item.content_object_id, []).append(labelled(item))
    return found


def cards_of(pages: Iterable[Page]) -> list[Card]:
    pages = list(pages)
    terms = terms_by_page(pages)
    return [card_of(page, terms.get(page.pk)) for page in pages]


def grouped_by_each_audience(pages: Iterable[Page]) -> list[CardGroup]:
    """Cards under every audience that they are for, in its colour and in the order of the vocabulary."""
    pages = list(pages)
    terms = terms_by_page(pages)
    pairs = [(term, page) for page in pages for term in terms.get(page.pk, [])]
    groups: dict[str, CardGroup] = {}
    # Sorting keeps the order of the pages.
    for term, page in sorted(pairs, key=lambda pair: pair[0].sort_order):
        if term.scheme == Scheme.AUDIENCE:
            group = groups.setdefault(term.code, CardGroup(term.label, term.tint, [], term.code))
            group.cards.append(replace(card_of(page), tint=term.tint))
    return list(groups.values())


def grouped_by_audience(pages: Iterable[Page]) -> list[CardGroup]:
    """Cards under their first audience, in the order of the vocabulary."""
    pages = list(pages)
    terms = terms_by_page(pages)
    groups: dict[str, CardGroup] = {}
    order: dict[str, int] = {}
    for page in pages:
        audience = next((t for t in terms.get(page.pk, []) if t.scheme == Scheme.AUDIENCE), None)
        if audience is None:
            continue
        order[audience.code] = audience.sort_order
        group = groups.setdefault(audience.code, CardGroup(audience.label, audience.tint, [], audience.code))
        group.cards.append(card_of(page, terms[page.pk]))
    return [groups[code] for code in sorted(groups, key=order.__getitem__)]
