"""Chat stories and “Spot it” as readers play them: with scripts and without, and by keyboard alone."""

import re
from collections import deque
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.e2e.test_face import AXE, TAGS, overflow

PHONE = {"width": 360, "height": 740}
# Where the choices of a story lead, and which passages are endings.
PASSAGES = """stories => stories.map(story => [...story.querySelectorAll('.passage')].map(passage => ({
    id: passage.id,
    isEnding: Boolean(passage.querySelector('.kind')),
    to: [...passage.querySelectorAll('.choose a')].map(link => link.getAttribute('href').split('#')[1]),
})))"""
MOST_TABS = 12


@pytest.fixture(scope="session")
def training(addresses, base_url) -> dict[str, str]:
    """The HTML of all units of the training, by path."""
    units = [path for path in addresses if re.fullmatch(r"/\w+/[^/]+/[^/]+/\d+/", path)]
    pages = {}
    for path in units:
        with urlopen(f"{base_url}{path}") as answer:
            pages[path] = answer.read().decode()
    return pages


@pytest.fixture(scope="session")
def story_paths(training) -> list[str]:
    return [path for path, page in training.items() if "data-story" in page]


@pytest.fixture(scope="session")
def story_path(story_paths) -> str:
    """One with a story, in Finnish: the longest words."""
    return next(path for path in story_paths if path.startswith("/fi/"))


@pytest.fixture(scope="session")
def spot_path(training) -> str:
    return next(path for path, page in training.items() if "data-spot" in page and path.startswith("/fi/"))


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def context(request, browser: Browser, browser_context_args) -> BrowserContext:
    settings = {**browser_context_args, "java_script_enabled": request.param, "viewport": PHONE}
    context = browser.new_context(**settings)
    yield context
    context.close()


@pytest.fixture
def reader(context) -> Page:
    return context.new_page()


@pytest.fixture
def scripted(browser: Browser, browser_context_args) -> Page:
    context = browser.new_context(**{**browser_context_args, "viewport": PHONE})
    yield context.new_page()
    context.close()


def ways_to_endings(passages: list[dict]) -> list[list[str]]:
    """The shortest way to each ending of a story, as the names of its passages."""
    by_id = {passage["id"]: passage for passage in passages}
    ways, waiting = {passages[0]["id"]: [passages[0]["id"]]}, deque([passages[0]["id"]])
    while waiting:
        here = waiting.popleft()
        for after in by_id[here]["to"]:
            if after in by_id and after not in ways:
                ways[after] = [*ways[here], after]
                waiting.append(after)
    return [way for name, way in ways.items() if by_id[name]["isEnding"]]


def open_told(page: Page, path: str) -> Locator:
    """The first story of a page, once the script tells it."""
    page.goto(path)
    story = page.locator("[data-story]").first
    expect(story).to_have_class(re.compile("is-told"))
    return story


def listen(page: Page) -> list[str]:
    """What is asked of the server from now on; the icon of the tab is shown again from the browser's own copy."""
    asked: list[str] = []
    page.on("request", lambda request: "/img/favicon" in request.url or asked.append(request.url))
    return asked


def press_link(page: Page, here: Locator, fragment: str) -> None:
    """Go on by Tab to the link to this place, and press it; begin again where the focus moved meanwhile."""
    for press in range(2 * MOST_TABS):
        if press == MOST_TABS:
            here.focus()
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.hash") == f"#{fragment}":
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach the link to {fragment}")


def arrive(page: Page, name: str) -> Locator:
    passage = page.locator(f"#{name}")
    expect(passage).to_be_visible()
    expect(passage).to_be_focused()
    return passage


def test_every_ending_is_reached_by_keyboard_and_leads_to_help(reader: Page, story_paths):
    """Nothing is asked of the server on the way, and nothing is left behind."""
    told = 0
    for path in story_paths:
        if not path.startswith("/fi/"):
            continue  # one language: the links are the same in all
        reader.goto(path, wait_until="networkidle")
        asked = listen(reader)
        for passages in reader.locator("[data-story]").evaluate_all(PASSAGES):
            for way in ways_to_endings(passages):
                play(reader, way)
                told += 1
        assert asked == []
    assert told
    assert reader.context.cookies() == []
    assert reader.evaluate("localStorage.length + sessionStorage.length") == 0


