"""What the head of a page says to browsers, previews and search engines."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

if TYPE_CHECKING:
    from core.models.pages import BasePage

# Inside a script element these could end it.
UNSAFE_IN_SCRIPT = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}


class PageMeta:
    """Title, description, address and JSON-LD of one page.

    A discreet page tells a browser's history, a tab and a link preview nothing of its topic.
    """

    def __init__(self, page: BasePage) -> None:
        self.page = page

    @property
    def is_sensitive(self) -> bool:
        return self.page.is_sensitive

    @property
    def title(self) -> str:
        return self.page.neutral_title if self.is_sensitive else self.page.seo_title or self.page.title

    @property
    def description(self) -> str:
        return "" if self.is_sensitive else self.page.search_description

    @cached_property
    def canonical_url(self) -> str:
        return f"{self.page.full_url or ''}{self.page.subpath}"

    @cached_property
    def json_ld_blocks(self) -> list[SafeString]:
        """JSON-LD, safe inside script elements: schema.org first, then what a page type adds; none when discreet."""
        if self.is_sensitive:
            return []
        return [_safe_json(facts) for facts in [self._schema_org(), *self.page.more_linked_data()]]

    def _schema_org(self) -> dict:
        facts = {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "@id": self.canonical_url,
            "name": self.page.title,
            "description": self.page.search_description,
            "inLanguage": get_language(),
            "isAccessibleForFree": True,
            **self.page.schema_facts(),
        }
        return {key: value for key, value in facts.items() if value not in ("", None, [])}


def publisher_of(page: BasePage) -> str:
    """The organisation that the home page names, else the name of the site."""
    names = [getattr(page.home, field, "") for field in ("organisation", "site_name")]
    return next(filter(None, names), settings.WAGTAIL_SITE_NAME)


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in facts.items() if value not in ("", None, [], {})}


def _safe_json(facts: dict) -> SafeString:
    text = json.dumps(facts, ensure_ascii=False)
    for letter, escaped in UNSAFE_IN_SCRIPT.items():
        text = text.replace(letter, escaped)
    return mark_safe(text)
