"""The card that schools and organisations show on their own sites."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as project
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from help_channels.kinds import Kind, Mode, Staff, Status
from help_channels.models import ChannelWords, HelpChannel, HelpSettings
from tests.help_channels.makers import MONDAY_NOON, make_channel, make_contact, retire_all

pytestmark = pytest.mark.django_db

STYLE = Path(__file__).resolve().parents[2] / "static" / "css" / "embed.css"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
COUNTRIES = ["fi", "se", "no", "ee", "lt", "de", "at", "fr", "gb", "ie", "ca", "us", "au", "nz"]
LANGUAGES = [code for code, _name in project.LANGUAGES]
MISSING = ["/embed/help/xx/en/", "/embed/help/br/en/", "/embed/help/FI/en/", "/embed/help/fin/en/"]
UNKNOWN_LANGUAGE = "/embed/help/fi/xx/"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(MONDAY_NOON, tick=False):
        yield


@pytest.fixture
def bare():
    retire_all()


class Card(HTMLParser):
    """What a reader meets: tags, headings, links, words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[dict] = []
        self.names: list[str] = []
        self.attributes: dict[str, dict] = {}
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes[tag] = dict(attrs)
        if tag == "a":
            self.links.append(dict(attrs))

    def handle_data(self, data):
        self.words += data
        if self.tags and self.tags[-1] == "h2" and data.strip():
            self.names.append(data)

    @property
    def addresses(self) -> list[str]:
        return [link["href"] for link in self.links]


def card(address: str = "/embed/help/fi/en/", client: Client | None = None) -> Card:
    response = (client or Client()).get(address)
    assert response.status_code == 200, address
    return Card(response.content.decode())


# --- What it says ---------------------------------------------------------------------------------


def test_it_names_the_emergency_number_only_for_danger_then_two_who_help_then_the_way_to_more(bare):
    make_channel("fi-danger", make_contact(value="112"), kind=Kind.EMERGENCY)
    make_channel("fi-line", make_contact("24/7"), make_contact("24/7", Mode.CHAT))
    make_channel("fi-other", make_contact(value="0800 1"))
    found = card()
    assert found.addresses == [
        "tel:112",
        "tel:116111",
        "https://example.org/chat",
        "tel:08001",
        "/en/help/",
    ]
    assert found.names == ["Fi-Line", "Fi-Other"]
    assert "Only when somebody is in danger right now: Call 112" in found.words
    assert "Cairn demo · Finland" in found.words


def test_the_status_stands_in_words_with_its_zone(bare):
    make_channel("fi-line", make_contact("Mo-Fr 10:00-15:00"))
    make_channel("fi-other", make_contact("Mo-Fr 14:00-20:00"))
    words = card().words
    assert "Open now. Until 15:00, time in Helsinki" in words
    assert "Closed now. Opens today at 14:00, time in Helsinki" in words


def test_two_ways_with_different_hours_have_each_their_own_status(bare):
    make_channel(
        "fi-line",
        make_contact("24/7", languages="fi, sv"),
        make_contact("Mo-Fr 14:00-20:00", Mode.CHAT, languages="fi"),
    )
    words = card().words
    assert "Finnish, Swedish · Open now. Day and night" in words
    assert "Finnish · Closed now. Opens today at 14:00, time in Helsinki" in words


def test_hours_that_nobody_confirmed_in_time_are_not_claimed(bare):
    make_channel("fi-line", make_contact("24/7"), next_check=MONDAY_NOON.date().replace(day=22))
    assert "Hours not confirmed" in card().words
    assert "Open now" not in card().words


