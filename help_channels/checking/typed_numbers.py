"""Telephone numbers that somebody typed in the text of a page, where no check reaches them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page

from help_channels.kinds import Mode
from help_channels.models import HelpChannel, HelpContact

# A number is written with spaces, hyphens, dots, slashes or brackets between its digits.
BETWEEN = r"[\s().\u2010-\u2013/-]{0,3}"
DIALLED = re.compile(r'href="(?:tel|sms):([^"]+)"')
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
# What looks like a number to dial: with a plus, a leading zero, or of Europe's 116 numbers.
NUMBER_LIKE = re.compile(r"(?<![\w.,/+-])(?:\+\d|0\d|116[ \u00a0-]?\d)[\d \u00a0()-]{4,18}\d(?![\w/-])")
FEWEST_DIGITS, MOST_DIGITS = 6, 15
# What a block is called, and where it stands, is no text.
NO_TEXT = {"id", "type"}
PAGE_TEXTS = {"title", "seo_title", "search_description"}


@dataclass(frozen=True)
class TypedNumber:
    page: Page
    number: str
    # Whose number it is: one that readers do not see. None: nobody's that we know.
    channel: HelpChannel | None = None


def numbers_on_pages() -> Iterator[TypedNumber]:
    """The numbers in the text of published pages that belong to no active channel."""
    active, gone = _numbers()
    known = [pattern_of(number) for number in active]
    patterns = {number: pattern_of(number) for number in gone if number not in active}
    for page in Page.objects.live().select_related("locale").specific().iterator():
        text = text_of(page)
        found = [number for number, pattern in patterns.items() if pattern.search(text)]
        yield from (TypedNumber(page, number, gone[number]) for number in found)
        yield from (TypedNumber(page, number) for number in _unknown(text, [*known, *patterns.values()]))


def pattern_of(number: str) -> re.Pattern:
    """Finds the number however it is spaced, and with a country's code before it."""
    signs = [sign for sign in number if sign.isalnum()]
    national = signs[1:] if signs[:1] == ["0"] else signs
    core = BETWEEN.join(national)
    return re.compile(rf"(?<![\w+])(?:0?|\+\d{{1,3}}{BETWEEN}(?:\(0\))?{BETWEEN}|\+){core}(?!\w)")


def text_of(page: Page) -> str:
    """All that readers can read of a page and of its links to dial, without tags and web addresses."""
    return "\n".join(_plain(value) for field in _text_fields(page) for value in _strings(_raw(page, field)))


def _numbers() -> tuple[set[str], dict[str, HelpChannel]]:
    """The numbers of the channels that readers see, and those of the others with their channel."""
    contacts = HelpContact.objects.filter(mode__in=[Mode.PHONE, Mode.SMS]).select_related("channel")
    seen = set(HelpChannel.objects.active().values_list("pk", flat=True))
    active = {_bare(contact.value) for contact in contacts if contact.channel_id in seen}
    gone = {_bare(contact.value): contact.channel for contact in contacts if contact.channel_id not in seen}
    return active, gone


def _bare(number: str) -> str:
    return "".join(sign for sign in number if sign.isalnum() or sign == "+")


def _unknown(text: str, known: list[re.Pattern]) -> list[str]:
    found = dict.fromkeys(match.group().strip() for match in NUMBER_LIKE.finditer(text))
    return [
        number
        for number in found
        if FEWEST_DIGITS <= sum(sign.isdigit() for sign in number) <= MOST_DIGITS
        and not any(pattern.fullmatch(number) for pattern in known)
    ]


def _text_fields(page: Page) -> list[models.Field]:
    """The page's own fields of text; of Wagtail's, those that readers see."""
    wagtails = {field.name for field in Page._meta.get_fields()} - PAGE_TEXTS
    return [
        field
        for field in page._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField | StreamField) and field.name not in wagtails
    ]


def _raw(page: Page, field: models.Field):
    value = getattr(page, field.name)
    return list(value.raw_data) if isinstance(field, StreamField) else value


def _strings(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for key, item in value.items() if key not in NO_TEXT for text in _strings(item))
    elif isinstance(value, list | tuple):
        yield from (text for item in value for text in _strings(item))


def _plain(text: str) -> str:
    dialled = " \n".join(DIALLED.findall(text))
    spaced = re.sub(r"<(?=/?(?:p|li|br|h[1-6]|td)\b)", " <", text)
    return ADDRESS.sub(" ", strip_tags(spaced)).replace("&nbsp;", " ") + f"\n{dialled}"
