"""Links to our own pages, in rich text and in blocks, resolved with one query for a whole page."""

import re
from collections.abc import Iterator

from wagtail.fields import StreamField
from wagtail.models import Page

from core import preload

IN_RICH_TEXT = re.compile(r'<a[^>]*\blinktype="page"[^>]*>')
ID_ATTRIBUTE = re.compile(r'\bid="(\d+)"')
# The names by which our blocks call a chosen page.
PAGE_KEYS = {"page"}
# The names by which they call a list of chosen pages.
LIST_KEYS = {"next"}


def collect_page_ids(page: Page) -> set[int]:
    """The primary keys of all pages that the page's StreamFields refer to, read from the raw data."""
    found: set[int] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            found.update(page_ids_in(list(getattr(page, field.name).raw_data)))
    return found


def page_ids_in(value) -> Iterator[int]:
    """The keys of the pages that a StreamField's raw data, or any part of it, refers to."""
    if isinstance(value, str):
        for tag in IN_RICH_TEXT.findall(value):
            yield from (int(number) for number in ID_ATTRIBUTE.findall(tag))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from page_ids_in(item)
    elif isinstance(value, dict):
        yield from _page_ids_in_block(value)


def _page_ids_in_block(value: dict) -> Iterator[int]:
    """A chosen page is a number under the key "page", or the value of a block of type "page"."""
    if value.get("type") in PAGE_KEYS and isinstance(value.get("value"), int):
        yield value["value"]
    for key, item in value.items():
        if key in PAGE_KEYS and isinstance(item, int):
            yield item
        elif key in LIST_KEYS and isinstance(item, list | tuple):
            yield from _page_ids_in_list(item)
        else:
            yield from page_ids_in(item)


def _page_ids_in_list(items: list | tuple) -> Iterator[int]:
    """Numbers, or items that hold one each."""
    values = [item.get("value") if isinstance(item, dict) else item for item in items]
    yield from (value for value in values if isinstance(value, int))


def lay_out_pages(ids: set[int]) -> None:
    if ids:
        preload.lay_out(Page, Page.objects.live().in_bulk(ids))