def test_it_says_when_the_facts_were_checked_once_where_it_is_the_same_for_both(bare):
    day = MONDAY_NOON.date()
    make_channel("fi-a", checked_on=day)
    second = make_channel("fi-b", checked_on=day)
    assert card().words.count("Checked on 23 November 2026.") == 1
    second.checked_on = None
    second.save()
    assert card().words.count("Checked on 23 November 2026.") == 1
    assert card().words.count("Not yet checked by a person.") == 1


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Call 116 111"), ("fi", "Soita 116 111"), ("sv", "Ring 0800 96 116")]
)
def test_it_speaks_the_language_of_its_address_whatever_the_readers(language, says):
    foreign = {"en": "sv", "fi": "en", "sv": "fi"}[language]
    client = Client(HTTP_ACCEPT_LANGUAGE=foreign)
    found = card(f"/embed/help/fi/{language}/", client)
    assert found.attributes["html"] == {"lang": language, "dir": "ltr"}
    assert says in found.words
    response = client.get(f"/embed/help/fi/{language}/")
    assert response.headers["Content-Language"] == language
    assert response.content == Client().get(f"/embed/help/fi/{language}/").content


def test_words_that_are_missing_in_a_language_say_which_language_they_are_in(bare):
    make_channel("fi-line")
    assert '<h2 lang="en">Fi-Line</h2>' in Client().get("/embed/help/fi/fi/").content.decode()


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_of_the_demonstration_has_a_card_with_its_own_emergency_number(country):
    number = {"gb": "999", "ca": "911", "us": "911", "au": "000", "nz": "111"}.get(country, "112")
    for language in LANGUAGES:
        found = card(f"/embed/help/{country}/{language}/")
        assert found.addresses[0] == f"tel:{number}"
        assert 1 <= len(found.names) <= 2
        assert found.tags.count("h1") == 1


# --- Who is offered -------------------------------------------------------------------------------


def choose(channel: HelpChannel) -> None:
    HelpSettings.objects.update(bar_channel=channel)


def test_whoever_answers_now_comes_first(bare):
    make_channel("fi-a", make_contact("Mo-Fr 14:00-20:00"))
    make_channel("fi-b", make_contact("24/7"))
    assert card().names == ["Fi-B", "Fi-A"]


def test_the_helpline_of_the_bar_comes_first_among_equals(bare):
    for code in ("fi-a", "fi-b", "fi-c"):
        chosen = make_channel(code, make_contact("24/7"))
    choose(chosen)
    assert card().names == ["Fi-C", "Fi-A"]


def test_the_helpline_of_the_bar_stays_when_others_answer(bare):
    for code in ("fi-a", "fi-b"):
        make_channel(code, make_contact("24/7"))
    choose(make_channel("fi-c", make_contact("Mo-Fr 14:00-20:00")))
    assert card().names == ["Fi-A", "Fi-C"]


def test_the_helpline_of_the_bar_is_not_offered_in_another_country(bare):
    choose(make_channel("fi-a", make_contact("24/7"), country="INT", kind=Kind.TAKEDOWN))
    make_channel("no-a", country="NO")
    make_channel("no-b", country="NO")
    assert card("/embed/help/no/en/").names == ["No-A", "No-B"]


def test_only_those_who_serve_children_and_can_be_reached_by_a_tap_are_offered(bare):
    make_channel("fi-adults", make_contact("24/7"), terms="parent")
    make_channel("fi-letter", make_contact("24/7", Mode.LETTER, value="Box 1, Helsinki"))
    make_channel("fi-child")
    assert card().names == ["Fi-Child"]


def test_somebody_to_talk_to_comes_before_a_place_to_report(bare):
    make_channel("fi-report", make_contact("24/7", Mode.WEBFORM), kind=Kind.HOTLINE)
    make_channel("fi-a")
    make_channel("fi-b")
    assert card().names == ["Fi-A", "Fi-B"]


@pytest.mark.parametrize("facts", [{"status": Status.RETIRED}, {"status": Status.PAUSED}, {"live": False}])
def test_a_channel_that_readers_may_not_see_is_not_there(bare, facts):
    make_channel("fi-shown")
    make_channel("fi-gone", **facts)
    assert card().names == ["Fi-Shown"]


