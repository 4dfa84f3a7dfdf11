"""Training in a real browser: the way through a module, coming back, a class, a paper to print."""

import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

LIST = "/fi/harjoittele/"
# A module for children, with two exercises in its first unit, and one for adults only.
MODULE = "/fi/harjoittele/3/"
FOR_ADULTS = "/fi/harjoittele/ensimmainen-keskustelu/"
UNITS = 5

PAGES = [
    LIST,
    MODULE,
    f"{MODULE}1/",
    f"{MODULE}2/",
    f"{MODULE}3/",
    f"{MODULE}done/",
    f"{MODULE}1/class/",
    f"{MODULE}2/class/1/",
    f"{MODULE}1/paper/",
    f"{MODULE}2/paper/",
    FOR_ADULTS,
    f"{FOR_ADULTS}certificate/",
]
AXE = Axe()
TAGS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NAME = "Maria Katariina Alexandra Lindström-Väisänen-Korhonen"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(request, browser: Browser, base_url) -> Page:
    context = browser.new_context(base_url=base_url, java_script_enabled=request.param, locale="fi")
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture
def scripted(browser: Browser, base_url) -> Page:
    context = browser.new_context(base_url=base_url, locale="fi")
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def kept(page: Page) -> list[str]:
    return page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")


def ask_to_remember(page: Page, address: str) -> None:
    """A person takes longer than the script needs to arrive."""
    page.goto(address, wait_until="networkidle")
    page.locator("[data-place-keep]").check()


