"""Rich text as plain values: what an editor typed is text and stays text, whatever it looks like."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

from wagtail.rich_text import expand_db_html

from lessons.packs.content import Paragraph, Prose, Run

LISTS = {"ul", "ol"}
BOLD = {"b", "strong"}
SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")


class ProseReader(HTMLParser):
    """Reads the few tags that our rich text has; any other tag is passed over, its words stay."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.paragraphs: list[Paragraph] = []
        self.kind = "p"
        self.lines: list[tuple[Run, ...]] = []
        self.runs: list[Run] = []
        self.bold = 0
        self.href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LISTS:
            self._end_paragraph()
            self.kind = tag
        elif tag in {"p", "li"}:
            self._end_line()
        elif tag in BOLD:
            self.bold += 1
        elif tag == "a":
            self.href = self._address(dict(attrs).get("href") or "")
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in LISTS or (tag == "p" and self.kind == "p"):
            self._end_paragraph()
            self.kind = "p"
        elif tag == "li":
            self._end_line()
        elif tag in BOLD:
            self.bold = max(self.bold - 1, 0)
        elif tag == "a":
            self.href = ""

    def handle_data(self, data: str) -> None:
        if data.strip() or (self.runs and data):
            self.runs.append(Run(data, bool(self.bold), self.href))

    def read(self, html: str) -> Prose:
        self.feed(html)
        self.close()
        self._end_paragraph()
        return tuple(self.paragraphs)

    def _address(self, href: str) -> str:
        address = urljoin(self.base, href) if href else ""
        return address if address.startswith(SAFE_LINKS) else ""

    def _end_line(self) -> None:
        if any(run.text.strip() for run in self.runs):
            self.lines.append(tuple(self.runs))
        self.runs = []

    def _end_paragraph(self) -> None:
        self._end_line()
        if self.lines:
            self.paragraphs.append(Paragraph(self.kind, tuple(self.lines)))
        self.lines = []


def prose_of(html: str, base: str) -> Prose:
    """The paragraphs of rich text as it is stored; links become absolute, seen from the address `base`."""
    return ProseReader(base).read(expand_db_html(str(html or "")))


def plain_text(prose: Prose) -> str:
    """The words alone, one line for each paragraph and point."""
    return "\n".join("".join(run.text for run in line) for part in prose for line in part.lines)
