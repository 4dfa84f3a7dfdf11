"""The reading level of every published page, against the limits of its readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.models import BasePage
from core.readability import Limits, Reading, beyond, limits_for, read_texts

# A heading and a line measure nothing.
FEWEST_WORDS = 40


@dataclass(frozen=True)
class Measured:
    """One portion of one page. `over` names what is beyond a limit: lix, mean or longest."""

    url: str
    language: str
    age: int | None
    reading: Reading
    limits: Limits
    over: dict[str, tuple[float, float]]

    @property
    def readers(self) -> str:
        return _("up to %(age)d years") % {"age": self.age} if self.age else _("adults")

    def facts(self) -> dict:
        return {
            "url": self.url,
            "language": self.language,
            "age": self.age,
            "words": len(self.reading.words),
            "lix": round(self.reading.lix, 1),
            "lix_limit": self.limits.lix,
            "mean": round(self.reading.mean, 1),
            "mean_limit": self.limits.mean,
            "longest": len(self.reading.longest),
            "longest_limit": self.limits.longest,
            "over": sorted(self.over),
        }


def measure_pages() -> Iterator[Measured]:
    """Every published page; languages without limits are passed over."""
    pages = Page.objects.live().filter(depth__gt=1).select_related("locale").specific()
    for page in pages.iterator(chunk_size=100):
        if isinstance(page, BasePage):
            yield from measure(page)


def measure(page: BasePage) -> Iterator[Measured]:
    language = page.locale.language_code
    for portion in page.portions():
        limits, reading = limits_for(portion.age, language), read_texts(portion.texts)
        if limits and len(reading.words) >= FEWEST_WORDS:
            over = beyond(reading, limits)
            yield Measured(page.url or "", language, portion.age, reading, limits, over)
