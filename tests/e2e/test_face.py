"""How the pages look and behave for every eye, hand and screen, measured in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import PAGE_TYPES

AXE = Axe()
TAGS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request) -> str:
    return request.param


@pytest.fixture(scope="module", params=[(360, 740), (1280, 800)], ids=["phone", "desktop"])
def view(request, browser: Browser, base_url, scheme) -> Page:
    width, height = request.param
    context = browser.new_context(
        base_url=base_url, viewport={"width": width, "height": height}, color_scheme=scheme, locale="fi"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_axe_finds_nothing_wrong(view: Page, path: str):
    view.goto(path)
    found = AXE.run(view, options=TAGS).response["violations"]
    assert [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found] == []


@pytest.fixture(scope="module")
def narrow(browser: Browser, base_url) -> Page:
    context = browser.new_context(base_url=base_url, viewport={"width": 320, "height": 640}, locale="fi")
    yield context.new_page()
    context.close()


def overflow(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_nothing_is_wider_than_a_phone_of_320_pixels(narrow: Page, path: str):
    narrow.goto(path)
    assert overflow(narrow) == 0


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_text_of_double_size_and_wide_spacing_still_fits(narrow: Page, path: str):
    narrow.goto(path)
    narrow.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(narrow) == 0
    narrow.evaluate(
        """() => {
            document.documentElement.style.fontSize = '';
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important;'
              + ' word-spacing: .16em !important } p { margin-bottom: 2em !important }');
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert overflow(narrow) == 0


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_targets_are_large_enough_for_a_finger(narrow: Page, path: str):
    """WCAG 2.2 asks for 24 pixels; links inside sentences are exempt."""
    narrow.goto(path)
    small = narrow.evaluate(
        """() => [...document.querySelectorAll('a[href], button, summary, input')]
            .filter(e => e.checkVisibility() && !e.closest('p, dd, li li, .prose, .vh, .skip') && !e.matches('.skip'))
            .map(e => [e.getBoundingClientRect(), e])
            .filter(([box]) => box.width && (box.height < 24 || box.width < 24))
            .map(([box, e]) => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_the_keyboard_is_never_lost_or_hidden(browser: Browser, base_url, path: str):
    """Each stop of the Tab key is visible and not under the help bar."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(path)
    hidden = []
    for _stop in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                const box = e.getClientRects()[0];
                const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1);
                const y = Math.min(Math.max(box.y + Math.min(box.height / 2, 20), 1), innerHeight - 1);
                const top = document.elementFromPoint(x, y);
                return { html: e.outerHTML.slice(0, 100), seen: e.contains(top) || (top && top.contains(e)),
                         ring: getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none'
                           || !!e.closest('.card, li') };
            }"""
        )
        if state is None:
            break
        if not (state["seen"] and state["ring"]):
            hidden.append(state)
    context.close()
    assert hidden == []


@pytest.mark.parametrize("path", ["/fi/", "/fi/apua/", "/fi/ohjeet/4/"])
def test_forced_colours_keep_borders_and_words(browser: Browser, base_url, path: str):
    context = browser.new_context(
        base_url=base_url, forced_colors="active", viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(path)
    buttons = page.locator("a.btn:visible")
    widths = buttons.evaluate_all("all => all.map(e => getComputedStyle(e).borderTopStyle)")
    assert set(widths) == {"solid"}
    assert overflow(page) == 0
    context.close()


def test_print_keeps_the_numbers_and_drops_the_buttons(browser: Browser, base_url):
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/fi/apua/")
    page.emulate_media(media="print")
    assert not page.locator(".btn--exit").first.is_visible()
    assert page.get_by_text("116 111").locator("visible=true").count() > 0
    context.close()
