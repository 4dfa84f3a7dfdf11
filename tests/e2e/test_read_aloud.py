"""Reading aloud: only with a voice of the device itself, never by itself."""

import pytest
from playwright.sync_api import Browser, Page, expect

PAGE = "/fi/ohjeet/1/"

VOICES = """
Object.defineProperty(speechSynthesis, 'getVoices', { value: () => %s });
window.spoken = [];
Object.defineProperty(speechSynthesis, 'speak', { value: (one) => window.spoken.push(one.text) });
"""


def page_with(browser: Browser, base_url: str, voices: str) -> Page:
    page = browser.new_context(base_url=base_url).new_page()
    page.add_init_script(VOICES % voices)
    page.goto(PAGE)
    return page


@pytest.mark.parametrize(
    "voices",
    [
        "[]",
        "[{ localService: false, lang: 'fi-FI' }]",
        "[{ localService: true, lang: 'en-GB' }]",
    ],
    ids=["no voice", "a voice that sends the text away", "a voice of another language"],
)
def test_there_is_no_button_without_a_local_voice_of_the_language(browser: Browser, base_url, voices):
    page = page_with(browser, base_url, voices)
    expect(page.locator("[data-read-aloud]")).not_to_be_visible()
    page.context.close()


def test_with_a_local_voice_it_reads_when_asked(browser: Browser, base_url):
    page = page_with(browser, base_url, "[{ localService: true, lang: 'fi-FI' }]")
    button = page.locator("[data-read-aloud]")
    expect(button).to_be_visible()
    assert page.evaluate("window.spoken") == []
    page.evaluate("window.SpeechSynthesisUtterance = function (text) { this.text = text }")
    button.click()
    assert len(page.evaluate("window.spoken")) == 1
    page.context.close()
