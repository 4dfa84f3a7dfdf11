"""What a file is, in words: its kind, its pages, its size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import ngettext

SLIDES = {"ODP", "PPTX"}
ICONS = {"PDF": "pdf", "ODP": "slides", "PPTX": "slides", "ODT": "doc", "DOCX": "doc", "MP4": "play"}


def facts_line(file: Mapping[str, Any]) -> str:
    """Such as "PDF, 4 pages, 180 kB"; what is not known is left out."""
    size = file.get("size")
    facts = [file["kind"], _length(file), filesizeformat(size) if size else ""]
    return ", ".join(fact for fact in facts if fact)


def icon_of(file: Mapping[str, Any]) -> str:
    return ICONS.get(file["kind"], "download")


def _length(file: Mapping[str, Any]) -> str:
    pages = file.get("pages")
    if not pages:
        return ""
    if file["kind"] in SLIDES:
        words = ngettext("%(pages)d slide", "%(pages)d slides", pages)
    else:
        words = ngettext("%(pages)d page", "%(pages)d pages", pages)
    return words % {"pages": pages}
