"""The indexes of all languages, kept by each process as long as their stamps in the database stay.

The stamp is read before the lessons: what changes meanwhile has another stamp and is read again. A
stamp is never used twice, so a change that was taken back cannot be mistaken for one that stayed.
"""

from __future__ import annotations

from wagtail.models import Locale

from lessons.library.building import build
from lessons.library.index import Index

_kept: dict[str, tuple[str, Index]] = {}


def indexes() -> dict[str, Index]:
    """The library of each language: one query when nothing has changed."""
    rows = Locale.objects.values_list("language_code", "pk", "library_stamp__stamp")
    return {language: _index(language, locale, stamp or "") for language, locale, stamp in rows}


def _index(language: str, locale: int, stamp: str) -> Index:
    kept = _kept.get(language)
    if kept is None or kept[0] != stamp:
        kept = _kept[language] = (stamp, build(language, locale))
    return kept[1]