def overflow(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


# --- The way through ----------------------------------------------------------------------------------------


def test_a_reader_goes_from_the_list_to_people_who_help(reader: Page):
    reader.goto(LIST)
    reader.locator(f'.order a[href="{MODULE}"]').first.click()
    expect(reader).to_have_url(re.compile(f"{MODULE}$"))
    reader.locator("header .btn--primary").click()
    for number in range(1, UNITS + 1):
        expect(reader).to_have_url(re.compile(f"{MODULE}{number}/$"))
        expect(reader.locator('.trail [aria-current="step"]')).to_have_attribute("href", f"{MODULE}{number}/")
        expect(reader.locator(".exercise").first).to_be_visible()
        reader.locator('.onward [rel="next"]').click()
    expect(reader).to_have_url(re.compile(f"{MODULE}done/$"))
    expect(reader.locator("#help .channel").first).to_be_visible()
    expect(reader.locator('#help a[href^="tel:"]').first).to_be_visible()


def test_a_reader_comes_back_by_the_address_alone(reader: Page):
    reader.goto(f"{MODULE}2/")
    address = reader.url
    reader.goto("/fi/")
    reader.goto(address)
    expect(reader.locator('.trail [aria-current="step"]')).to_have_attribute("href", f"{MODULE}2/")


def test_doing_the_exercises_sends_nothing_and_keeps_nothing(scripted: Page):
    for number in range(1, UNITS + 1):
        scripted.goto(f"{MODULE}{number}/", wait_until="networkidle")
        sent = []
        scripted.on("request", lambda request, sent=sent: sent.append(request.url))
        for summary in scripted.locator(".exercise summary:visible").all():
            summary.click()
        for choice in scripted.locator(".exercise input[type=radio]:visible").all():
            choice.check()
        scripted.wait_for_timeout(300)
        assert sent == []
        assert kept(scripted) == []


# --- Remembering, only when asked -----------------------------------------------------------------------------


def test_nothing_is_remembered_until_the_reader_asks(scripted: Page):
    scripted.goto(f"{MODULE}2/")
    expect(scripted.locator("[data-place-keep]")).not_to_be_checked()
    scripted.goto(f"{MODULE}3/")
    scripted.goto(MODULE)
    assert kept(scripted) == []
    expect(scripted.locator("[data-place-on]")).to_be_hidden()


def test_what_is_asked_for_follows_the_reader_and_is_taken_up_again(scripted: Page):
    ask_to_remember(scripted, f"{MODULE}1/")
    expect(scripted.locator("[data-place-status]")).not_to_be_empty()
    scripted.goto(f"{MODULE}2/")
    expect(scripted.locator("[data-place-keep]")).to_be_checked()
    keys = kept(scripted)
    assert len(keys) == 1
    assert re.fullmatch(r"cairn:place:[0-9a-f-]{36}/", keys[0])
    assert scripted.evaluate("key => localStorage[key]", keys[0]) == "2"
    scripted.goto(MODULE)
    scripted.locator("[data-place-on]").click()
    expect(scripted).to_have_url(re.compile(f"{MODULE}2/$"))


def test_unticking_forgets_this_module_and_no_other(scripted: Page):
    ask_to_remember(scripted, f"{MODULE}1/")
    (mine,) = kept(scripted)
    another = mine.replace("/", "0/")
    scripted.evaluate("key => localStorage.setItem(key, '2')", another)
    scripted.locator("[data-place-keep]").uncheck()
    assert kept(scripted) == [another]


def test_where_the_browser_keeps_nothing_the_tick_does_not_stay(browser: Browser, base_url):
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') }")
    page.goto(f"{MODULE}1/", wait_until="networkidle")
    page.locator("[data-place-keep]").click()
    expect(page.locator("[data-place-keep]")).not_to_be_checked()
    expect(page.locator("[data-place-status]")).to_be_empty()
    context.close()


@pytest.mark.parametrize("button", ["[data-place-forget]", "[data-empty]"])
def test_a_button_empties_it(scripted: Page, button):
    ask_to_remember(scripted, f"{MODULE}1/")
    scripted.goto(MODULE, wait_until="networkidle")
    expect(scripted.locator("[data-place-on]")).to_be_visible()
    scripted.locator(button).click()
    expect(scripted.locator("[data-place-on]")).to_be_hidden()
    assert kept(scripted) == []
    expect(scripted.locator('main [role="status"]', has_text=re.compile(r"\w")).first).to_be_visible()


def test_the_button_empties_everything_that_is_ours_and_nothing_else(scripted: Page):
    scripted.goto(MODULE, wait_until="networkidle")
    scripted.evaluate(
        "Object.assign(localStorage, {'cairn:ticks:x': '1', 'collection.fi': '3', 'theirs': 'stays'})"
    )
    scripted.locator("[data-empty]").click()
    assert kept(scripted) == ["theirs"]


def test_the_last_step_forgets_because_there_is_nothing_to_go_on_with(scripted: Page):
    ask_to_remember(scripted, f"{MODULE}3/")
    scripted.goto(f"{MODULE}done/", wait_until="networkidle")
    assert kept(scripted) == []


def test_without_scripts_nothing_offers_to_remember(browser: Browser, base_url):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    for address, control in ((MODULE, "[data-empty]"), (f"{MODULE}1/", "[data-place-keep]")):
        page.goto(address)
        expect(page.locator(control)).to_be_hidden()
    context.close()


# --- A class --------------------------------------------------------------------------------------------------


def test_a_class_goes_from_exercise_to_exercise_by_links(reader: Page):
    reader.goto(MODULE)
    reader.locator(f'a[href="{MODULE}1/class/"]').click()
    expect(reader.locator(".exercise")).to_have_count(1)
    first = reader.locator(".exercise h2").inner_text()
    reader.locator('.onward [rel="next"]').click()
    expect(reader).to_have_url(re.compile(f"{MODULE}1/class/2/$"))
    expect(reader.locator(".exercise h2")).not_to_have_text(first)
    reader.locator('.onward [rel="prev"]').click()
    expect(reader.locator(".exercise h2")).to_have_text(first)
    reader.locator(".onward a").last.click()
    expect(reader).to_have_url(re.compile(f"{MODULE}1/$"))


def test_the_arrow_keys_turn_the_exercises(scripted: Page):
    scripted.goto(f"{MODULE}1/class/1/", wait_until="networkidle")
    scripted.keyboard.press("ArrowRight")
    expect(scripted).to_have_url(re.compile("class/2/$"))
    scripted.wait_for_load_state("networkidle")
    scripted.keyboard.press("ArrowLeft")
    expect(scripted).to_have_url(re.compile("class/1/$"))


def test_the_letters_on_a_wall_are_larger_than_a_readers(scripted: Page):
    scripted.set_viewport_size({"width": 1280, "height": 720})
    size = "getComputedStyle(document.querySelector('.exercise p')).fontSize"
    scripted.goto(f"{MODULE}1/")
    own = float(scripted.evaluate(size).removesuffix("px"))
    scripted.goto(f"{MODULE}1/class/1/")
    assert float(scripted.evaluate(size).removesuffix("px")) > own * 1.3


# --- Paper ----------------------------------------------------------------------------------------------------


def printed(page: Page) -> list[str]:
    """The words of each page that comes out of the printer."""
    pdf = page.pdf(format="A4", print_background=False)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages]


