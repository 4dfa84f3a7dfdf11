"""Journeys of readers, in their words, with scripts and without."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(request, browser: Browser, browser_context_args) -> Page:
    """A fresh phone, with JavaScript on and off."""
    context = browser.new_context(
        **{
            **browser_context_args,
            "java_script_enabled": request.param,
            "viewport": {"width": 360, "height": 740},
        }
    )
    yield context.new_page()
    context.close()


def test_a_child_finds_whom_to_call_in_two_taps(reader: Page):
    reader.goto("/en/")
    reader.get_by_role("link", name="Someone threatens to share my picture").click()
    call = reader.get_by_role("region", name="Who can help now?").get_by_role(
        "link", name=re.compile("Call 116 111")
    )
    expect(call.first).to_have_attribute("href", "tel:116111")


def test_a_child_sees_the_number_on_the_first_page_without_scrolling(reader: Page):
    reader.goto("/fi/")
    call = reader.get_by_role("complementary").get_by_role("link", name=re.compile("116 111"))
    expect(call).to_be_in_viewport()
    expect(call).to_have_attribute("href", "tel:116111")


def test_danger_comes_first_on_the_help_page(reader: Page):
    reader.goto("/en/help/")
    emergency = reader.get_by_role("main").get_by_role("link", name=re.compile("112")).first
    expect(emergency).to_be_in_viewport()
    expect(emergency).to_have_attribute("href", "tel:112")


def test_a_parent_finds_what_to_say_tonight(reader: Page):
    reader.goto("/en/")
    reader.get_by_role("main").get_by_role("link", name=re.compile("Parents")).first.click()
    reader.get_by_role("link", name=re.compile("What do I do tonight")).first.click()
    expect(reader.get_by_role("heading", name="In the first minute")).to_be_visible()
    expect(reader.get_by_role("heading", name="During the first day")).to_be_visible()


def test_a_teacher_finds_the_teachers_version_of_a_campaign(reader: Page):
    reader.goto("/en/campaigns/")
    reader.get_by_role("link", name="Someone is being nice online").first.click()
    reader.get_by_role("link", name="Teachers", exact=False).and_(
        reader.locator("a[href*='/campaigns/nice-online/teachers/']")
    ).first.click()
    expect(reader).to_have_url(re.compile("/en/campaigns/nice-online/teachers/$"))
    expect(reader.get_by_role("heading", level=1)).to_be_visible()


def test_a_finnish_page_leads_to_the_same_page_in_swedish(reader: Page):
    reader.goto("/fi/ohjeet/valeprofiilit/")
    reader.get_by_role("link", name=re.compile("Svenska")).click()
    expect(reader).to_have_url(re.compile("/sv/rad/falska-profiler/$"))
    assert reader.locator("html").get_attribute("lang") == "sv"


def test_the_easy_version_and_the_full_one_lead_to_each_other(reader: Page):
    reader.goto("/fi/ohjeet/4/")
    reader.locator("a[href='/fi/ohjeet/4-selko/']").first.click()
    expect(reader).to_have_url(re.compile("4-selko/$"))
    reader.locator("a[href='/fi/ohjeet/4/']").first.click()
    expect(reader).to_have_url(re.compile("/ohjeet/4/$"))


def test_a_page_that_does_not_exist_still_shows_help(reader: Page):
    answer = reader.goto("/fi/tata-sivua-ei-ole/")
    assert answer.status == 404
    expect(
        reader.get_by_role("complementary").get_by_role("link", name=re.compile("116 111"))
    ).to_be_visible()
    expect(reader.get_by_role("main").get_by_role("link").first).to_be_visible()
