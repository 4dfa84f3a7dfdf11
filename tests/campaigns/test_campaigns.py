"""Campaigns with dates and versions; guidance with its easy twin."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from campaigns.models import CampaignPage, CampaignVersionPage, GuidancePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    """“My picture, my choice”, in Finnish: 5 October 2026 to 4 June 2027."""
    return CampaignPage.objects.get(slug="minun-kuvani")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-10-04", "is_coming"),
        ("2026-10-05", "is_running"),
        ("2027-06-04", "is_running"),
        ("2027-06-05", "is_archived"),
    ],
)
def test_a_campaign_is_on_from_its_first_to_its_last_day(campaign, day, state):
    with time_machine.travel(f"{day} 12:00:00+02:00", tick=False):
        states = {name: getattr(campaign, name) for name in ("is_coming", "is_running", "is_archived")}
    assert [name for name, holds in states.items() if holds] == [state]


def test_after_its_end_a_campaign_stays_and_still_leads_to_help(reader, campaign):
    with time_machine.travel("2027-08-01 12:00:00+03:00", tick=False):
        html = reader.get(campaign.url).content.decode()
    assert 'href="tel:116111"' in html
    assert "panel--note" in html


def test_the_list_sorts_campaigns_by_their_dates(reader):
    with time_machine.travel("2026-11-21 12:00:00+02:00", tick=False):
        page = CampaignPage.objects.get(slug="my-picture").get_parent().specific
        groups = {group.heading: [card.title for card in group.cards] for group in page.groups}
    assert "My picture, my choice" in groups["Running now"]
    assert "Think, check, ask" in groups["Coming"]


def test_an_upside_down_campaign_is_refused(campaign):
    campaign.ends = date(2026, 1, 1)
    with pytest.raises(ValidationError, match="last day must not come before"):
        campaign.full_clean()


def test_each_version_has_an_address_of_its_own_and_a_switch_to_the_others(reader, campaign):
    versions = CampaignVersionPage.objects.child_of(campaign).live()
    addresses = [version.url for version in versions]
    assert len(addresses) >= 3
    for address in addresses:
        html = reader.get(address).content.decode()
        assert all(f'href="{other}"' in html for other in addresses if other != address)


def test_a_missing_version_is_not_shown(reader, campaign):
    hidden = CampaignVersionPage.objects.child_of(campaign).live().first()
    hidden.unpublish()
    html = reader.get(campaign.url).content.decode()
    assert hidden.url not in html


def test_every_campaign_of_the_demo_has_three_versions_in_every_language():
    for campaign in CampaignPage.objects.live():
        assert CampaignVersionPage.objects.child_of(campaign).live().count() >= 3
    assert CampaignPage.objects.live().count() == 9


def test_the_demo_has_guidance_for_every_audience_in_every_language():
    for language in ("en", "fi", "sv"):
        pages = GuidancePage.objects.live().filter(locale__language_code=language, standard_twin__isnull=True)
        assert pages.count() >= 12
        codes = {code for page in pages for code in page.audience_codes}
        assert {"a7_9", "a10_12", "a13_15", "a16_17", "parent", "teacher"} <= codes


def test_the_easy_twin_and_the_full_page_know_each_other():
    full = GuidancePage.objects.get(slug="4", locale__language_code="fi")
    easy = full.easy_twin
    assert full.easy_twin_url == easy.url
    assert easy.is_easy
    assert easy.standard_twin_url == full.url


def test_an_unpublished_twin_is_not_linked(reader):
    full = GuidancePage.objects.get(slug="4", locale__language_code="fi")
    full.easy_twin.unpublish()
    assert "4-selko" not in reader.get(full.url).content.decode()


def test_a_discreet_page_tells_a_tab_a_history_and_a_preview_nothing(reader):
    page = GuidancePage.objects.get(slug="4", locale__language_code="en")
    response = reader.get(page.url)
    head = response.content.decode().split("</head>")[0]
    assert page.is_sensitive
    assert page.title not in head
    assert page.search_description not in head
    assert response.headers["Cache-Control"] == "no-store"
