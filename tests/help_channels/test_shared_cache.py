"""What a cache that readers share may keep: never longer than it is right."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import Page

from help_channels.kinds import Mode
from help_channels.models import DirectoryPage, HelpPage, SituationPage
from tests.help_channels.makers import MONDAY_NOON, make_channel, make_contact, retire_all
from tests.project.test_deploy import value_of

pytestmark = pytest.mark.django_db

HELSINKI = ZoneInfo("Europe/Helsinki")
OPENING = datetime(2026, 11, 23, 14, 0, tzinfo=HELSINKI)
CARD = "/embed/help/fi/en/"


@pytest.fixture
def evening_line():
    """One channel that opens at 14:00, and nobody else."""
    retire_all()
    return make_channel("fi-evening", make_contact("Mo-Su 14:00-20:00"))


def asked(reader, moment: datetime, address: str = CARD):
    with time_machine.travel(moment, tick=False):
        return reader.get(address)


def kept_for(response) -> int:
    """The seconds in the header; 0 where nothing may be kept."""
    says = response.headers["CDN-Cache-Control"]
    return 0 if says == "no-store" else int(says.removeprefix("public, max-age="))


# --- How long -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (400, "public, max-age=300"),
        (300, "public, max-age=300"),
        (299, "public, max-age=299"),
        (1.9, "public, max-age=1"),
        (1, "public, max-age=1"),
        (0.9, "no-store"),
        (0, "public, max-age=300"),
    ],
)
def test_the_header_counts_the_whole_seconds_until_a_channel_opens(reader, evening_line, seconds, says):
    response = asked(reader, OPENING - timedelta(seconds=seconds))
    assert response.headers["CDN-Cache-Control"] == says


def test_what_a_page_says_changes_exactly_when_the_header_ends(reader, evening_line):
    before = asked(reader, OPENING - timedelta(seconds=120))
    assert kept_for(before) == 120
    assert asked(reader, OPENING - timedelta(seconds=1)).content == before.content
    after = asked(reader, OPENING)
    assert after.content != before.content
    assert "Open now" not in before.content.decode()
    assert "Open now" in after.content.decode()


def test_a_page_is_asked_for_again_when_a_check_becomes_overdue(reader, settings):
    retire_all()
    settings.SHARED_CACHE_SECONDS = 100_000
    make_channel("fi-always", make_contact("24/7"), next_check=MONDAY_NOON.date())
    before = asked(reader, MONDAY_NOON)
    assert kept_for(before) == 12 * 60 * 60
    assert "Open now" in before.content.decode()
    assert "Open now" not in asked(reader, MONDAY_NOON + timedelta(hours=12)).content.decode()


def test_through_the_night_of_the_autumn_clock_no_kept_page_is_wrong(reader, settings):
    """A cache that keeps to the header, asked every five minutes, always says what the site would say."""
    retire_all()
    settings.SHARED_CACHE_SECONDS = 100_000
    make_channel("fi-night", make_contact("Mo-Su 02:30-03:30,04:15-05:00"))
    make_channel("fi-chat", make_contact("Su 03:45-06:00", Mode.CHAT))
    make_channel("fi-sydney", make_contact("Mo-Su 11:10-12:20", zone="Australia/Sydney"))
    start = datetime(2026, 10, 24, 21, 0, tzinfo=UTC)
    kept, until, asked_anew = None, start, 0
    for minute in range(0, 9 * 60, 5):
        moment = start + timedelta(minutes=minute)
        now = asked(reader, moment)
        if moment >= until:
            kept, until, asked_anew = now, moment + timedelta(seconds=kept_for(now)), asked_anew + 1
        assert kept is not None
        assert now.content == kept.content, moment
    assert 8 <= asked_anew <= 20


def test_in_the_longer_night_of_autumn_the_seconds_are_those_that_pass(reader, settings):
    retire_all()
    settings.SHARED_CACHE_SECONDS = 100_000
    make_channel("fi-day", make_contact("Mo-Su 08:00-20:00"))
    # 02:30 on the wall; at four the clock goes back to three, so eight o'clock is six and a half hours away.
    night = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    assert kept_for(asked(reader, night)) == 6.5 * 60 * 60


def test_with_a_clock_that_stands_still_the_header_stays(reader, evening_line):
    with time_machine.travel(OPENING - timedelta(seconds=30), tick=False):
        answers = [reader.get(CARD) for _ in range(3)]
    assert [kept_for(answer) for answer in answers] == [30, 30, 30]
    assert len({answer.content for answer in answers}) == 1


def test_a_page_about_another_country_ends_with_that_countrys_channels(reader):
    retire_all()
    make_channel("no-chat", make_contact("Mo-Su 16:15-22:45", zone="Europe/Oslo"), country="NO")
    page = DirectoryPage.objects.get(locale__language_code="en")
    opening = datetime(2026, 11, 23, 16, 15, tzinfo=ZoneInfo("Europe/Oslo"))
    for address in (f"{page.url}no/", "/embed/help/no/en/"):
        assert kept_for(asked(reader, opening - timedelta(seconds=7), address)) == 7, address
    # The page of the own country does not show it.
    assert kept_for(asked(reader, opening - timedelta(seconds=7), "/en/")) == 300


# --- The operator's limit -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "says"), [(0, "no-store"), (60, "public, max-age=60"), (90_000, "public, max-age=7200")]
)
def test_the_operator_says_how_long_at_most(reader, evening_line, settings, limit, says):
    settings.SHARED_CACHE_SECONDS = limit
    assert asked(reader, MONDAY_NOON).headers["CDN-Cache-Control"] == says


def test_the_limit_is_an_environment_variable(tmp_path):
    assert value_of(tmp_path, "SHARED_CACHE_SECONDS") == ["300"]
    assert value_of(tmp_path, "SHARED_CACHE_SECONDS", SHARED_CACHE_SECONDS="0") == ["0"]


# --- Which answers --------------------------------------------------------------------------------


def test_every_type_of_page_names_channels_and_says_how_long_it_is_right(reader):
    pages = {type(page): page for page in Page.objects.live().filter(depth__gt=1).specific()}
    assert len(pages) >= 10
    with time_machine.travel(MONDAY_NOON, tick=False):
        says = {reader.get(page.url).headers.get("CDN-Cache-Control") for page in pages.values()}
    assert says == {"public, max-age=300"}


@pytest.mark.parametrize("method", ["get", "head"])
def test_the_browser_itself_still_asks_every_time(reader, method):
    response = getattr(reader, method)("/en/")
    assert response.headers["Cache-Control"] == "no-cache"
    assert "CDN-Cache-Control" in response.headers


def test_a_situation_is_kept_by_no_browser_but_is_the_same_for_everybody(reader):
    page = SituationPage.objects.live().filter(locale__language_code="en").first()
    response = asked(reader, MONDAY_NOON, page.url)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["CDN-Cache-Control"] == "public, max-age=300"


def test_not_modified_says_anew_how_long(reader, evening_line):
    first = asked(reader, OPENING - timedelta(seconds=200))
    with time_machine.travel(OPENING - timedelta(seconds=10), tick=False):
        again = reader.get(CARD, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["CDN-Cache-Control"] == "public, max-age=10"


def test_a_search_is_nobodys_to_keep(reader):
    response = reader.post(reverse("search"), {"words": "xyzzy"})
    assert response.status_code == 200
    assert "CDN-Cache-Control" not in response.headers


@pytest.mark.parametrize(
    "address", ["/en/no-such-page/", "/", "/robots.txt", "/healthz", "/sitemap.xml", "/api/channels.json"]
)
def test_answers_without_channels_and_errors_say_nothing(reader, address):
    assert "CDN-Cache-Control" not in reader.get(address).headers


def test_what_an_editor_sees_is_not_kept(desk):
    for address in ("/en/", CARD, reverse("wagtailadmin_home")):
        assert "CDN-Cache-Control" not in desk.get(address).headers, address


@pytest.mark.parametrize("model", [HelpPage, SituationPage])
def test_a_preview_is_not_kept(model):
    page = model.objects.filter(locale__language_code="en").first()
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "CDN-Cache-Control" not in response.headers