# --- In somebody else's page ----------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/embed/help/fi/en/", *MISSING, UNKNOWN_LANGUAGE])
def test_it_may_be_framed_anywhere_and_do_nothing_else(reader, address):
    headers = reader.get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "X-Frame-Options" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address", ["/en/", "/en/help/", "/en/help/all/", "/api/channels.json", "/admin/login/"]
)
def test_nothing_else_may_be_framed(reader, address):
    headers = reader.get(address).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_it_runs_no_script_loads_no_picture_and_sets_no_cookie(reader):
    response = reader.get("/embed/help/fi/fi/")
    html = response.content.decode()
    assert not {"script", "img", "iframe", "form", "style", "object"} & set(Card(html).tags)
    assert re.findall(r"\sstyle=|\son\w+=|javascript:", html) == []
    assert "url(" not in STYLE.read_text()
    assert not response.cookies
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


def test_a_number_dials_and_everything_else_opens_a_tab_of_its_own_that_hears_nothing():
    for country in COUNTRIES:
        for link in card(f"/embed/help/{country}/en/").links:
            if link["href"].startswith(("tel:", "sms:", "mailto:")):
                assert "target" not in link
            else:
                assert (link["target"], link["rel"]) == ("_blank", "noreferrer noopener"), link


def test_it_weighs_less_than_ten_kilobytes_with_its_style(reader):
    heaviest = max(
        len(reader.get(f"/embed/help/{country}/{language}/").content)
        for country in COUNTRIES
        for language in LANGUAGES
    )
    assert heaviest + STYLE.stat().st_size < 6_000


def test_what_it_costs_does_not_grow_with_the_channels(bare):
    make_channel("fi-a")
    card()
    with CaptureQueriesContext(connection) as few:
        card()
    for number in range(12):
        make_channel(f"fi-b{number}", make_contact(), make_contact("", Mode.CHAT), staffed_by=Staff.MIXED)
    with CaptureQueriesContext(connection) as many:
        card()
    assert len(many) == len(few) <= 8


# --- Where there is none --------------------------------------------------------------------------


@pytest.mark.parametrize("address", [*MISSING, UNKNOWN_LANGUAGE])
def test_a_missing_card_is_a_sentence_and_the_way_to_the_help_page(reader, address):
    response = reader.get(address)
    found = Card(response.content.decode())
    assert response.status_code == 404
    assert "There is no card for this country and language." in found.words
    assert found.addresses == ["/en/help/"]
    assert found.attributes["html"]["lang"] == "en"
    assert "CDN-Cache-Control" not in response.headers


def test_a_missing_card_speaks_the_language_that_is_known(reader):
    response = reader.get("/embed/help/xx/sv/")
    assert response.status_code == 404
    assert '<html lang="sv"' in response.content.decode()
    assert 'href="/sv/hjalp/"' in response.content.decode()


def test_a_country_whose_last_channel_is_retired_has_no_card(reader):
    assert reader.get("/embed/help/lt/en/").status_code == 200
    HelpChannel.objects.filter(country="LT").update(status=Status.RETIRED)
    assert reader.get("/embed/help/lt/en/").status_code == 404


# --- Methods --------------------------------------------------------------------------------------


def test_asking_for_the_head_gives_no_body(reader):
    response = reader.head("/embed/help/fi/en/")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("is_strict", [False, True])
def test_it_takes_nothing(method, is_strict):
    response = getattr(Client(enforce_csrf_checks=is_strict), method)("/embed/help/fi/en/")
    assert response.status_code == 405
    assert not response.cookies


def test_a_card_that_has_not_changed_is_not_sent_again(reader):
    tag = reader.get("/embed/help/fi/en/").headers["ETag"]
    assert reader.get("/embed/help/fi/en/", headers={"If-None-Match": tag}).status_code == 304
    ChannelWords.objects.filter(language="en").update(name="Renamed")
    assert reader.get("/embed/help/fi/en/", headers={"If-None-Match": tag}).status_code == 200
