"""Leaving the site: at once, and Back never shows our pages again."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from tests.e2e.conftest import CHROMIUM, QUIET

PAGE = "/en/guidance/4/"


DULL_PAGE = "<!doctype html><title>Weather</title><h1>Weather</h1>"


@pytest.fixture
def visitor(playwright, browser_context_args, tmp_path) -> Page:
    """A browser with its back-forward cache on (Playwright switches it off) and a history of its own."""
    chromium: BrowserType = playwright.chromium
    context: BrowserContext = chromium.launch_persistent_context(
        str(tmp_path),
        executable_path=CHROMIUM,
        args=QUIET,
        ignore_default_args=["--disable-back-forward-cache"],
        base_url=browser_context_args["base_url"],
        locale="en-GB",
    )
    page = context.new_page()
    # The site's exit address is a page on the internet; here it is the dull page of this test.
    page.route(
        re.compile(r"https://www\.ilmatieteenlaitos\.fi/.*"),
        lambda route: route.fulfill(status=200, content_type="text/html", body=DULL_PAGE),
    )
    yield page
    context.close()


def has_left(page: Page) -> None:
    expect(page).to_have_title("Weather")


def test_the_button_leaves_and_back_does_not_return(visitor: Page):
    visitor.goto("/en/")
    visitor.goto(PAGE)
    visitor.get_by_role("link", name="Leave").last.click()
    has_left(visitor)
    visitor.go_back()
    has_left(visitor)


def test_shift_three_times_leaves(visitor: Page):
    visitor.goto(PAGE)
    for _press in range(3):
        visitor.keyboard.press("Shift")
    has_left(visitor)


def test_typing_capitals_does_not_leave(visitor: Page):
    visitor.goto("/en/search/")
    visitor.get_by_role("searchbox").focus()
    visitor.keyboard.type("ABCD")
    for letter in "XYZ":
        visitor.keyboard.press(f"Shift+{letter}")
    expect(visitor).to_have_url(re.compile("/en/search/$"))


def test_each_press_is_announced(visitor: Page):
    visitor.goto(PAGE)
    visitor.keyboard.press("Shift")
    expect(visitor.locator("[data-exit-status]")).to_have_text(re.compile("two more"))
    visitor.keyboard.press("Shift")
    expect(visitor.locator("[data-exit-status]")).to_have_text(re.compile("one more"))


def test_the_hidden_twin_is_the_second_stop_of_the_keyboard(visitor: Page):
    visitor.goto(PAGE)
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Tab")
    focused = visitor.locator(":focus")
    expect(focused).to_have_attribute("data-exit", "")
    visitor.keyboard.press("Enter")
    has_left(visitor)


def test_a_fresh_visit_after_leaving_shows_the_page(visitor: Page):
    visitor.goto(PAGE)
    visitor.get_by_role("link", name="Leave").last.click()
    has_left(visitor)
    visitor.goto(PAGE)
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()


def test_it_is_a_plain_link_without_scripts(browser: Browser, browser_context_args):
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(PAGE)
    link = page.get_by_role("link", name="Leave").last
    expect(link).to_have_attribute("href", re.compile("^https://"))
    assert "noreferrer" in link.get_attribute("rel")
    box = link.bounding_box()
    assert box["height"] >= 44
    context.close()


def test_the_button_stays_in_view_on_a_small_phone(browser: Browser, browser_context_args):
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 320, "height": 568}})
    page = context.new_page()
    page.goto(PAGE)
    page.mouse.wheel(0, 3000)
    expect(page.get_by_role("link", name="Leave").last).to_be_in_viewport()
    context.close()
