"""The words of a page that people read, one text for each heading, paragraph and item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField


@dataclass(frozen=True)
class Portion:
    """What one kind of reader reads of a page: their oldest age, None for adults, and the texts."""

    age: int | None
    texts: list[str]


TAG = re.compile(r"<[^>]+>")
# Elements that end a line; bold or a link does not.
LINE_END = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|br|hr|blockquote)\b[^>]*>", re.IGNORECASE)


def texts_of_field(page: models.Model, name: str, skip: frozenset[str] = frozenset()) -> Iterator[str]:
    """The texts of one field; blocks with a name in `skip` are left out, whatever they hold."""
    value, field = getattr(page, name), page._meta.get_field(name)
    if isinstance(field, StreamField):
        yield from texts_of_block(field.stream_block, value, skip)
    elif isinstance(field, RichTextField):
        yield from lines_of(value)
    elif value:
        yield str(value)


def texts_of_block(block: blocks.Block, value: Any, skip: frozenset[str] = frozenset()) -> Iterator[str]:
    """A block whose words are not stored as text says them itself, in `reading_texts(value)`."""
    if value is None or block.name in skip:
        return
    if hasattr(block, "reading_texts"):
        yield from block.reading_texts(value)
        return
    for child_block, child in _children(block, value):
        yield from texts_of_block(child_block, child, skip)
    yield from _texts_of_words(block, value)


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StreamBlock):
        yield from ((child.block, child.value) for child in value)
    elif isinstance(block, blocks.StructBlock):
        yield from ((child_block, value.get(name)) for name, child_block in block.child_blocks.items())
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, item) for item in value)


def _texts_of_words(block: blocks.Block, value: Any) -> Iterator[str]:
    if isinstance(block, blocks.RichTextBlock):
        yield from lines_of(value.source)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and value:
        yield str(value)


def lines_of(html: str) -> Iterator[str]:
    for line in LINE_END.sub("\n", html).split("\n"):
        if text := unescape(TAG.sub("", line)).strip():
            yield text
