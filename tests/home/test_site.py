"""The site around the pages: doors, menus, landing pages, errors, the bare address."""

import pytest
from wagtail.models import Page

from core.views import server_error
from home.models import AudiencePage, HomePage

pytestmark = pytest.mark.django_db


def html_of(reader, address: str) -> str:
    return reader.get(address).content.decode()


def test_the_home_page_has_four_doors_for_ages_and_two_for_adults():
    home = HomePage.objects.get(locale__language_code="fi")
    doors = home.shown_doors
    assert [door["title"] for door in doors if not door["is_adult"]] == ["7–9", "10–12", "13–15", "16–17"]
    assert [door["url"] for door in doors if door["is_adult"]] == ["/fi/vanhemmat/", "/fi/opettajat/"]


def test_a_door_to_an_unpublished_page_disappears():
    Page.objects.get(url_path="/fi/vanhemmat/").unpublish()
    home = HomePage.objects.get(locale__language_code="fi")
    assert "/fi/vanhemmat/" not in [door["url"] for door in home.shown_doors]


def test_an_audience_page_gathers_what_is_made_for_that_audience_in_its_language():
    page = AudiencePage.objects.get(slug="10-12", locale__language_code="sv")
    titles = {card.title: card.url for section in page.sections for card in section.cards}
    assert titles["Vem är det egentligen som skriver?"] == "/sv/rad/falska-profiler/"
    assert all(url.startswith("/sv/") for url in titles.values())


def test_the_childrens_page_offers_the_four_ages():
    page = AudiencePage.objects.get(slug="lapset")
    assert [door["url"].split("/")[-2] for door in page.children_doors] == ["7-9", "10-12", "13-15", "16-17"]


def test_the_menu_speaks_the_language_of_the_page(reader):
    html = html_of(reader, "/sv/")
    for address in ("/sv/hjalp/", "/sv/barn/", "/sv/foraldrar/", "/sv/larare/"):
        assert f'href="{address}"' in html


def test_the_english_tree_has_the_addresses_that_people_are_told(reader):
    for name in (
        "help",
        "campaigns",
        "guidance",
        "children",
        "parents",
        "teachers",
        "search",
        "stay-private",
    ):
        assert reader.get(f"/en/{name}/").status_code == 200


@pytest.mark.parametrize(
    ("wanted", "home"), [("sv", "/sv/"), ("fi-FI,en;q=0.5", "/fi/"), ("de", "/en/"), ("", "/en/")]
)
def test_the_bare_address_leads_to_the_readers_language(reader, wanted, home):
    response = reader.get("/", headers={"accept-language": wanted})
    assert response.headers["Location"] == home
    assert response.headers["Cache-Control"] == "no-store"


def test_a_page_that_is_not_there_looks_like_the_site_and_shows_help(reader):
    response = reader.get("/fi/tata-ei-ole/")
    html = response.content.decode()
    assert response.status_code == 404
    assert 'href="tel:112"' in html
    assert 'href="tel:116111"' in html
    assert 'href="/fi/apua/"' in html


def test_a_broken_server_still_shows_help_in_three_languages(reader):
    html = server_error(None).content.decode()
    assert 'href="tel:112"' in html
    assert 'lang="fi"' in html
    assert 'lang="sv"' in html


def test_json_about_a_page_cannot_leave_its_script_element():
    home = HomePage.objects.get(locale__language_code="en")
    home.title = "</script><script>alert(1)</script>"
    assert "</script>" not in "".join(home.meta.json_ld_blocks)