def test_each_sheet_is_printed_on_a_page_of_its_own_and_the_answers_after_them(scripted: Page):
    scripted.goto(f"{MODULE}1/paper/")
    titles = scripted.locator(".printout h2").all_inner_texts()
    exercises = titles[: titles.index(scripted.locator("#key-heading").inner_text())]
    key = scripted.locator("#key-heading").inner_text()
    sheets = printed(scripted)
    assert len(exercises) > 1
    for number, title in enumerate(exercises):
        assert title in " ".join(sheets[number].split())
        assert key not in sheets[number]
    assert key in sheets[len(exercises)]


def test_the_certificate_holds_the_typed_name_on_one_page_and_nothing_was_sent(scripted: Page):
    scripted.goto(f"{FOR_ADULTS}certificate/", wait_until="networkidle")
    sent = []
    scripted.on("request", lambda request: sent.append(request.url))
    scripted.locator("#certificate-name").fill(NAME)
    scripted.locator("#certificate-date").fill("22.11.2026")
    sheets = printed(scripted)
    assert len(sheets) == 1
    words = " ".join(sheets[0].split())
    assert NAME.replace(" ", "").replace("-", "") in words.replace(" ", "").replace("-", "")
    assert "22.11.2026" in words
    assert scripted.locator("h1").inner_text() in words
    assert "116 111" not in words
    assert sent == []
    assert kept(scripted) == []
    scripted.reload()
    expect(scripted.locator("#certificate-date")).to_have_value("")


def test_a_module_can_be_printed(scripted: Page):
    scripted.goto(MODULE)
    title = scripted.locator("h1").inner_text()
    assert title in " ".join(" ".join(printed(scripted)).split())


# --- For every eye and hand -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 360), ("dark", 1280)], ids=["light phone", "dark desktop"]
)
def test_axe_finds_nothing_wrong(browser: Browser, base_url, path, scheme, width):
    context = browser.new_context(
        base_url=base_url, viewport={"width": width, "height": 800}, color_scheme=scheme, locale="fi"
    )
    page = context.new_page()
    page.goto(path)
    found = AXE.run(page, options=TAGS).response["violations"]
    context.close()
    assert [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found] == []


@pytest.fixture(scope="module")
def narrow(browser: Browser, base_url) -> Page:
    context = browser.new_context(base_url=base_url, viewport={"width": 320, "height": 640}, locale="fi")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_window_double_letters_and_print_lose_nothing(narrow: Page, path):
    narrow.goto(path)
    assert overflow(narrow) == 0
    narrow.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(narrow) == 0
    narrow.evaluate("document.documentElement.style.fontSize = ''")
    narrow.emulate_media(media="print")
    assert overflow(narrow) == 0
    narrow.emulate_media(media="screen")


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_large_enough_for_a_finger(narrow: Page, path):
    """WCAG 2.2 asks for 24 pixels; the ways through a module have 44 at least."""
    narrow.goto(path)
    small = narrow.evaluate(
        """() => [...document.querySelectorAll('.trail a, .onward a, .place label, .ways a, main .btn')]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_in_system_colours_the_step_that_one_is_on_is_still_seen(browser: Browser, base_url):
    context = browser.new_context(
        base_url=base_url, forced_colors="active", viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(f"{MODULE}2/")
    width = "e => getComputedStyle(e, '::before').borderTopWidth"
    here = page.locator(".trail [aria-current]").evaluate(width)
    other = page.locator(".trail a:not([aria-current])").first.evaluate(width)
    context.close()
    assert float(here.removesuffix("px")) > float(other.removesuffix("px")) > 0
