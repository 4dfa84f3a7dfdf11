"""A reader leaves no trace with us: no cookie, no address in a log, nobody else told."""

import json
import logging
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import path, reverse
from django.utils import translation
from PIL import Image
from wagtail.models import Page

from core.logs import ReaderFilter
from core.models import CustomDocument, CustomImage
from training.models import TrainingModulePage

pytestmark = pytest.mark.django_db


PROJECT = Path(__file__).resolve().parents[2]


def every_page() -> list[Page]:
    return list(Page.objects.live().filter(depth__gt=1).order_by("path"))


def picture_address() -> str:
    buffer = BytesIO()
    Image.new("RGB", (20, 20), "red").save(buffer, "PNG")
    image = CustomImage.objects.create(title="Probe", file=ContentFile(buffer.getvalue(), name="a.png"))
    return image.get_rendition("width-10").url


def document_address() -> str:
    return CustomDocument.objects.create(title="Plain", file=ContentFile(b"Hei", name="plain.txt")).url


# --- No cookie ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/en/",
        "/fi/",
        "/en/no-such-page/",
        "/no-such-page/",
        "/en/search/",
        "/healthz",
        "/robots.txt",
        "/sitemap.xml",
        "/media/images/none.png",
        "/documents/999/none.pdf",
        picture_address,
        document_address,
    ],
    ids=lambda made: made.__name__ if callable(made) else str(made),
)
def test_no_answer_to_a_reader_has_to_do_with_cookies(reader, address):
    response = reader.get(address() if callable(address) else address)
    response.close()
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


def test_a_search_sets_no_cookie(reader):
    response = reader.post("/en/search/", {"words": "picture"})
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


def test_no_page_of_any_language_sets_a_cookie_or_opens_a_session(reader):
    for page in every_page():
        response = reader.get(page.url)
        assert not response.cookies, page.url
        assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding", page.url
    assert Session.objects.count() == 0


def test_a_reader_who_brings_foreign_cookies_is_still_a_reader():
    client = Client()
    client.cookies["_ga"] = client.cookies["csrftoken"] = "tracked"
    response = client.get("/en/")
    assert not response.cookies
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Cache-Control"] == "no-cache"


def test_every_reader_gets_the_same_page(reader):
    plain = reader.get("/en/").content
    other = Client(
        HTTP_USER_AGENT="Another browser",
        HTTP_ACCEPT_LANGUAGE="fi",
        HTTP_REFERER="https://example.org/",
        REMOTE_ADDR="192.0.2.9",
    )
    assert other.get("/en/").content == plain


# --- Nobody else is told --------------------------------------------------------------------------

RESOURCES = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping"}
LINKS_THAT_LOAD = {
    "stylesheet",
    "preload",
    "modulepreload",
    "icon",
    "apple-touch-icon",
    "manifest",
    "prefetch",
}
FORBIDDEN_LINKS = {"preconnect", "dns-prefetch", "prefetch", "prerender", "next"}


