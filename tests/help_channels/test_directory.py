"""Who can help, now: the order in which a frightened reader meets the channels."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import preload
from help_channels.abroad import countries_abroad
from help_channels.directory import Directory
from help_channels.kinds import FEW, Door, Kind, Mode, Status
from help_channels.models import ChannelWords, HelpChannel, HelpContact, HelpSettings
from taxonomy.models import Term

pytestmark = pytest.mark.django_db

MONDAY_NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)  # 12:00 in Helsinki
CHECKED_UNTIL = (MONDAY_NOON + timedelta(days=30)).date()


@pytest.fixture
def bare():
    """No channel of the demonstration is in the way."""
    HelpChannel.objects.update(status=Status.RETIRED)


def channel(
    code: str, hours: str = "", terms: str = "a13_15", mode: str = Mode.PHONE, **facts
) -> HelpChannel:
    made = HelpChannel(
        **{
            "code": code,
            "kind": Kind.HELPLINE,
            "status": Status.ACTIVE,
            "country": "FI",
            "next_check": CHECKED_UNTIL,
            **facts,
        }
    )
    value = "https://example.org" if mode in {Mode.CHAT, Mode.WEBFORM, Mode.WEB} else "116 111"
    made.contacts = [HelpContact(mode=mode, value=value, hours=hours)]
    made.words = [ChannelWords(language="en", name=code)]
    made.terms.set(Term.objects.filter(slug__in=terms.split()))
    made.save()
    return made


def directory(now: datetime = MONDAY_NOON) -> Directory:
    return Directory.load("FI", now, "en")


def codes(channels) -> list[str]:
    return [listed.code for listed in channels]


OPEN, LATER, TOMORROW = "24/7", "Mo-Fr 14:00-20:00", "Tu 10:00-12:00"


# --- Order ----------------------------------------------------------------------------------------


def test_people_who_answer_now_come_first_then_forms_then_the_next_to_open_then_the_unknown(bare):
    channel("a-unknown")
    channel("b-tomorrow", TOMORROW)
    channel("c-later", LATER)
    channel("d-form", OPEN, mode=Mode.WEBFORM)
    channel("e-open", OPEN)
    assert codes(directory()) == ["e-open", "d-form", "c-later", "b-tomorrow", "a-unknown"]


def test_the_order_changes_with_the_clock(bare):
    channel("a-day", "Mo-Fr 08:00-13:00")
    channel("b-evening", LATER)
    assert codes(directory()) == ["a-day", "b-evening"]
    assert codes(directory(MONDAY_NOON + timedelta(hours=3))) == ["b-evening", "a-day"]


def test_the_present_moment_is_taken_when_none_is_given(bare):
    channel("a-day", "Mo-Fr 08:00-13:00")
    with time_machine.travel(MONDAY_NOON, tick=False):
        assert next(iter(Directory.load("FI"))).status.is_open
    with time_machine.travel(MONDAY_NOON + timedelta(hours=3), tick=False):
        assert not next(iter(Directory.load("FI"))).status.is_open


def test_an_overdue_channel_comes_after_one_that_opens_tomorrow(bare):
    channel("a-overdue", OPEN, next_check=MONDAY_NOON.date() - timedelta(days=1))
    channel("b-tomorrow", TOMORROW)
    assert codes(directory()) == ["b-tomorrow", "a-overdue"]


def test_the_directory_knows_when_it_becomes_wrong(bare):
    channel("a-evening", LATER)
    channel("b-day", "Mo-Fr 08:00-13:00")
    assert directory().valid_until() == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def test_a_directory_without_hours_is_valid_until_midnight(bare):
    channel("a-always", OPEN)
    channel("b-unknown")
    assert directory().valid_until() == datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


def test_a_directory_of_nobody_is_valid_until_midnight(bare):
    assert directory().valid_until() == datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


# --- For a page -----------------------------------------------------------------------------------


def test_the_editors_choice_is_completed_by_those_that_fit(bare):
    chosen = channel("z-chosen", terms="teacher")
    channel("a-fits", terms="a13_15 bullying")
    channel("b-fits", terms="a13_15")
    channel("c-other-age", terms="a7_9 bullying")
    channel("d-fits", terms="a13_15")
    assert codes(directory().for_page([chosen.pk], {"a13_15"}, {"bullying"})) == [
        "z-chosen",
        "a-fits",
        "b-fits",
    ]


def test_those_made_for_the_topic_come_before_those_that_only_serve_the_age(bare):
    channel("a-age", OPEN, terms="a13_15")
    channel("b-topic", terms="a13_15 bullying")
    assert codes(directory().fitting({"a13_15"}, {"bullying"})) == ["b-topic", "a-age"]


def test_those_open_now_come_first_and_the_editors_order_stays_among_the_others(bare):
    first, second = channel("z-first"), channel("y-second")
    channel("a-open", OPEN)
    assert codes(directory().for_page([first.pk, second.pk], {"a13_15"}, set())) == [
        "a-open",
        "z-first",
        "y-second",
    ]


def test_a_frightened_reader_chooses_among_few(bare):
    for number in range(6):
        channel(f"fi-{number}")
    assert len(directory().for_page([], {"a13_15"}, set())) == FEW == 3


def test_an_editor_may_choose_more_than_few(bare):
    chosen = [channel(f"fi-{number}").pk for number in range(5)]
    assert len(directory().for_page(chosen, {"a13_15"}, set())) == 5


def test_a_channel_chosen_twice_stands_there_once(bare):
    chosen = channel("fi-chosen")
    assert codes(directory().for_page([chosen.pk, chosen.pk], {"a13_15"}, set())) == ["fi-chosen"]


def test_a_retired_choice_is_replaced_by_one_that_fits(bare):
    retired = channel("a-retired", status=Status.RETIRED)
    channel("b-fits")
    assert codes(directory().for_page([retired.pk, 999_999], {"a13_15"}, set())) == ["b-fits"]


def test_emergency_stands_in_its_own_line_and_not_among_the_few(bare):
    emergency = channel("fi-danger", OPEN, kind=Kind.EMERGENCY)
    channel("fi-line")
    found = directory()
    assert codes(found.for_page([emergency.pk], {"a13_15"}, set())) == ["fi-line"]
    assert found.emergency().code == "fi-danger"


def test_a_page_for_everybody_is_completed_by_all(bare):
    channel("a-teachers", terms="teacher")
    channel("b-children", terms="a7_9")
    assert codes(directory().for_page([], set(), set())) == ["a-teachers", "b-children"]


def test_what_a_page_has_shown_is_not_shown_again(bare):
    channel("a-first")
    found = directory()
    assert codes(found.show(found)) == ["a-first"]
    assert found.show(found) == []


# --- Countries ------------------------------------------------------------------------------------


def test_channels_abroad_are_not_read_and_complete_no_page(bare):
    channel("se-line", OPEN, country="SE")
    channel("int-line", country="INT")
    channel("fi-line")
    found = directory()
    assert codes(found) == codes(found.at_home()) == ["fi-line", "int-line"]
    assert codes(found.for_page([], {"a13_15"}, set())) == ["fi-line", "int-line"]


def test_other_countries_are_named_with_the_number_of_their_channels(bare):
    channel("se-line", OPEN, country="SE")
    channel("se-danger", OPEN, country="SE", kind=Kind.EMERGENCY)
    channel("no-line", OPEN, country="NO")
    channel("dk-hidden", country="DK", live=False)
    channel("int-line", country="INT")
    channel("fi-line")
    found = countries_abroad("FI", "en")
    assert [(country.name, country.channels) for country in found] == [("Norway", 1), ("Sweden", 2)]
    assert [country.emergency and country.emergency.value for country in found] == [None, "116 111"]


def test_an_editor_may_choose_a_channel_abroad(bare):
    chosen = channel("se-line", country="SE")
    found = Directory.load("FI", MONDAY_NOON, "en", also=[chosen.pk])
    assert codes(found.for_page([chosen.pk], {"a13_15"}, set())) == ["se-line"]
    assert codes(found.at_home()) == []


def test_every_country_has_its_own_emergency_number(bare):
    channel("fi-danger", OPEN, kind=Kind.EMERGENCY)
    channel("us-danger", OPEN, kind=Kind.EMERGENCY, country="US")
    for country, code in {"FI": "fi-danger", "US": "us-danger"}.items():
        assert Directory.load(country, MONDAY_NOON, "en").emergency().code == code
    assert Directory.load("NO", MONDAY_NOON, "en").emergency() is None


def test_the_country_of_the_site_steers_what_its_pages_show(reader):
    assert 'href="tel:112"' in reader.get("/en/no-such-page/").content.decode()
    HelpSettings.objects.update(country="NZ")
    assert 'href="tel:112"' not in reader.get("/en/no-such-page/").content.decode()


# --- Doors and the help bar -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_of_help_stands_behind_one_door(bare, kind):
    channel("fi-probe", kind=kind)
    found = directory()
    assert [door for door in Door if "fi-probe" in codes(found.behind(door))] == [found.channels[0].door]


def test_danger_report_takedown_and_appeal_are_different_doors(bare):
    for kind in (Kind.EMERGENCY, Kind.HELPLINE, Kind.HOTLINE, Kind.TAKEDOWN, Kind.APPEAL):
        channel(f"fi-{kind}", kind=kind)
    found = directory()
    assert {door: codes(found.behind(door)) for door in Door} == {
        Door.DANGER: ["fi-emergency"],
        Door.TALK: ["fi-helpline"],
        Door.REPORT: ["fi-hotline"],
        Door.TAKEDOWN: ["fi-takedown"],
        Door.APPEAL: ["fi-appeal"],
    }


def test_behind_a_door_those_open_now_come_first_then_those_for_children_and_none_from_abroad(bare):
    channel("a-adults", OPEN, terms="parent teacher")
    channel("b-children", OPEN, terms="a7_9")
    channel("c-adults", terms="parent")
    channel("d-children", terms="a7_9")
    channel("e-abroad", OPEN, country="SE")
    assert codes(directory().behind(Door.TALK)) == ["b-children", "a-adults", "d-children", "c-adults"]


def test_a_page_never_ends_with_forms_alone(bare):
    forms = [channel(f"fi-form-{number}", kind=Kind.HOTLINE) for number in range(3)]
    for form in forms:
        form.contacts.all().update(mode="webform", value="https://example.org/")
    channel("fi-phone")
    found = directory().for_page([form.pk for form in forms], {"a13_15"}, set())
    assert "fi-phone" in codes(found)


def test_the_help_bar_offers_the_chosen_channel_first(bare):
    channel("a-open", OPEN)
    preferred = channel("z-preferred")
    bar = directory().bar(preferred.pk)
    assert bar["phone"].channel.code == "z-preferred"
    assert bar["chat"] is None


def test_the_help_bar_takes_what_the_chosen_channel_lacks_from_another(bare):
    preferred = channel("a-phone")
    channel("b-chat", mode=Mode.CHAT)
    bar = directory().bar(preferred.pk)
    assert (bar["phone"].channel.code, bar["chat"].channel.code) == ("a-phone", "b-chat")
    assert bar["chat"].is_external


def test_the_help_bar_works_without_a_choice_and_with_a_retired_one(bare):
    retired = channel("a-retired", status=Status.RETIRED)
    channel("b-line")
    for preferred in (None, retired.pk, 999_999):
        assert directory().bar(preferred)["phone"].channel.code == "b-line"


def test_the_help_bar_is_empty_where_nobody_can_be_reached(bare):
    assert directory().bar(None) == {"phone": None, "chat": None}


def test_only_active_channels_are_in_the_directory(bare):
    for status in Status.values:
        channel(f"fi-{status}", status=status)
    channel("fi-not-shown", live=False)
    assert codes(directory()) == ["fi-active"]


# --- Queries --------------------------------------------------------------------------------------


def queries_of(work) -> int:
    preload.clear()
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def use_all() -> None:
    found = Directory.load("FI", timezone.now(), "sv")
    for door in Door:
        for listed in found.behind(door):
            assert listed.status.label
            assert [action.label for action in listed.actions]
            assert listed.facts is not None
            assert listed.checked_text
            assert listed.name
    found.for_page([1, 2, 3], {"a13_15"}, {"bullying"})
    found.bar(1)
    found.valid_until()


def test_three_hundred_more_channels_need_no_more_queries(reader):
    help_page = "/en/help/"
    reader.get(help_page)
    before = (
        queries_of(use_all),
        queries_of(lambda: reader.get("/en/")),
        queries_of(lambda: reader.get(help_page)),
    )
    assert before[0] == 2
    made = HelpChannel.objects.bulk_create(
        HelpChannel(
            code=f"fi-more-{n}",
            kind=Kind.HELPLINE,
            status=Status.ACTIVE,
            country="FI",
            ways=1,
            next_check=CHECKED_UNTIL,
        )
        for n in range(300)
    )
    HelpContact.objects.bulk_create(
        HelpContact(channel=one, mode=Mode.PHONE, value="116 111", hours=LATER) for one in made
    )
    ChannelWords.objects.bulk_create(ChannelWords(channel=one, language="en", name=one.code) for one in made)
    after = (
        queries_of(use_all),
        queries_of(lambda: reader.get("/en/")),
        queries_of(lambda: reader.get(help_page)),
    )
    assert len(list(directory())) > 300
    assert after == before
