"""The channels as open data: what other programs may rely on."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from help_channels.kinds import Cost, Kind, Mode, Staff, Status
from help_channels.models import HelpChannel
from tests.help_channels.makers import MONDAY_NOON, make_channel, make_contact, retire_all

pytestmark = pytest.mark.django_db

DATA, SCHEMA = "/api/channels.json", "/api/channels.schema.json"
LANGUAGES = {code for code, _name in settings.LANGUAGES}
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "api.md"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(MONDAY_NOON, tick=False):
        yield


def data(query: str = "") -> dict:
    response = Client().get(f"{DATA}{query}")
    assert response.status_code == 200
    return response.json()


def entry(code: str) -> dict:
    return next(channel for channel in data()["channels"] if channel["code"] == code)


def validator() -> Draft202012Validator:
    return Draft202012Validator(Client().get(SCHEMA).json(), format_checker=FormatChecker())


# --- What it says ---------------------------------------------------------------------------------


def test_every_active_channel_of_every_country_is_there():
    found = data()["channels"]
    assert {channel["code"] for channel in found} == set(
        HelpChannel.objects.active().values_list("code", flat=True)
    )
    assert len(found) > 40
    assert {"FI", "SE", "NZ", "INT"} <= {channel["country"] for channel in found}


@pytest.mark.parametrize("facts", [{"status": Status.RETIRED}, {"status": Status.PAUSED}, {"live": False}])
def test_a_channel_that_readers_may_not_see_is_not_there(facts):
    make_channel("fi-gone", **facts)
    assert "fi-gone" not in {channel["code"] for channel in data()["channels"]}


def test_one_channel_tells_all_its_facts():
    contact = make_contact(
        "Mo-Fr 14:00-20:00", languages="fi, sv", closed_dates="2026-12-24\n 2026-12-31/2027-01-01 "
    )
    made = make_channel(
        "fi-line",
        contact,
        terms="a13_15 a7_9 bullying",
        min_age=7,
        max_age=15,
        site_url="https://example.org/",
        cost=Cost.FREE,
        is_anonymous=True,
        shows_on_bill=False,
        staffed_by=Staff.VOLUNTEERS,
        checked_on=date(2026, 11, 20),
    )
    words = made.words.get()
    words.what_for, words.rights = "For everything.", "You may stop.\n\nIt is free."
    words.save()
    found = entry("fi-line")
    url = found.pop("url")
    assert found == {
        "code": "fi-line",
        "country": "FI",
        "kind": "helpline",
        "door": "talk",
        "audiences": ["a13_15", "a7_9"],
        "topics": ["bullying"],
        "ages": {"min": 7, "max": 15},
        "site_url": "https://example.org/",
        "cost": "free",
        "anonymous": True,
        "shows_on_bill": False,
        "staffed_by": "volunteers",
        "contacts": [
            {
                "mode": "phone",
                "value": "116 111",
                "href": "tel:116111",
                "languages": ["fi", "sv"],
                "hours": "Mo-Fr 14:00-20:00",
                "hours_confirmed": True,
                "zone": "Europe/Helsinki",
                "closed_dates": ["2026-12-24", "2026-12-31/2027-01-01"],
            }
        ],
        "words": {
            "en": {
                "name": "Fi-Line",
                "operator": "",
                "eligibility": "",
                "what_for": "For everything.",
                "not_for": "",
                "what_happens": "",
                "who_reads": "",
                "what_they_ask": "",
                "rights": ["You may stop.", "It is free."],
                "queue_note": "",
                "legal_duty": "",
            }
        },
        "checked_on": "2026-11-20",
        "next_check": "2026-12-23",
        "is_overdue": False,
    }
    assert url == {
        "en": f"http://testserver/en/help/all/{made.pk}/",
        "fi": f"http://testserver/fi/apua/kaikki/{made.pk}/",
        "sv": f"http://testserver/sv/hjalp/alla/{made.pk}/",
    }


def test_every_channel_of_every_country_has_a_page_in_every_language(reader):
    first = {channel["country"]: channel for channel in data()["channels"]}
    assert len(first) >= 15
    for channel in first.values():
        assert set(channel["url"]) == LANGUAGES
        for address in channel["url"].values():
            assert reader.get(address).status_code == 200, address


@pytest.mark.parametrize("next_check", [None, MONDAY_NOON.date() - timedelta(days=1)])
def test_an_overdue_channel_claims_no_hours(next_check):
    make_channel("fi-late", make_contact("24/7"), next_check=next_check)
    found = entry("fi-late")
    assert found["is_overdue"]
    assert (found["contacts"][0]["hours"], found["contacts"][0]["hours_confirmed"]) == ("", False)


def test_unknown_hours_are_not_confirmed():
    make_channel("fi-line", make_contact(""))
    assert entry("fi-line")["contacts"][0]["hours_confirmed"] is False


def test_the_day_of_the_last_change_is_that_of_a_check_or_of_a_publication():
    HelpChannel.objects.update(checked_on=date(2026, 11, 1), last_published_at=None)
    assert data()["last_change"] == "2026-11-01"
    channel = make_channel("fi-line", checked_on=date(2026, 11, 2))
    assert data()["last_change"] == "2026-11-02"
    channel.status = Status.RETIRED
    channel.save_revision().publish()
    assert data()["last_change"] == "2026-11-23"


def test_an_empty_directory_is_an_empty_list():
    HelpChannel.objects.update(live=False, checked_on=None, last_published_at=None)
    assert (data()["channels"], data()["last_change"]) == ([], None)
    validator().validate(data())


def test_the_licence_and_the_site_are_named():
    found = data()
    assert found["licence"] == {
        "name": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert (found["version"], found["site"], found["schema"]) == (
        "1",
        "http://testserver/",
        f"http://testserver{SCHEMA}",
    )


# --- One country ----------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["se", "SE"])
def test_a_country_can_be_chosen(value):
    assert {channel["country"] for channel in data(f"?country={value}")["channels"]} == {"SE"}


def test_the_international_ones_can_be_chosen():
    assert {channel["country"] for channel in data("?country=int")["channels"]} == {"INT"}


def test_a_country_without_channels_is_an_empty_list():
    assert data("?country=br")["channels"] == []


@pytest.mark.parametrize("value", ["xx", "finland", "", "f", "%00", "fi,se"])
def test_a_country_that_is_none_is_refused_with_a_sentence(reader, value):
    response = reader.get(f"{DATA}?country={value}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/json"
    assert response.json()["error"].endswith("Write two letters such as FI, or INT for all countries.")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "no-store"


# --- The schema -----------------------------------------------------------------------------------


def test_the_schema_is_a_schema_and_describes_every_answer():
    Draft202012Validator.check_schema(validator().schema)
    for query in ("", "?country=fi", "?country=int", "?country=br"):
        validator().validate(data(query))


def test_the_schema_knows_every_kind_mode_cost_and_staff():
    definitions = validator().schema["$defs"]
    channel, contact = definitions["channel"]["properties"], definitions["contact"]["properties"]
    assert set(channel["kind"]["enum"]) == set(Kind.values)
    assert set(contact["mode"]["enum"]) == set(Mode.values)
    assert set(channel["cost"]["enum"]) == set(Cost.values)
    assert set(channel["staffed_by"]["enum"]) == set(Staff.values)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda channel: channel.pop("is_overdue"),
        lambda channel: channel.update(kind="friend"),
        lambda channel: channel.update(secret="x"),
        lambda channel: channel["contacts"][0].update(hours="24/7", hours_confirmed=False),
        lambda channel: channel["url"].update(en="nowhere else"),
        lambda channel: channel.update(checked_on="yesterday"),
        lambda channel: channel.update(words={}),
    ],
)
def test_the_schema_refuses_what_is_wrong(spoil):
    answer = data("?country=fi")
    spoil(answer["channels"][0])
    with pytest.raises(ValidationError):
        validator().validate(answer)


def test_the_documents_example_is_true():
    block = DOCUMENT.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    example = json.loads(block)
    validator().validate(example)
    assert set(example["channels"][0]) == set(entry("se-bris"))


# --- How it is served -----------------------------------------------------------------------------


@pytest.mark.parametrize("address", [DATA, f"{DATA}?country=fi", SCHEMA])
@pytest.mark.parametrize("method", ["get", "head"])
def test_anybody_may_read_it_from_any_site_and_keep_it_for_five_minutes(address, method):
    response = getattr(Client(HTTP_ORIGIN="https://school.example"), method)(address)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert not response.cookies
    assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"


@pytest.mark.parametrize("address", [DATA, SCHEMA])
def test_what_has_not_changed_is_not_sent_again(reader, address):
    tag = reader.get(address).headers["ETag"]
    again = reader.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert again.headers["Cache-Control"] == "public, max-age=300"


def test_a_squeezed_answer_is_not_sent_again_either(reader):
    first = reader.get(DATA, headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    tag = first.headers["ETag"]
    assert reader.get(DATA, headers={"Accept-Encoding": "gzip", "If-None-Match": tag}).status_code == 304


def test_a_changed_number_is_another_answer(reader):
    tag = reader.get(DATA).headers["ETag"]
    contact = HelpChannel.objects.get(code="se-bris").contacts.first()
    contact.value = "116 112"
    contact.save()
    assert reader.get(DATA, headers={"If-None-Match": tag}).status_code == 200


def test_everybody_gets_the_same_answer(reader):
    other = Client(HTTP_ACCEPT_LANGUAGE="sv", HTTP_USER_AGENT="Another")
    first, second = reader.get(DATA), other.get(DATA)
    assert first.content == second.content
    assert first.headers["Content-Language"] == second.headers["Content-Language"] == "en, fi, sv"


def test_an_answer_to_an_editor_is_not_shared(desk):
    assert desk.get(DATA).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", [DATA, SCHEMA])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_takes_nothing(address, method):
    response = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert response.status_code == 405
    assert not response.cookies


def test_what_it_costs_does_not_grow_with_the_channels():
    retire_all()
    make_channel("fi-a")
    data()
    with CaptureQueriesContext(connection) as few:
        data()
    for number in range(12):
        make_channel(f"se-b{number}", make_contact(), make_contact("", Mode.CHAT), country="SE")
    with CaptureQueriesContext(connection) as many:
        data()
    assert len(many) == len(few) <= 6
