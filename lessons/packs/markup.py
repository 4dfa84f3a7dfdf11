"""Elements of HTML and XML as text: what is put inside is escaped unless it is an element itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

EMPTY = SafeString("")
# HTML has no end for these; every other element is closed.
EMPTY_ELEMENTS = {"meta", "link", "img"}


def tag(name: str, /, *children: str, **attributes: str | None) -> SafeString:
    """An attribute that is None is left out; `class_` loses its hyphen, `xml__lang` is "xml:lang"."""
    shown = "".join(
        f' {_named(key)}="{escape(value)}"' for key, value in attributes.items() if value is not None
    )
    if name in EMPTY_ELEMENTS:
        return mark_safe(f"<{name}{shown}/>")
    return mark_safe(f"<{name}{shown}>{join(children)}</{name}>")


def join(parts: Iterable[str]) -> SafeString:
    """Elements one after another; plain text among them is escaped."""
    return mark_safe("".join(part if isinstance(part, SafeString) else escape(part) for part in parts))


def _named(key: str) -> str:
    return key.rstrip("_").replace("__", ":")
