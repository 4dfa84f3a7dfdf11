"""What search engines are told about a channel: nothing that the page would not say."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from help_channels.directory import Directory
from help_channels.kinds import Cost, Kind, Mode
from help_channels.linked_data import coming_week, service_facts
from help_channels.models import DirectoryPage, HelpChannel
from tests.help_channels.makers import MONDAY_NOON, make_channel, make_contact

pytestmark = pytest.mark.django_db

ADDRESS = "https://example.org/en/help/all/1/"
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
ALL_DAYS = [*WEEKDAYS, "Saturday", "Sunday"]


def facts(channel: HelpChannel, now: datetime = MONDAY_NOON) -> dict:
    listed = Directory.load("FI", now, "en", also={channel.pk}).by_pk(channel.pk)
    return service_facts(listed, ADDRESS)


def point(channel: HelpChannel, number: int = 0) -> dict:
    return facts(channel)["provider"]["contactPoint"][number]


def week(hours: str, now: datetime = MONDAY_NOON, **more) -> list[tuple]:
    """(days, opens, closes) of the coming week."""
    return [
        (
            [day.removeprefix("https://schema.org/") for day in entry["dayOfWeek"]],
            entry["opens"],
            entry["closes"],
        )
        for entry in coming_week(make_contact(hours, **more), now)
    ]


# --- Facts ----------------------------------------------------------------------------------------


def test_a_helpline_is_a_service_with_ways_to_reach_it():
    channel = make_channel(
        "fi-line",
        make_contact("Mo-Fr 14:00-20:00", languages="fi, sv"),
        min_age=7,
        site_url="https://line.example/",
        cost=Cost.FREE,
    )
    assert facts(channel) == {
        "@type": "Service",
        "@id": f"{ADDRESS}#service",
        "url": ADDRESS,
        "sameAs": "https://line.example/",
        "name": "Fi-Line",
        "serviceType": "Helpline",
        "areaServed": {"@type": "Country", "name": "FI"},
        "audience": {"@type": "PeopleAudience", "suggestedMinAge": 7},
        "provider": {
            "@type": "Organization",
            "name": "Fi-Line",
            "contactPoint": [
                {
                    "@type": "ContactPoint",
                    "contactType": "Helpline",
                    "name": "Phone",
                    "telephone": "116 111",
                    "contactOption": "TollFree",
                    "availableLanguage": ["fi", "sv"],
                    "areaServed": {"@type": "Country", "name": "FI"},
                    "hoursAvailable": [
                        {
                            "@type": "OpeningHoursSpecification",
                            "dayOfWeek": [f"https://schema.org/{day}" for day in WEEKDAYS],
                            "opens": "14:00",
                            "closes": "20:00",
                            "validFrom": "2026-11-23",
                            "validThrough": "2026-11-29",
                        }
                    ],
                }
            ],
        },
    }


def test_a_number_keeps_the_form_in_which_it_is_dialled():
    numbers = ["116 111", "1-800-THE-LOST", "+358 9 123", "000"]
    channel = make_channel("fi-line", *[make_contact(value=number) for number in numbers])
    assert [point(channel, place)["telephone"] for place in range(4)] == numbers


def test_a_chat_has_an_address_and_a_letter_neither_number_nor_address():
    channel = make_channel(
        "fi-line",
        make_contact("", Mode.CHAT),
        make_contact("", Mode.LETTER, value="Box 1, Helsinki"),
        make_contact("", Mode.EMAIL, value="help@example.org"),
    )
    chat, letter, mail = (point(channel, place) for place in range(3))
    assert (chat["url"], "telephone" in chat) == ("https://example.org/chat", False)
    assert not {"url", "telephone", "email"} & set(letter)
    assert mail["email"] == "help@example.org"


@pytest.mark.parametrize("kind", [Kind.POLICE_TIP, Kind.OMBUDSMAN, Kind.CHILD_PROTECTION])
def test_an_authority_is_a_service_of_the_government(kind):
    assert facts(make_channel("fi-office", kind=kind))["@type"] == "GovernmentService"


def test_a_service_for_all_countries_names_no_area():
    channel = make_channel("int-all", country="INT")
    assert "areaServed" not in facts(channel)
    assert "areaServed" not in point(channel)


def test_a_fact_that_is_not_known_is_not_named():
    channel = make_channel("fi-line")
    assert not {"sameAs", "audience", "description"} & set(facts(channel))
    assert not {"contactOption", "availableLanguage", "hoursAvailable"} & set(point(channel))


def test_hours_that_nobody_confirmed_in_time_are_not_told():
    late = make_channel("fi-late", make_contact("24/7"), next_check=date(2026, 11, 22))
    assert "hoursAvailable" not in point(late)
    assert point(late)["telephone"] == "116 111"


# --- Hours ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("", []),
        ("24/7", [(ALL_DAYS, "00:00", "23:59")]),
        ("Mo-Fr 09:00-12:00,14:00-16:00", [(WEEKDAYS, "09:00", "12:00"), (WEEKDAYS, "14:00", "16:00")]),
        (
            "Mo-Fr 14:00-20:00; Sa 17:00-20:00",
            [(WEEKDAYS, "14:00", "20:00"), (["Saturday"], "17:00", "20:00")],
        ),
        ("Mo-Su 20:00-02:00", [(ALL_DAYS, "20:00", "02:00")]),
        ("Su 17:00-24:00", [(["Sunday"], "17:00", "00:00")]),
        (
            "Sa 08:00-24:00, Su 00:00-24:00, Mo 00:00-06:00",
            [
                (["Monday"], "00:00", "06:00"),
                (["Saturday"], "08:00", "23:59"),
                (["Sunday"], "00:00", "23:59"),
            ],
        ),
        ("Dec Mo-Fr 10:00-12:00", []),
    ],
)
def test_the_week_that_begins_today(hours, expected):
    assert week(hours) == expected


def test_the_week_begins_today_and_is_valid_for_seven_days():
    thursday = MONDAY_NOON + timedelta(days=3)
    assert week("Mo,Th 10:00-12:00", thursday) == [(["Thursday", "Monday"], "10:00", "12:00")]
    entry = coming_week(make_contact("24/7"), thursday)[0]
    assert (entry["validFrom"], entry["validThrough"]) == ("2026-11-26", "2026-12-02")


def test_a_closed_day_is_left_out():
    closed = {"closed_dates": "2026-11-25/2026-11-26"}
    open_days = ["Monday", "Tuesday", "Friday"]
    assert week("Mo-Fr 14:00-20:00", **closed) == [(open_days, "14:00", "20:00")]
    assert week("24/7", **closed) == [([*open_days, "Saturday", "Sunday"], "00:00", "23:59")]


def test_today_is_the_day_where_the_service_is():
    # 23:30 in Helsinki on Monday is Tuesday morning in Sydney.
    late = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
    entry = coming_week(make_contact("24/7", zone="Australia/Sydney"), late)[0]
    assert entry["validFrom"] == "2026-11-24"


@pytest.mark.parametrize("day", [date(2026, 3, 26), date(2026, 10, 22)])
def test_the_week_in_which_the_clock_changes_has_the_hours_of_the_wall(day):
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    days = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]
    assert week("24/7", now) == [(days, "00:00", "23:59")]
    assert week("Mo-Su 01:00-06:00", now) == [(days, "01:00", "06:00")]


# --- On the page ----------------------------------------------------------------------------------


def told(reader, address: str) -> dict:
    html = reader.get(address).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_page_of_a_channel_tells_its_facts(reader, language):
    page = DirectoryPage.objects.get(locale__language_code=language)
    channel = HelpChannel.objects.get(code="se-bris")
    with time_machine.travel(MONDAY_NOON, tick=False):
        found = told(reader, page.channel_url(channel.pk))
    assert found["name"] == found["mainEntity"]["name"] == "Bris"
    assert found["mainEntity"]["url"] == f"{page.full_url}{channel.pk}/"
    first = found["mainEntity"]["provider"]["contactPoint"][0]
    assert first["telephone"] == "116 111"
    assert first["hoursAvailable"][0]["closes"] == "23:59"


def test_the_directory_itself_tells_of_no_single_service(reader):
    page = DirectoryPage.objects.get(locale__language_code="en")
    assert "mainEntity" not in told(reader, page.url)


def test_the_facts_of_every_channel_of_the_demonstration_can_be_told():
    active = HelpChannel.objects.active()
    directory = Directory.load("FI", MONDAY_NOON, "fi", also=set(active.values_list("pk", flat=True)))
    for listed in directory:
        assert json.loads(json.dumps(service_facts(listed, ADDRESS)))["name"] == listed.name
    assert len(directory.channels) == len(active) > 40


@pytest.mark.parametrize("facts", [{"hours": "whenever"}, {"zone": "Nowhere/City"}, {"closed_dates": "soon"}])
def test_hours_that_nobody_can_read_are_not_told(facts):
    contact = make_contact(**{"hours": "Mo-Fr 08:00-16:00", **facts})
    assert coming_week(contact, MONDAY_NOON) == []
