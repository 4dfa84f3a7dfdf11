"""Searching without a trace."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

WORD = "picture"


@pytest.fixture
def page_without_scripts(browser: Browser, browser_context_args) -> Page:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    yield context.new_page()
    context.close()


def search(page: Page, word: str) -> None:
    page.goto("/en/search/")
    field = page.get_by_role("searchbox")
    field.fill(word)
    field.press("Enter")


def results(page: Page):
    return page.locator("#results").get_by_role("link")


def test_results_come_without_the_word_in_the_address(page: Page):
    search(page, WORD)
    expect(results(page).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/en/search/$"))
    assert WORD not in page.title().lower()


def test_back_from_a_result_shows_the_results_again(page: Page):
    search(page, WORD)
    results(page).first.click()
    expect(page).not_to_have_url(re.compile("/search/"))
    page.go_back()
    expect(results(page).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/en/search/$"))


def test_search_works_without_scripts(page_without_scripts: Page):
    search(page_without_scripts, WORD)
    expect(results(page_without_scripts).first).to_be_visible()
    expect(page_without_scripts).to_have_url(re.compile(r"/en/search/$"))


def test_the_number_of_results_is_announced(page: Page):
    search(page, WORD)
    expect(page.get_by_role("status").filter(has_text=re.compile(r"\d+")).first).to_have_text(
        re.compile(r"\d+")
    )


def test_the_field_is_not_remembered_by_the_browser(page: Page):
    page.goto("/en/search/")
    expect(page.get_by_role("searchbox")).to_have_attribute("autocomplete", "off")
