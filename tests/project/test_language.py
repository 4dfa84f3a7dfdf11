"""Changing the language: the same page, or an honest word that it is not there."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page

from campaigns.models import GuidancePage

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def switch(html: str) -> dict[str, str]:
    """The links of the language switch, by language: the tag and all its attributes."""
    part = re.search(r'<ul class="langs">.*?</ul>', html, re.DOTALL).group()
    return {
        re.search(r'hreflang="([^"]+)"', tag).group(1): unescape(tag)
        for tag in re.findall(r"<a [^>]*>", part)
    }


def link(tag: str) -> str:
    return re.search(r'href="([^"]+)"', tag).group(1)


def translations(page: Page) -> dict[str, Page]:
    return {twin.locale.language_code: twin for twin in page.get_translations(inclusive=True).live()}


def test_the_switch_leads_from_every_page_to_the_same_page_in_each_language(reader):
    for page in Page.objects.live().filter(depth__gt=1, locale__language_code="en"):
        twins = translations(page)
        assert set(twins) == set(LANGUAGES), page
        links = switch(reader.get(page.url).content.decode())
        assert {code: link(tag) for code, tag in links.items()} == {
            code: twin.url for code, twin in twins.items()
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_present_language_is_marked_and_the_page_is_in_it(reader, language):
    page = GuidancePage.objects.live().filter(locale__language_code=language).first()
    html = reader.get(page.url).content.decode()
    assert f'<html lang="{language}"' in html
    assert [code for code, tag in switch(html).items() if 'aria-current="true"' in tag] == [language]


def test_each_language_is_called_by_its_own_name(reader):
    html = reader.get("/fi/").content.decode()
    for code, name in settings.LANGUAGES:
        assert f'lang="{code}"> {name}</span>' in html


def test_a_page_that_is_missing_in_a_language_offers_the_others_and_says_so(reader):
    page = GuidancePage.objects.live().filter(locale__language_code="en").first()
    twins = translations(page)
    twins["sv"].specific.unpublish()
    links = switch(reader.get(page.url).content.decode())
    assert link(links["fi"]) == twins["fi"].url
    assert link(links["sv"]) == "/sv/"
    assert "This page is not in this language: Svenska" in links["sv"]
    assert "title=" not in links["fi"]
    assert reader.get(link(links["sv"])).status_code == 200


def test_a_page_without_any_translation_offers_the_home_pages(reader):
    page = GuidancePage.objects.live().filter(locale__language_code="fi").first()
    for code, twin in translations(page).items():
        if code != "fi":
            twin.delete()
    links = switch(reader.get(page.url).content.decode())
    assert {code: link(tag) for code, tag in links.items()} == {"en": "/en/", "fi": page.url, "sv": "/sv/"}


def test_search_leads_to_search_in_the_other_languages(reader):
    links = switch(reader.get(reverse("search")).content.decode())
    for code, tag in links.items():
        with translation.override(code):
            assert link(tag) == reverse("search")
        assert reader.get(link(tag)).status_code == 200


def test_a_page_that_is_nowhere_leads_to_the_home_pages(reader):
    response = reader.get("/sv/finns-inte/")
    assert response.status_code == 404
    html = response.content.decode()
    assert '<html lang="sv"' in html
    assert {code: link(tag) for code, tag in switch(html).items()} == {
        code: f"/{code}/" for code in LANGUAGES
    }


def test_machines_are_told_of_every_translation_that_is_there(reader):
    page = GuidancePage.objects.live().filter(locale__language_code="en").first()
    twins = translations(page)
    wanted = {code: f"http://testserver{twin.url}" for code, twin in twins.items()}
    found = dict(
        re.findall(
            r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', reader.get(page.url).content.decode()
        )
    )
    assert found == {**wanted, "x-default": wanted["en"]}
    twins["fi"].specific.unpublish()
    html = reader.get(page.url).content.decode()
    assert 'hreflang="fi" href="http://testserver' not in html


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("fi", "fi"),
        ("sv-FI,sv;q=0.9", "sv"),
        ("de,en;q=0.5", "en"),
        ("ru", "en"),
        ("", "en"),
        ("*", "en"),
        ("x" * 500, "en"),
    ],
)
def test_the_bare_address_leads_to_the_language_of_the_browser(asked, given):
    response = Client(HTTP_ACCEPT_LANGUAGE=asked).get("/")
    assert (response.status_code, response.headers["Location"]) == (302, f"/{given}/")
    assert response.headers["Cache-Control"] == "no-store"


def test_every_language_has_its_own_tree():
    assert set(Locale.objects.values_list("language_code", flat=True)) == set(LANGUAGES)
    homes = Page.objects.live().filter(depth=2)
    assert {home.locale.language_code: home.url for home in homes} == {
        code: f"/{code}/" for code in LANGUAGES
    }
    for page in Page.objects.live().filter(depth__gt=2).select_related("locale"):
        assert page.url.startswith(f"/{page.locale.language_code}/")
