"""Is somebody there now? Every line of the table is a moment at which a wrong answer would hurt."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from help_channels.hours import HORIZON, State, check_hours, check_zone, parse_closed_dates, status_at
from help_channels.listed import ListedChannel
from help_channels.models import ChannelWords, HelpChannel, HelpContact

HELSINKI, LONDON, SYDNEY, AZORES = "Europe/Helsinki", "Europe/London", "Australia/Sydney", "Atlantic/Azores"

OFFICE = "Mo-Fr 14:00-20:00; Sa 17:00-20:00"
EVENINGS = "Mo-Su 20:00-02:00"
SPLIT = "Mo-Fr 09:00-12:00,14:00-16:00,18:00-21:00"
# One comma-joined line: the form in which hours past midnight may differ from day to day.
WEEKEND_LATER = "Su-Th 20:00-02:00, Fr,Sa 20:00-04:00"
ALWAYS, OPEN, CLOSED, UNKNOWN = State.ALWAYS, State.OPEN, State.CLOSED, State.UNKNOWN

# In November 2026: Monday is the 23rd, Saturday the 28th, Sunday the 29th.
# (what is special, hours, zone, now on the wall, closed days, state, until or opens on the wall)
TABLE = [
    # Ordinary days
    ("a weekday afternoon", OFFICE, HELSINKI, "2026-11-23 15:30", "", OPEN, "2026-11-23 20:00"),
    ("a weekday morning", OFFICE, HELSINKI, "2026-11-23 09:00", "", CLOSED, "2026-11-23 14:00"),
    ("a weekday night", OFFICE, HELSINKI, "2026-11-23 22:00", "", CLOSED, "2026-11-24 14:00"),
    ("Saturday has hours of its own", OFFICE, HELSINKI, "2026-11-28 16:00", "", CLOSED, "2026-11-28 17:00"),
    ("Sunday has none", OFFICE, HELSINKI, "2026-11-29 15:00", "", CLOSED, "2026-11-30 14:00"),
    # Boundaries, to the minute
    ("one minute before opening", OFFICE, HELSINKI, "2026-11-23 13:59", "", CLOSED, "2026-11-23 14:00"),
    ("the minute of opening", OFFICE, HELSINKI, "2026-11-23 14:00", "", OPEN, "2026-11-23 20:00"),
    ("the last minute", OFFICE, HELSINKI, "2026-11-23 19:59", "", OPEN, "2026-11-23 20:00"),
    ("the minute of closing", OFFICE, HELSINKI, "2026-11-23 20:00", "", CLOSED, "2026-11-24 14:00"),
    ("until midnight", "Mo-Su 17:00-24:00", HELSINKI, "2026-11-23 23:59", "", OPEN, "2026-11-24 00:00"),
    (
        "midnight is after it",
        "Mo-Su 17:00-24:00",
        HELSINKI,
        "2026-11-24 00:00",
        "",
        CLOSED,
        "2026-11-24 17:00",
    ),
    # Several spans a day
    ("in the first of three spans", SPLIT, HELSINKI, "2026-11-25 10:00", "", OPEN, "2026-11-25 12:00"),
    ("between two spans", SPLIT, HELSINKI, "2026-11-25 12:00", "", CLOSED, "2026-11-25 14:00"),
    ("in the last of three spans", SPLIT, HELSINKI, "2026-11-25 18:00", "", OPEN, "2026-11-25 21:00"),
    # Past midnight
    ("before midnight", EVENINGS, HELSINKI, "2026-11-23 23:00", "", OPEN, "2026-11-24 02:00"),
    ("after midnight", EVENINGS, HELSINKI, "2026-11-24 01:59", "", OPEN, "2026-11-24 02:00"),
    ("the end after midnight", EVENINGS, HELSINKI, "2026-11-24 02:00", "", CLOSED, "2026-11-24 20:00"),
    ("hours beyond 24", "Fr 22:00-26:00", HELSINKI, "2026-11-28 01:30", "", OPEN, "2026-11-28 02:00"),
    ("comma-joined, a weekday", WEEKEND_LATER, HELSINKI, "2026-11-25 01:00", "", OPEN, "2026-11-25 02:00"),
    (
        "comma-joined, too late on a weekday",
        WEEKEND_LATER,
        HELSINKI,
        "2026-11-25 03:00",
        "",
        CLOSED,
        "2026-11-25 20:00",
    ),
    (
        "comma-joined, the tail of Friday",
        WEEKEND_LATER,
        HELSINKI,
        "2026-11-28 03:00",
        "",
        OPEN,
        "2026-11-28 04:00",
    ),
    (
        "comma-joined, the tail of Saturday",
        WEEKEND_LATER,
        HELSINKI,
        "2026-11-29 03:00",
        "",
        OPEN,
        "2026-11-29 04:00",
    ),
    (
        "comma-joined, the tail of Sunday",
        WEEKEND_LATER,
        HELSINKI,
        "2026-11-30 03:00",
        "",
        CLOSED,
        "2026-11-30 20:00",
    ),
    # The week wraps round
    (
        "from Sunday night into Monday",
        "Su 20:00-03:00",
        HELSINKI,
        "2026-11-30 02:00",
        "",
        OPEN,
        "2026-11-30 03:00",
    ),
    (
        "a range of days across the weekend",
        "Sa-Mo 10:00-12:00",
        HELSINKI,
        "2026-11-29 11:00",
        "",
        OPEN,
        "2026-11-29 12:00",
    ),
    ("next week", "Mo 10:00-12:00", HELSINKI, "2026-11-23 12:00", "", CLOSED, "2026-11-30 10:00"),
    # Day and night
    ("day and night", "24/7", HELSINKI, "2026-11-23 03:00", "", ALWAYS, None),
    ("every day of the week in full", "Mo-Su 00:00-24:00", HELSINKI, "2026-11-23 03:00", "", ALWAYS, None),
    (
        "day and night but closed tomorrow",
        "24/7",
        HELSINKI,
        "2026-12-23 12:00",
        "2026-12-24",
        OPEN,
        "2026-12-24 00:00",
    ),
    (
        "day and night but closed today",
        "24/7",
        HELSINKI,
        "2026-12-24 12:00",
        "2026-12-24",
        CLOSED,
        "2026-12-25 00:00",
    ),
    (
        "day and night, the closed day is over",
        "24/7",
        HELSINKI,
        "2026-12-25 00:00",
        "2026-12-24",
        ALWAYS,
        None,
    ),
    (
        "day and night, closed for a span",
        "24/7",
        HELSINKI,
        "2026-12-25 12:00",
        "2026-12-24/2026-12-26",
        CLOSED,
        "2026-12-27 00:00",
    ),
    (
        "a closed day before the window and one after it",
        "24/7",
        HELSINKI,
        "2026-11-23 12:00",
        "2026-01-01\n2027-06-01",
        ALWAYS,
        None,
    ),
    # Closed days
    ("a closed day", OFFICE, HELSINKI, "2026-11-23 15:00", "2026-11-23", CLOSED, "2026-11-24 14:00"),
    ("closed tomorrow", OFFICE, HELSINKI, "2026-11-23 21:00", "2026-11-24", CLOSED, "2026-11-25 14:00"),
    (
        "the first day of a closed span",
        OFFICE,
        HELSINKI,
        "2026-12-24 15:00",
        "2026-12-24/2027-01-06",
        CLOSED,
        "2027-01-07 14:00",
    ),
    (
        "the last day of a closed span",
        OFFICE,
        HELSINKI,
        "2027-01-06 15:00",
        "2026-12-24/2027-01-06",
        CLOSED,
        "2027-01-07 14:00",
    ),
    (
        "the day after a closed span",
        OFFICE,
        HELSINKI,
        "2027-01-07 15:00",
        "2026-12-24/2027-01-06",
        OPEN,
        "2027-01-07 20:00",
    ),
    ("the end of time is a closed day", "24/7", HELSINKI, "2026-11-23 12:00", "9999-12-31", ALWAYS, None),
    # A closed evening takes its tail after midnight with it
    (
        "the closed evening itself",
        EVENINGS,
        HELSINKI,
        "2026-12-24 22:00",
        "2026-12-24",
        CLOSED,
        "2026-12-25 20:00",
    ),
    (
        "the tail of a closed evening",
        EVENINGS,
        HELSINKI,
        "2026-12-25 01:00",
        "2026-12-24",
        CLOSED,
        "2026-12-25 20:00",
    ),
    (
        "the tail of the evening before it",
        EVENINGS,
        HELSINKI,
        "2026-12-24 01:00",
        "2026-12-24",
        CLOSED,
        "2026-12-25 20:00",
    ),
    (
        "an evening into a closed day",
        EVENINGS,
        HELSINKI,
        "2026-12-23 23:00",
        "2026-12-24",
        OPEN,
        "2026-12-24 00:00",
    ),
    # No hours, no opening
    ("no hours", "", HELSINKI, "2026-11-23 15:00", "", UNKNOWN, None),
    ("blank hours", "  ", HELSINKI, "2026-11-23 15:00", "", UNKNOWN, None),
    ("never", "off", HELSINKI, "2026-11-23 15:00", "", CLOSED, None),
    (
        "closed beyond the horizon",
        OFFICE,
        HELSINKI,
        "2026-11-23 15:00",
        "2026-11-01/2027-01-31",
        CLOSED,
        None,
    ),
    (
        "opens within the horizon",
        "2026 Dec 20 10:00-12:00",
        HELSINKI,
        "2026-11-23 15:00",
        "",
        CLOSED,
        "2026-12-20 10:00",
    ),
    ("opens beyond the horizon", "2026 Dec 24 10:00-12:00", HELSINKI, "2026-11-23 15:00", "", CLOSED, None),
    # Other places
    ("London in summer", "Mo-Fr 09:00-17:00", LONDON, "2026-07-06 16:59", "", OPEN, "2026-07-06 17:00"),
    ("London in winter", "Mo-Fr 09:00-17:00", LONDON, "2026-12-07 17:00", "", CLOSED, "2026-12-08 09:00"),
    ("Sydney", "Mo-Fr 09:00-17:00", SYDNEY, "2026-11-23 09:00", "", OPEN, "2026-11-23 17:00"),
    (
        "Sydney, closed on its own date",
        "24/7",
        SYDNEY,
        "2026-12-25 00:30",
        "2026-12-25",
        CLOSED,
        "2026-12-26 00:00",
    ),
    (
        "Sydney, whose clock goes forward in October",
        "Su 01:30-04:00",
        SYDNEY,
        "2026-10-04 03:10",
        "",
        OPEN,
        "2026-10-04 04:00",
    ),
]


def wall(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("hours", "zone", "now", "closed", "state", "moment"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_status_is_true_at_this_moment(hours, zone, now, closed, state, moment):
    with time_machine.travel(wall(now, zone), tick=False):
        status = status_at(timezone.now(), hours, zone, parse_closed_dates(closed))
    expected = wall(moment, zone) if moment else None
    assert status.state == state
    assert (status.until or status.opens) == expected
    assert (status.until is not None) == (state == OPEN)
    assert status.is_open == (state in {OPEN, ALWAYS})
    assert status.changes_at == expected


# The clock in Helsinki on 29 March 2026: 02:59 is followed by 04:00 (01:00 in UTC); on 25 October
# 03:59 (00:59 in UTC) is followed by 03:00 once more.
# (hours, now in UTC, state, until or opens in UTC)
CLOCK_CHANGES = [
    # Spring: the hour from 03:00 to 04:00 is not there.
    ("Sa 20:00-05:00", "2026-03-29 01:59", OPEN, "2026-03-29 02:00"),
    ("Sa 20:00-05:00", "2026-03-29 02:00", CLOSED, "2026-04-04 17:00"),
    ("Sa 20:00-03:30", "2026-03-29 00:59", OPEN, "2026-03-29 01:00"),
    ("Sa 20:00-03:30", "2026-03-29 01:00", CLOSED, "2026-04-04 17:00"),
    ("Su 03:30-05:00", "2026-03-29 00:59", CLOSED, "2026-03-29 01:00"),
    ("Su 03:30-05:00", "2026-03-29 01:00", OPEN, "2026-03-29 02:00"),
    ("Su 03:00-04:00", "2026-03-29 01:00", CLOSED, "2026-04-05 00:00"),
    ("24/7", "2026-03-29 01:00", ALWAYS, None),
    ("Mo-Su 14:00-20:00", "2026-03-28 11:59", CLOSED, "2026-03-28 12:00"),
    ("Mo-Su 14:00-20:00", "2026-03-29 11:00", OPEN, "2026-03-29 17:00"),
    # Autumn: the hour from 03:00 to 04:00 is there twice; of two readings, the one that promises less.
    ("Sa 20:00-05:00", "2026-10-25 02:59", OPEN, "2026-10-25 03:00"),
    ("Sa 20:00-03:30", "2026-10-25 00:29", OPEN, "2026-10-25 00:30"),
    ("Sa 20:00-03:30", "2026-10-25 00:30", CLOSED, "2026-10-31 18:00"),
    ("Sa 20:00-03:30", "2026-10-25 01:15", CLOSED, "2026-10-31 18:00"),
    ("Su 03:00-04:00", "2026-10-25 00:30", CLOSED, "2026-10-25 01:00"),
    ("Su 03:00-04:00", "2026-10-25 01:00", OPEN, "2026-10-25 02:00"),
    ("Su 03:15-03:45", "2026-10-25 01:20", OPEN, "2026-10-25 01:45"),
    ("Su 02:00-05:00", "2026-10-25 00:45", OPEN, "2026-10-25 03:00"),
    ("24/7", "2026-10-25 01:30", ALWAYS, None),
    ("24/7", "2026-09-27 00:30", ALWAYS, None),
    ("Mo-Su 14:00-20:00", "2026-10-25 11:59", CLOSED, "2026-10-25 12:00"),
]


@pytest.mark.parametrize(("hours", "now", "state", "moment"), CLOCK_CHANGES)
def test_status_is_true_on_the_nights_when_the_clock_changes(hours, now, state, moment):
    with time_machine.travel(wall(now, "UTC"), tick=False):
        status = status_at(timezone.now(), hours, HELSINKI)
    found = status.until or status.opens
    assert status.state == state
    # Compared in UTC: two times of one zone compare by the wall clock, which shows an hour twice.
    assert (found.astimezone(UTC) if found else None) == (wall(moment, "UTC") if moment else None)


def test_the_same_moment_gives_the_same_status_in_whatever_zone_it_is_told():
    moment = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    tellings = [
        moment,
        moment.astimezone(ZoneInfo(SYDNEY)),
        moment.astimezone(ZoneInfo("UTC")),
        timezone.localtime(moment),
    ]
    assert len({status_at(now, OFFICE, HELSINKI) for now in tellings}) == 1
    assert status_at(moment, OFFICE, HELSINKI).until == wall("2026-11-23 20:00", HELSINKI)


def test_a_service_far_away_is_open_by_its_own_clock():
    with time_machine.travel(datetime(2026, 11, 22, 22, 30, tzinfo=UTC), tick=False):
        # Sunday night in Finland is Monday morning in Sydney.
        assert status_at(timezone.now(), "Mo-Fr 09:00-17:00", SYDNEY).state == OPEN
        assert status_at(timezone.now(), "Mo-Fr 09:00-17:00", HELSINKI).state == CLOSED


def test_times_are_told_in_the_services_own_zone():
    status = status_at(datetime(2026, 11, 23, 12, 0, tzinfo=UTC), OFFICE, HELSINKI)
    assert status.until.tzinfo.key == HELSINKI


def test_a_status_never_changes_before_the_moment_it_names():
    """Walk through a week of awkward hours, minute by minute, and hold each answer to its word."""
    hours, closed = WEEKEND_LATER, parse_closed_dates("2026-10-24")
    start = datetime(2026, 10, 22, 0, 0, tzinfo=UTC).timestamp()
    promised = None
    for minute in range(0, 6 * 24 * 60, 7):
        now = datetime.fromtimestamp(start + minute * 60, tz=UTC)
        status = status_at(now, hours, HELSINKI, closed)
        if promised and now < promised.changes_at.astimezone(UTC):
            assert status == promised, now
        promised = status
        assert status.changes_at.astimezone(UTC) > now


def test_the_horizon_is_four_weeks():
    assert HORIZON.days == 28


# --- Overdue: nothing is claimed ------------------------------------------------------------------


def listed(now: datetime, next_check: date | None, hours: str = "24/7") -> ListedChannel:
    channel = HelpChannel(code="probe", kind="helpline", country="FI", status="active", next_check=next_check)
    channel.contacts = [HelpContact(mode="phone", value="116 111", hours=hours, zone=HELSINKI)]
    channel.words = [ChannelWords(language="en", name="Probe")]
    channel.term_codes = ""
    return ListedChannel(channel, now, "en")


MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
JUST_AFTER_MIDNIGHT = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)  # the 23rd in Helsinki


@pytest.mark.parametrize(
    ("now", "next_check", "is_overdue"),
    [
        (MORNING, date(2026, 11, 24), False),
        (MORNING, date(2026, 11, 23), False),
        (MORNING, date(2026, 11, 22), True),
        (MORNING, None, True),
        (JUST_AFTER_MIDNIGHT, date(2026, 11, 23), False),
        (JUST_AFTER_MIDNIGHT, date(2026, 11, 22), True),
    ],
    ids=[
        "due tomorrow",
        "due today",
        "due yesterday",
        "never checked",
        "due on the new day",
        "due on the day just over",
    ],
)
def test_a_channel_that_nobody_checked_in_time_does_not_say_open_now(now, next_check, is_overdue):
    channel = listed(now, next_check)
    assert channel.is_overdue == is_overdue
    assert channel.status.is_open == (not is_overdue)
    assert channel.status.label == ("Hours not confirmed" if is_overdue else "Open now")
    assert [action.status.is_open for action in channel.actions] == [not is_overdue]


def test_an_overdue_channel_keeps_its_number():
    assert [action.href for action in listed(MORNING, None).actions] == ["tel:116111"]


def test_an_overdue_channel_stands_behind_one_that_is_open():
    assert listed(MORNING, date(2027, 1, 1)).rank < listed(MORNING, None).rank


def test_an_overdue_channel_names_no_time():
    channel = listed(MORNING, date(2026, 11, 1), OFFICE)
    assert channel.changes_at is None
    assert channel.status.detail == "Check on the service's own site."


# --- What editors may write -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "hours",
    [
        "24/7",
        OFFICE,
        EVENINGS,
        SPLIT,
        WEEKEND_LATER,
        "Mo-Fr 9:00-17:00",
        "Mo,We,Th 10:00-12:00,14:00-20:00; Tu,Fr,Sa 14:00-20:00",
        "Mo-Fr,Su 16:15-22:45; Sa 16:15-23:45",
        "Mo-Fr 10:00-24:00; Sa 10:00-12:00",
        "2026 Dec 24 10:00-12:00",
        "week 01-53/2 Fr 09:00-12:00",
        "Mo[1] 18:00-20:00",
        "off",
    ],
)
def test_hours_that_we_can_evaluate_are_accepted(hours):
    check_hours(hours)


@pytest.mark.parametrize(
    ("hours", "word"),
    [
        ("Mo-Fr 10:00-18:00; PH off", "PH"),
        ("PH,Su 10:00-12:00", "PH"),
        ("Mo-Fr 10:00-18:00; ph off", "ph"),
        ("Mo-Fr 10:00-18:00; SH off", "SH"),
        ("Mo-Fr sunrise-sunset", "sunrise"),
        ("Mo-Fr 10:00-sunset", "sunset"),
        ("Mo-Fr (dawn+01:00)-18:00", "dawn"),
        ("easter off", "easter"),
        ("Mo-Fr 10:00-18:00 unknown", "unknown"),
        # Comments: "by appointment" would be read as open.
        ('Mo-Fr 10:00-18:00 "by appointment"', '"'),
        ('"call first"', '"'),
        ("Mo-Fr 10:00-18:00 || Sa 10:00-12:00", "||"),
        ("Mo-Fr 18:00+", "18:00+"),
        ("10:00-16:00/01:30", "16:00/"),
    ],
)
def test_hours_whose_answer_would_be_a_guess_are_refused_by_the_word(hours, word):
    with pytest.raises(ValidationError) as refusal:
        check_hours(hours)
    assert refusal.value.code == "unsupported_hours"
    assert f"“{word}” cannot be used here" in refusal.value.messages[0]


@pytest.mark.parametrize(
    "hours",
    [
        "weekdays",
        "Mo-Fr 10-12",
        "Mo-Fr 25:00-26:00",
        "Monday 10:00-12:00",
        "Mo-Fr 14:00-20:00;",
        "Mo 14:00–20:00",
        "klo 9–17",
    ],
)
def test_unreadable_hours_are_refused_with_an_example(hours):
    with pytest.raises(ValidationError) as refusal:
        check_hours(hours)
    assert refusal.value.code == "unreadable_hours"
    assert "Mo-Fr 14:00-20:00" in refusal.value.messages[0]


@pytest.mark.parametrize(
    "hours",
    [
        "Su-Th 20:00-02:00; Fr,Sa 20:00-04:00",
        "Fr 10:00-12:00; Sa 20:00-02:00",
        "Mo-Fr 22:00-26:00; Sa 10:00-12:00",
        "Mo-Fr 8:00-2:00 ; Sa 10:00-12:00",
        "Mo 10:00 - 12:00; Tu 20:00 - 02:00",
        "Mo 00:00-00:00; Tu 10:00-12:00",
    ],
)
def test_hours_past_midnight_must_be_joined_with_a_comma(hours):
    with pytest.raises(ValidationError) as refusal:
        check_hours(hours)
    assert refusal.value.code == "overnight_semicolon"
    assert "comma" in refusal.value.messages[0]


def test_the_comma_is_needed_because_a_semicolon_would_cut_an_evening():
    """When this fails, the library reads semicolons well, and the refusal above may go."""
    cut = status_at(wall("2026-11-29 03:00", HELSINKI), "Su-Th 20:00-02:00; Fr,Sa 20:00-04:00", HELSINKI)
    assert cut.state == CLOSED


@pytest.mark.parametrize("zone", [HELSINKI, LONDON, SYDNEY, AZORES, "UTC", "America/Argentina/Buenos_Aires"])
def test_a_zone_by_its_name_is_accepted_and_can_be_evaluated(zone):
    check_zone(zone)
    assert status_at(MORNING, "24/7", zone).state == ALWAYS


@pytest.mark.parametrize(
    "zone",
    [
        "",
        "Helsinki",
        "EET+2",
        "+02:00",
        "europe/helsinki",
        "Europe/Helsinki ",
        "../etc/passwd",
        "localtime",
        "Factory",
    ],
)
def test_a_zone_that_is_none_is_refused_by_its_name(zone):
    with pytest.raises(ValidationError) as refusal:
        check_zone(zone)
    assert refusal.value.code == "unknown_zone"
    assert f"“{zone}”" in refusal.value.messages[0]


def test_closed_dates_are_read_line_by_line():
    text = "2026-12-06\r\n\r\n  2026-12-24/2026-12-26  \n2026-12-31 / 2027-01-01\n"
    assert sorted(parse_closed_dates(text)) == [
        date(2026, 12, 6),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 31),
        date(2027, 1, 1),
    ]


def test_no_closed_dates_are_none():
    assert parse_closed_dates("") == parse_closed_dates(" \n ") == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "24.12.2026",
        "Christmas",
        "2026-13-01",
        "2026-02-29",
        "2026-12-24/",
        "/2026-12-24",
        "2026-12-24/soon",
        "2026-12-24/2026-12-25/2026-12-26",
        "20261224",
        "2026-W52-4",
        "2026-12-26/2026-12-24",
        "2026-01-01/2027-01-03",
        "2026-12-24/9999-12-31",
    ],
)
def test_a_closed_date_that_cannot_be_read_is_named(line):
    with pytest.raises(ValidationError) as refusal:
        parse_closed_dates(f"2026-12-06\n{line}\n2026-12-31")
    assert refusal.value.code == "unreadable_dates"
    assert f"“{line}”" in refusal.value.messages[0]


def test_a_closed_span_of_a_whole_year_is_read():
    assert len(parse_closed_dates("2026-01-01/2026-12-31")) == 365
