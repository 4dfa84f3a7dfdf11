"""From the home page to somebody who helps in two taps, at any hour, with scripts and without."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import copy_site, run_in_site, serving, site_environment

# A Tuesday afternoon, the night after, and Christmas Eve, on which the helpline is closed.
AFTERNOON, NIGHT, CLOSED_DAY = "2026-11-24T15:00+02:00", "2026-11-25T02:00+02:00", "2026-12-24T15:00+02:00"
# The hours of the helpline in these tests: the demonstration claims none that nobody has confirmed.
HOURS = """
from datetime import date
from help_channels.models import HelpChannel, HelpContact
HelpChannel.objects.update(next_check=date(2027, 12, 31))
line = HelpContact.objects.filter(channel__code="fi-mll-116111")
line.filter(value="116 111").update(hours="Mo-Fr 14:00-20:00", closed_dates="2026-12-24/2026-12-26")
line.filter(mode="chat").update(hours="Mo-Fr 17:00-20:00", closed_dates="2026-12-24/2026-12-26")
"""
SAID = {
    AFTERNOON: ("Open now", "Until 20:00, time in Helsinki"),
    NIGHT: ("Closed now", "Opens today at 14:00, time in Helsinki"),
    CLOSED_DAY: ("Closed now", "Opens on Monday 28 December at 14:00, time in Helsinki"),
}
CALL = 'a[href="tel:116111"]'
CHILDRENS_SITUATIONS = range(1, 11)


@pytest.fixture(
    scope="module", params=[AFTERNOON, NIGHT, CLOSED_DAY], ids=["afternoon", "night", "closed day"]
)
def at(request, prepared_site, tmp_path_factory):
    """A site whose clock shows one moment: (moment, address)."""
    environment = site_environment(tmp_path_factory.mktemp("moment"))
    copy_site(prepared_site, environment)
    run_in_site(environment, HOURS)
    with serving(environment, "tests.e2e.frozen_server", request.param) as address:
        yield request.param, address


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request, browser: Browser, at) -> Page:
    context = browser.new_context(
        base_url=at[1], java_script_enabled=request.param, viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


def situations_on_home(page: Page) -> list[str]:
    page.goto("/en/")
    section = page.locator("section", has=page.locator("#situations-heading"))
    return section.get_by_role("link").all_inner_texts()


def test_two_taps_lead_from_the_home_page_to_a_number_for_every_situation_of_a_child(phone, at):
    moment, _address = at
    titles = situations_on_home(phone)
    assert len(titles) == len(CHILDRENS_SITUATIONS)
    label, detail = SAID[moment]
    for title in titles:
        phone.goto("/en/")
        phone.get_by_role("link", name=title.strip()).click()  # the first tap
        card = phone.locator("#help article", has=phone.locator(CALL)).first
        expect(card.locator(CALL)).to_be_visible()
        card.locator(CALL).click(trial=True)  # the second: nothing lies over it
        expect(card.locator(".status")).to_contain_text(label)
        expect(card.locator(".status")).to_contain_text(detail)


def test_those_who_answer_now_are_offered_first_and_the_night_says_who_opens(phone, at):
    moment, _address = at
    phone.goto("/en/help/1/")
    first = phone.locator("#help article").first
    if moment == AFTERNOON:
        expect(first).to_contain_text("Child and Youth Helpline")
        expect(phone.locator(".offer-note")).to_have_count(0)
    else:
        expect(first.locator(".status")).to_contain_text("You can write at any time")
        expect(phone.locator(".offer-note")).to_contain_text(
            "Nobody answers right now. Child and Youth Helpline"
        )
        expect(phone.locator(".offer-note")).to_contain_text(SAID[moment][1])


def test_the_directory_shows_who_is_open_now_and_nobody_else(phone, at):
    moment, _address = at
    phone.goto("/en/help/all/")
    phone.get_by_label("Only those open now").check()
    phone.get_by_label("How?").select_option(label="Call")
    phone.get_by_role("button", name="Show").click()
    names = phone.locator(".services h3").all_inner_texts()
    assert ("Child and Youth Helpline" in names) == (moment == AFTERNOON)
    assert "Nollalinja" in names


def test_one_screen_of_a_small_phone_shows_danger_and_the_first_situations(phone):
    phone.goto("/fi/apua/")
    bar_top = phone.locator(".helpbar").bounding_box()["y"]
    for shown in (phone.locator(".danger a"), phone.locator(".rows a").first):
        box = shown.bounding_box()
        assert box["y"] + box["height"] <= bar_top


def test_what_one_chooses_leaves_nothing_behind(phone):
    phone.goto("/en/")
    phone.get_by_role("link", name="Someone asks me for pictures").click()
    assert phone.url.endswith("/en/help/2/")
    assert "picture" not in phone.title().lower()
    assert phone.context.cookies() == []
