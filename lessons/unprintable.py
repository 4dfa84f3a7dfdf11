"""Letters that no printed document can show, told before a teacher meets squares in their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from lessons.packs.glyphs import seen, texts_in, undrawn

if TYPE_CHECKING:
    from lessons.models import LessonPage

WRITTEN = (models.CharField, models.TextField, StreamField)
# Fields for addresses and search engines.
UNPRINTED = {"slug", "seo_title", "search_description"}
# So many letters stand before the one that cannot be printed, and so many are shown of the place.
BEFORE, SHOWN = 30, 90
MOST_LETTERS = 12


def print_faults(page: LessonPage) -> Iterator[tuple[str, str]]:
    """Fields with a sentence for each place."""
    for field in page._meta.get_fields():
        if isinstance(field, WRITTEN) and field.editable and field.name not in UNPRINTED:
            for text in dict.fromkeys(_texts(getattr(page, field.name))):
                if letters := undrawn([text]):
                    yield field.name, _sentence(text, letters)


def _texts(value) -> Iterator[str]:
    data = value if isinstance(value, str) else value.get_prep_value() if value else ()
    return (strip_tags(seen(text)) for text in texts_in(data))


def _sentence(text: str, letters: list[str]) -> str:
    start = max(text.find(letters[0]) - BEFORE, 0)
    words = {"letters": "".join(letters[:MOST_LETTERS]), "place": text[start : start + SHOWN].strip()}
    return _("“%(letters)s” cannot be printed. Please say it in words here: “%(place)s”.") % words
