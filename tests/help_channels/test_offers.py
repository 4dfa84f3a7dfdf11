"""Who is offered in one situation at one hour: few, the right ones, and never nobody."""

from datetime import UTC, datetime

import pytest

from help_channels.directory import Directory
from help_channels.kinds import FEW, Mode, Status
from help_channels.models import HelpChannel
from tests.help_channels.test_directory import MONDAY_NOON, channel, codes

pytestmark = pytest.mark.django_db

DAY, EVENING, NEVER_TOLD = "Mo-Fr 08:00-16:00", "Mo-Su 17:00-20:00", ""
MONDAY_NIGHT = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)  # 02:00 in Helsinki


@pytest.fixture(autouse=True)
def bare():
    HelpChannel.objects.update(status=Status.RETIRED)


def offer(chosen=(), now=MONDAY_NOON, audiences=("a13_15",), topics=("grooming",)):
    directory = Directory.load("FI", now, "en")
    return directory.offer([each.pk for each in chosen], set(audiences), set(topics))


def test_at_most_three_are_offered_and_those_who_answer_now_come_first():
    evening, day = channel("evening", EVENING), channel("day", DAY)
    more = [channel(f"more-{number}", NEVER_TOLD) for number in range(4)]
    assert codes(offer([evening, day, *more]).channels) == ["day", "evening", "more-0"]
    assert len(offer([evening, day, *more]).channels) == FEW


def test_the_best_one_is_offered_even_when_it_is_closed():
    best = channel("best", EVENING)
    others = [channel(f"open-{number}", "24/7") for number in range(3)]
    assert codes(offer([best, *others]).channels) == ["open-0", "open-1", "best"]


def test_nobody_is_left_with_forms_alone():
    forms = [channel(f"form-{number}", "24/7", mode=Mode.WEBFORM) for number in range(3)]
    talk = channel("talk", NEVER_TOLD)
    assert "talk" in codes(offer([*forms, talk]).channels)


def test_the_editors_choice_is_completed_by_those_made_for_the_topic_only():
    mine = channel("mine", DAY)
    channel("for-topic", DAY, terms="a13_15 grooming")
    channel("for-age", DAY)
    channel("for-parents", DAY, terms="parent grooming")
    assert codes(offer([mine]).channels) == ["mine", "for-topic"]


def test_when_somebody_answers_nothing_is_said_about_closing():
    found = offer([channel("day", DAY)])
    assert (found.nobody_answers, found.closed_sentence, found.instead) == (False, "", None)


def test_at_night_the_page_says_who_opens_first_and_when():
    found = offer([channel("evening", EVENING), channel("day", DAY)], now=MONDAY_NIGHT)
    assert found.opens_first.code == "day"
    assert found.closed_sentence == ("Nobody answers right now. day: Opens today at 08:00, time in Helsinki.")


def test_at_night_somebody_who_answers_stands_in_if_they_serve_every_reader_of_the_page():
    closed = channel("evening", EVENING)
    channel("for-the-older", "24/7", terms="a16_17")
    channel("for-both", "24/7", terms="a13_15 a16_17")
    found = offer([closed], now=MONDAY_NIGHT, audiences=("a13_15", "a16_17"))
    assert codes(found.channels) == ["evening"]
    assert found.instead.code == "for-both"


def test_a_form_that_takes_messages_at_night_is_not_called_somebody_who_answers():
    found = offer([channel("form", "24/7", mode=Mode.WEBFORM), channel("evening", EVENING)], now=MONDAY_NIGHT)
    assert codes(found.channels) == ["form", "evening"]
    assert found.nobody_answers


def test_where_no_hours_are_known_no_time_is_promised():
    found = offer([channel("untold", NEVER_TOLD)])
    assert found.opens_first is None
    assert found.closed_sentence == "We do not know that anybody answers right now. You can try, or write."


def test_an_overdue_channel_does_not_count_as_somebody_who_answers():
    stale = channel("stale", "24/7", next_check=datetime(2026, 11, 1).date())
    fresh = channel("fresh", "24/7")
    assert codes(offer([stale, fresh]).channels) == ["fresh", "stale"]
    assert not offer([stale]).channels[-1].answers_now


def test_the_emergency_number_has_its_own_line():
    assert offer([channel("danger", "24/7", kind="emergency")]).channels == []


def test_facts_that_nobody_can_read_break_no_page(reader):
    """They cannot come in through the form; a restored or foreign database may hold them."""
    broken = channel("broken", "24/7")
    broken.contacts.update(hours="whenever", zone="Nowhere/Never", closed_dates="soon")
    listed = Directory.load("FI", MONDAY_NOON, "en").by_pk(broken.pk)
    assert not listed.answers_now
    assert listed.status.label == "Hours not confirmed"
    assert reader.get("/en/help/").status_code == 200
