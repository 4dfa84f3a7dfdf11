"""Finding pages by word stems, in one language, alike on both databases."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from modelsearch.query import Or, PlainText
from wagtail.models import Locale, Page

from core.search.backend import clean
from core.search.lemmas import lemmas
from taxonomy.cards import terms_by_page
from taxonomy.models import Scheme, Term

MOST = 60


@dataclass(frozen=True)
class Result:
    """A hit: title, address and the summary that an editor wrote, never a torn-out line."""

    title: str
    url: str
    summary: str


@dataclass
class ResultGroup:
    heading: str
    tint: str
    order: int
    results: list[Result] = field(default_factory=list)


def find_pages(words: str, language: str) -> list[Page]:
    """Published pages of a language that hold all the words, or all their stems; best first, at most 60."""
    query = clean(words)
    stems = lemmas(query, language)
    # The typed words, or their stems: a word that the dictionary does not know is still found.
    wanted = Or([PlainText(query, "and"), PlainText(stems or query, "and")])
    locale = Locale.objects.filter(language_code=language).first()
    pages = Page.objects.live().filter(locale=locale, depth__gt=1)
    return list(pages.search(wanted)[:MOST])


def grouped(pages: list[Page]) -> list[ResultGroup]:
    """Results under their first audience in the vocabulary's order; pages for everybody last."""
    terms = terms_by_page(pages)
    readers = _readers_named_by_type(pages)
    groups: dict[str, ResultGroup] = {}
    for page in pages:
        carried = (term for term in terms.get(page.pk, []) if term.scheme == Scheme.AUDIENCE)
        audience = readers.get(_read_by(page)) or next(carried, None)
        key = audience.code if audience else ""
        if key not in groups:
            groups[key] = (
                ResultGroup(audience.label, audience.tint, audience.sort_order)
                if audience
                else ResultGroup(_("For everybody"), "a-teachers", 999)
            )
        groups[key].results.append(Result(page.title, page.url or "", page.search_description))
    return sorted(groups.values(), key=lambda group: group.order)


def _read_by(page: Page) -> str:
    """The audience that the page's type names; empty for most types."""
    return getattr(page.specific_class, "read_by", "")


def _readers_named_by_type(pages: list[Page]) -> dict[str, Term]:
    codes = {_read_by(page) for page in pages} - {""}
    return {term.code: term for term in Term.objects.filter(slug__in=codes).with_words()} if codes else {}
