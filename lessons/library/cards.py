"""How lessons look in the list."""

from __future__ import annotations

from dataclasses import dataclass, field

from lessons.collection import Collection
from lessons.library.facets import OFFLINE_LABEL
from lessons.models.lessons import LessonPage
from taxonomy.cards import card_of, in_one_line, terms_by_page
from taxonomy.models import Scheme, Term


@dataclass(frozen=True)
class LessonCard:
    """`language` is set where it is not the page's own; `facts` are short, in words."""

    key: int
    title: str
    url: str
    text: str
    ages: str
    minutes: str
    tint: str
    cover_url: str
    cover_image: object | None
    facts: list[str] = field(default_factory=list)
    language: str = ""


def lesson_cards(
    keys: list[int], collection: Collection, languages: dict[int, str], lang: str = ""
) -> list[LessonCard]:
    """The cards of these lessons, in this order. `languages`: in which languages each lesson is there."""
    pages = {
        page.pk: page
        for page in LessonPage.objects.live()
        .filter(pk__in=keys)
        .defer_streamfields()
        .select_related("cover_image", "locale")
    }
    terms = terms_by_page(pages.values())
    shown = [pages[key] for key in keys if key in pages]
    return [
        lesson_card(page, terms.get(page.pk, []), collection.query, languages.get(page.pk, ""), lang)
        for page in shown
    ]


def lesson_card(
    page: LessonPage, terms: list[Term], query: str = "", languages: str = "", lang: str = ""
) -> LessonCard:
    card = card_of(page, terms)
    offline = [str(OFFLINE_LABEL)] if page.without_devices else []
    levels = in_one_line(term.label for term in terms if term.scheme == Scheme.LEVEL)
    return LessonCard(
        key=page.pk,
        title=page.title,
        url=f"{page.url}{query}",
        text=page.search_description or page.intro,
        ages=card.kicker,
        minutes=page.minutes_text,
        tint=card.tint,
        cover_url=card.cover_url,
        cover_image=card.cover_image,
        facts=[fact for fact in (levels, *offline, languages) if fact],
        language=lang,
    )