def play(page: Page, way: list[str]) -> None:
    """From the start to an ending, and on to those who can help."""
    page.evaluate("name => { location.hash = ''; location.hash = name }", way[0])
    here = arrive(page, way[0])
    for name in way[1:]:
        press_link(page, here, name)
        here = arrive(page, name)
    expect(here.locator(".kind")).to_be_visible()
    press_link(page, here, "help")
    expect(page.locator("#help")).to_be_in_viewport()


def test_without_scripts_one_passage_is_seen_at_a_time(browser: Browser, browser_context_args, story_path):
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(story_path)
    seen = page.locator("[data-story]").first.locator(".passage:visible")
    expect(seen).to_have_count(1)
    seen.locator(".choose a").first.click()
    expect(seen).to_have_count(1)
    page.go_back()
    expect(seen).to_have_attribute("id", re.compile("-1$"))
    context.close()


def test_with_scripts_the_chat_grows_and_back_takes_the_last_away(scripted: Page, story_path):
    story = open_told(scripted, story_path)
    read = story.locator(".passage:visible")
    words = read.locator(".choose span").first.inner_text()
    read.locator(".choose a").first.click()
    expect(read).to_have_count(2)
    expect(read.nth(0).locator(".passage__chosen")).to_contain_text(words)
    expect(read.nth(0).locator(".choose")).to_be_hidden()
    scripted.go_back()
    expect(read).to_have_count(1)
    expect(read.locator(".choose")).to_be_visible()
    scripted.go_forward()
    expect(read).to_have_count(2)


def test_starting_again_empties_the_chat(scripted: Page, story_path):
    story = open_told(scripted, story_path)
    read = story.locator(".passage:visible")
    read.locator(".choose a").first.click()
    expect(read).to_have_count(2)
    story.locator(".passage:visible .passage__foot a").last.click()
    expect(read).to_have_count(1)
    expect(read).to_have_attribute("id", re.compile("-1$"))


def test_what_happened_here_shows_the_readers_own_way_and_on_request_every_way(scripted: Page, story_path):
    story = open_told(scripted, story_path)
    way = ways_to_endings(scripted.locator("[data-story]").evaluate_all(PASSAGES)[0])[0]
    for name in way[1:]:
        story.locator(f".is-now .choose a[href='#{name}']").first.click()
    story.locator(".is-now a[href$='-why']").click()
    expect(story.locator(".story__why")).to_be_focused()
    own = story.locator(".passage:visible")
    assert set(own.evaluate_all("all => all.map(e => e.id)")) <= set(way)
    expect(own.locator(".step").first).to_be_visible()
    expect(story.locator(".choose:visible")).to_have_count(0)
    story.locator(".story__every").click()
    expect(own).to_have_count(story.locator(".passage--noted").count())


def test_choices_are_there_at_once_and_nothing_moves_for_those_who_want_no_motion(
    browser: Browser, browser_context_args, story_path
):
    context = browser.new_context(**{**browser_context_args, "reduced_motion": "reduce"})
    page = context.new_page()
    open_told(page, story_path).locator(".passage:visible .choose a").first.click()
    assert page.locator(".is-new").evaluate_all(
        "all => all.map(e => e.getAnimations({subtree: true}).length)"
    ) == [0]
    context.close()


def test_a_screen_reader_hears_a_passage_as_a_named_group_of_messages(reader: Page, story_path):
    reader.goto(story_path)
    passage = reader.locator("[data-story]").first.locator(".passage:visible").first
    expect(passage).to_match_aria_snapshot(
        """
        - group:
          - list:
            - listitem
          - list:
            - listitem:
              - link
          - paragraph:
            - link
        """
    )
    described = passage.get_attribute("aria-describedby")
    expect(passage).to_have_accessible_name(re.compile(".+"))
    expect(passage).to_have_accessible_description(re.compile(".+"))
    expect(passage.locator(f"#{described}")).to_be_visible()


# --- For every eye and every screen ---------------------------------------------------------------