class Resources(HTMLParser):
    """Every address that a browser would fetch by itself, and every way out of the site."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.hints: list[str] = []
        self.unguarded: list[str] = []
        self.frames: list[str] = []

    def handle_starttag(self, tag, attrs):
        found = {name: value or "" for name, value in attrs}
        rels = set(found.get("rel", "").split())
        for name in RESOURCES & found.keys():
            self.fetched += [part.split()[0] for part in found[name].split(",") if part.strip()]
        if tag == "link" and rels & LINKS_THAT_LOAD:
            self.fetched.append(found["href"])
        if tag in {"use", "image"}:
            self.fetched.append(found.get("href", found.get("xlink:href", "")))
        self.hints += rels & FORBIDDEN_LINKS if tag == "link" else set()
        if tag in {"iframe", "frame", "object", "embed"}:
            self.frames.append(tag)
        if tag == "a" and urlsplit(found.get("href", "")).netloc and "noreferrer" not in rels:
            self.unguarded.append(found["href"])


def test_no_page_makes_a_browser_call_anybody_else(whole_site):
    problems = []
    for url, html in whole_site.items():
        parser = Resources()
        parser.feed(html)
        assert len(parser.fetched) > 4, url
        problems += [(url, address) for address in parser.fetched if urlsplit(address).netloc]
        problems += [(url, address) for address in parser.fetched if urlsplit(address).scheme not in {""}]
        problems += [(url, hint) for hint in [*parser.hints, *parser.frames]]
    assert problems == []


def test_no_way_out_of_the_site_tells_where_the_reader_was(whole_site):
    problems = []
    for url, html in whole_site.items():
        parser = Resources()
        parser.feed(html)
        problems += [(url, address) for address in parser.unguarded]
    assert problems == []


def test_no_page_holds_a_script_or_style_of_its_own(whole_site):
    for url, html in whole_site.items():
        scripts = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>", html)
        assert scripts == [], url
        assert re.findall(r"<style|\sstyle=\"|\son[a-z]+=\"|javascript:", html) == [], url


def test_style_sheets_and_scripts_name_no_other_host():
    for file in [*PROJECT.glob("static/css/*.css"), *PROJECT.glob("static/js/*.js")]:
        text = re.sub(r"/\*.*?\*/|^\s*//.*$", "", file.read_text(), flags=re.DOTALL | re.MULTILINE)
        addresses = re.findall(r"https?://[^\s\"')]+|url\(\s*['\"]?//[^)]+", text)
        assert [address for address in addresses if not address.startswith("http://www.w3.org/")] == [], (
            path.name
        )


# --- Nothing is written down ----------------------------------------------------------------------


@pytest.fixture
def written(caplog):
    """What the server writes: every record that passes the filter of its only handler."""
    caplog.handler.addFilter(ReaderFilter())
    formatter = logging.Formatter(settings.LOGGING["formatters"]["line"]["format"], style="{")

    def lines() -> str:
        return "\n".join(formatter.format(record) for record in caplog.records)

    with caplog.at_level(logging.DEBUG):
        yield lines


def test_every_line_that_is_written_passes_the_filter():
    assert settings.LOGGING["root"]["handlers"] == ["console"]
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["reader"]
    assert settings.LOGGING["filters"]["reader"]["()"] == "core.logs.ReaderFilter"
    assert all(logger["handlers"] == [] for logger in settings.LOGGING["loggers"].values())


def test_a_page_that_is_not_there_leaves_no_line(reader, written):
    assert reader.get("/en/kimalainen/?q=salaisuus").status_code == 404
    assert "kimalainen" not in written()
    assert "salaisuus" not in written()


@pytest.mark.parametrize("method", ["post", "delete"])
def test_a_refused_method_leaves_no_address(written, method):
    getattr(Client(enforce_csrf_checks=True), method)("/en/kimalainen/?q=salaisuus")
    getattr(Client(), method)("/en/?q=salaisuus")
    assert "kimalainen" not in written()
    assert "salaisuus" not in written()


def test_an_unknown_host_leaves_no_address(written):
    assert Client(HTTP_HOST="evil.example").get("/en/kimalainen/?q=salaisuus").status_code == 400
    assert "kimalainen" not in written()
    assert "salaisuus" not in written()


def test_a_page_that_fails_leaves_its_traceback_and_no_address(settings, written):
    settings.ROOT_URLCONF = "tests.core.test_privacy"
    response = Client(
        raise_request_exception=False, REMOTE_ADDR="192.0.2.77", HTTP_USER_AGENT="Kimalaisselain"
    ).get("/kimalainen/?q=salaisuus")
    assert response.status_code == 500
    assert "A page failed" in written()
    assert "ZeroDivisionError" in written()
    for trace in ("/kimalainen/", "salaisuus", "192.0.2.77", "Kimalaisselain"):
        assert trace not in written()


def test_a_page_that_fails_still_says_where_help_is(settings, written):
    settings.ROOT_URLCONF = "tests.core.test_privacy"
    response = Client(raise_request_exception=False).get("/kimalainen/")
    html = response.content.decode()
    assert not response.cookies
    assert 'href="tel:112"' in html
    assert 'href="tel:116111"' in html
    assert {'lang="en"', 'lang="fi"', 'lang="sv"'} <= set(re.findall(r'lang="\w+"', html))


def test_an_error_of_our_own_is_written_as_it_is(written):
    logging.getLogger("help_channels").warning("A channel is overdue")
    assert "A channel is overdue" in written()


# --- Addresses for machines -----------------------------------------------------------------------


def test_healthz_says_that_all_is_well(reader):
    response = reader.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "cache": "ok"}
    assert response.headers["Cache-Control"] == "no-store"


def test_healthz_says_when_the_cache_is_down(reader, settings):
    # A port on which nothing listens.
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }
    response = reader.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "down", "database": "ok", "cache": "down"}


WITHOUT_DATABASE = """
import django, json
django.setup()
from django.test import Client
from django.urls import path, reverse
from django.utils import translation
client = Client(raise_request_exception=False)
health, page = client.get("/healthz"), client.get("/en/")
html = page.content.decode()
print(json.dumps([health.status_code, health.json(), page.status_code, html, len(page.cookies)]))
"""


@pytest.mark.parametrize(
    "database", ["sqlite:////proc/no-such-folder/db.sqlite3", "postgres://nobody@127.0.0.1:1/none"]
)
def test_without_its_database_the_site_says_so_and_still_leads_to_help(database, tmp_path):
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_DATABASE],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    health, body, page, html, cookies = json.loads(result.stdout.splitlines()[-1])
    assert (health, body) == (503, {"status": "down", "database": "down", "cache": "ok"})
    assert (page, cookies) == (500, 0)
    assert 'href="tel:112"' in html
    assert "/en/" not in result.stderr.replace("site-packages/wagtail/admin/locale/en/", "")


def test_robots_are_kept_from_editors_and_from_search_in_every_language(reader):
    response = reader.get("/robots.txt")
    rules = response.content.decode().splitlines()
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/" in rules
    assert "Sitemap: http://testserver/sitemap.xml" in rules
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            assert f"Disallow: {reverse('search')}" in rules


def test_the_map_of_the_site_names_each_page_with_all_its_translations(reader):
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ElementTree.fromstring(reader.get("/sitemap.xml").content)
    entries = {
        entry.findtext("s:loc", namespaces=spaces): {
            (link.get("hreflang"), link.get("href")) for link in entry.findall("x:link", spaces)
        }
        for entry in tree.findall("s:url", spaces)
    }
    pages = Page.objects.live().filter(depth__gt=1).select_related("locale")
    expected: dict = {}
    for page in pages:
        twins = pages.filter(translation_key=page.translation_key)
        below = page.specific.sitemap_subpaths() if page.specific_class is TrainingModulePage else []
        for end in ["", *below]:
            expected[f"{page.full_url}{end}"] = {
                (twin.locale.language_code, f"{twin.full_url}{end}") for twin in twins
            }
    assert len(entries) > 60
    assert entries == expected


def test_a_page_that_is_not_published_is_not_on_the_map(reader):
    page = Page.objects.live().filter(depth=3, numchild=0, locale__language_code="sv").first()
    assert f"<loc>{page.full_url}</loc>" in reader.get("/sitemap.xml").content.decode()
    page.unpublish()
    assert f"<loc>{page.full_url}</loc>" not in reader.get("/sitemap.xml").content.decode()


# --- Addresses of a site whose pages fail, for the tests above ------------------------------------


def fail(request):
    return 1 / 0


urlpatterns = [path("kimalainen/", fail)]
handler500 = "core.views.server_error"