def views(page: Page) -> list[str]:
    """Addresses on this page of the start, an ending, and what happened."""
    way = ways_to_endings(page.locator("[data-story]").evaluate_all(PASSAGES)[0])[0]
    key = way[0].rpartition("-")[0]
    return [way[0], way[-1], f"{key}-why", f"{key}-all"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong_in_any_view(
    browser: Browser, base_url, scheme, width, story_path, spot_path
):
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(story_path)
    found = []
    for name in views(page):
        page.goto(f"{story_path}#{name}")
        found += violations(page)
    page.goto(spot_path)
    for line in page.locator(".scene summary").all():
        line.click()
    found += violations(page)
    context.close()
    assert found == []


def violations(page: Page) -> list:
    found = AXE.run(page, options=TAGS).response["violations"]
    return [(rule["id"], [node["html"][:160] for node in rule["nodes"]]) for rule in found]


def test_nothing_is_wider_than_a_narrow_phone_also_with_letters_of_double_size(
    browser: Browser, base_url, story_path, spot_path
):
    context = browser.new_context(base_url=base_url, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(story_path)
    for address in [*(f"{story_path}#{name}" for name in views(page)), spot_path]:
        page.goto(address)
        assert overflow(page) == 0, address
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert overflow(page) == 0, address
        page.evaluate("document.documentElement.style.fontSize = ''")
    context.close()


def test_targets_of_a_story_are_large_enough_for_a_finger(scripted: Page, story_path, spot_path):
    for path in (story_path, spot_path):
        scripted.goto(path)
        small = scripted.evaluate(
            """() => [...document.querySelectorAll('.story a, .scene summary')].filter(e => e.checkVisibility())
                .filter(e => e.getBoundingClientRect().height < 47.5).map(e => e.outerHTML)"""
        )
        assert small == []


def test_forced_colours_keep_the_edges_of_choices_and_bubbles(browser: Browser, base_url, story_path):
    context = browser.new_context(base_url=base_url, forced_colors="active", viewport=PHONE)
    page = context.new_page()
    page.goto(story_path)
    edges = page.locator(".story .choose a:visible, .story ol > li:not(.told) > p:visible")
    assert set(edges.evaluate_all("all => all.map(e => getComputedStyle(e).borderTopStyle)")) == {"solid"}
    context.close()


def test_on_paper_a_story_is_a_numbered_gamebook(scripted: Page, story_path):
    scripted.goto(story_path)
    scripted.emulate_media(media="print")
    story = scripted.locator("[data-story]").first
    count = story.locator(".passage").count()
    expect(story.locator(".passage:visible")).to_have_count(count)
    numbers = story.locator(".passage__number:visible").all_inner_texts()
    assert [int(number) for number in numbers] == list(range(1, count + 1))
    expect(story.locator(".choose small:visible").first).to_be_visible()
    expect(story.locator(".step:visible")).to_have_count(0)


# --- Spot it --------------------------------------------------------------------------------------


def test_every_line_of_a_scene_opens_by_keyboard_and_says_what_it_is(reader: Page, spot_path):
    reader.goto(spot_path)
    for line in reader.locator(".exercise--spot").first.locator("details").all():
        line.locator("summary").focus()
        reader.keyboard.press("Enter")
        expect(line.locator(".feedback")).to_be_visible()


def test_a_reader_with_scripts_hears_how_many_have_been_found(scripted: Page, spot_path):
    scripted.goto(spot_path, wait_until="networkidle")
    asked = listen(scripted)
    exercise = scripted.locator(".exercise--spot").first
    status = exercise.get_by_role("status")
    for number, line in enumerate(exercise.locator("details.is-stop summary").all(), start=1):
        line.click()
        expect(status).to_have_text(re.compile(rf"^\D*{number}\b"))
        line.click()
        expect(status).to_have_text(re.compile(rf"^\D*{number}\b"))
    assert asked == []
    assert scripted.context.cookies() == []
    assert scripted.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_reader_without_scripts_sees_no_counter_that_stands_still(browser: Browser, base_url, spot_path):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(spot_path)
    expect(page.locator(".spot__do [role=status]").first).to_be_hidden()
    context.close()
