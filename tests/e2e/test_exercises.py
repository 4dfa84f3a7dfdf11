"""Somebody practises: with scripts and without, by keyboard, on small and strange screens, and leaves no trace."""

import re
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.test_face import AXE, TAGS, overflow
from tests.e2e.test_read_aloud import VOICES

KINDS = ("decide", "quiz", "sort", "say", "setup")
TRAININGS = {"en": "/en/practise/", "fi": "/fi/harjoittele/"}
STORED = "[Object.keys(localStorage), Object.keys(sessionStorage)]"


@pytest.fixture(scope="module")
def places(base_url) -> dict[tuple[str, str], str]:
    """Where in the demonstration each kind of exercise is met first, by language and kind."""
    found: dict[tuple[str, str], str] = {}
    for language, below in TRAININGS.items():
        for path in units(base_url, below):
            if all((language, kind) in found for kind in KINDS):
                break
            with urlopen(base_url + path) as answer:
                html = answer.read().decode()
            for kind in re.findall(r'class="exercise exercise--(\w+)"', html):
                found.setdefault((language, kind), path)
    return found


def units(base_url: str, below: str) -> list[str]:
    with urlopen(f"{base_url}/sitemap.xml") as answer:
        paths = [urlsplit(one).path for one in re.findall(r"<loc>([^<]+)</loc>", answer.read().decode())]
    return [path for path in paths if path.startswith(below) and re.search(r"/\d+/$", path)]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(request, browser: Browser, base_url) -> Page:
    context = browser.new_context(base_url=base_url, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def opened(page: Page, places: dict, kind: str, language: str = "en"):
    """The first exercise of its kind."""
    page.goto(places[language, kind], wait_until="networkidle")
    return page.locator(f".exercise--{kind}").first


def listen(page: Page) -> list[str]:
    """What the page asks of any server from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_an_answer_explains_itself_and_nobody_is_told(reader, places):
    exercise = opened(reader, places, "decide")
    asked, address = listen(reader), reader.url
    first, second = exercise.locator("details").nth(0), exercise.locator("details").nth(1)
    expect(first.locator(".feedback")).not_to_be_visible()
    first.locator("summary").click()
    expect(first.locator(".feedback")).to_be_visible()
    second.locator("summary").click()
    expect(second.locator(".feedback")).to_be_visible()
    expect(first.locator(".feedback")).not_to_be_visible()
    assert (asked, reader.url, reader.context.cookies()) == ([], address, [])
    assert reader.evaluate(STORED) == [[], []]


def test_a_card_says_where_we_would_put_it_only_when_somebody_has_chosen(reader, places):
    exercise = opened(reader, places, "sort")
    asked = listen(reader)
    card = exercise.locator("fieldset").first
    expect(card.get_by_role("status")).to_have_text("", use_inner_text=True)
    expect(card.locator("details")).not_to_be_visible()
    card.get_by_role("radio").first.focus()
    said = set()
    for _pile in range(3):
        reader.keyboard.press("ArrowDown")
        expect(card.get_by_role("radio", checked=True)).to_have_count(1)
        said.add(card.get_by_role("status").inner_text().split("\n")[0])
    assert len(said) == 2
    assert any(words.startswith("We would put it there, too.") for words in said)
    assert any(words.startswith("It is fine to think so. We would put it here:") for words in said)
    assert (asked, reader.context.cookies(), reader.evaluate(STORED)) == ([], [], [[], []])


def test_the_keyboard_alone_is_enough(reader, places):
    exercise = opened(reader, places, "quiz")
    exercise.locator("summary").first.focus()
    reader.keyboard.press("Enter")
    expect(exercise.locator("details").first.locator(".feedback")).to_be_visible()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Space")
    expect(exercise.locator("details").nth(1).locator(".feedback")).to_be_visible()
    expect(exercise.locator("details").first.locator(".feedback")).not_to_be_visible()


def test_ticks_are_gone_after_a_reload_unless_somebody_asks(reader, places):
    exercise = opened(reader, places, "setup")
    exercise.get_by_role("checkbox").first.check()
    assert reader.evaluate(STORED) == [[], []]
    reader.reload()
    expect(exercise.get_by_role("checkbox").first).not_to_be_checked()


@pytest.fixture
def friend(browser: Browser, base_url) -> Page:
    """Somebody with scripts who may copy."""
    context = browser.new_context(base_url=base_url, permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_ticks_are_kept_when_asked_for_and_forgotten_when_asked_for(friend, places):
    exercise = opened(friend, places, "setup")
    asked = listen(friend)
    wish = exercise.get_by_role("checkbox", name="Keep my ticks in this browser")
    expect(wish).to_have_accessible_description(
        re.compile("cairn:ticks:setup-[0-9a-f]{8}.*Others who use this browser")
    )
    first, second = exercise.locator("[data-tick]").nth(0), exercise.locator("[data-tick]").nth(1)
    first.check()
    wish.check()
    second.check()
    first.uncheck()
    [key] = friend.evaluate("Object.keys(localStorage)")
    assert re.fullmatch(r"cairn:ticks:setup-[0-9a-f]{8}", key)
    assert friend.evaluate("key => JSON.parse(localStorage[key])", key) == [second.get_attribute("data-tick")]
    assert (asked, friend.context.cookies()) == ([], [])

    friend.reload()
    expect(wish).to_be_checked()
    expect(second).to_be_checked()
    expect(first).not_to_be_checked()
    exercise.get_by_role("button", name="Forget my ticks").click()
    expect(exercise.get_by_role("status")).to_have_text("Forgotten. Nothing is kept.")
    assert friend.evaluate(STORED) == [[], []]
    expect(second).not_to_be_checked()
    second.check()
    assert friend.evaluate(STORED) == [[], []]


def test_taking_the_wish_back_forgets_too(friend, places):
    exercise = opened(friend, places, "setup")
    wish = exercise.get_by_role("checkbox", name="Keep my ticks in this browser")
    wish.check()
    assert len(friend.evaluate("Object.keys(localStorage)")) == 1
    wish.uncheck()
    assert friend.evaluate(STORED) == [[], []]


def test_a_browser_that_may_keep_nothing_says_so(friend, places):
    friend.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    exercise = opened(friend, places, "setup")
    wish = exercise.get_by_role("checkbox", name="Keep my ticks in this browser")
    wish.click()
    expect(exercise.get_by_role("status")).to_have_text("This browser does not let us keep anything.")
    expect(wish).not_to_be_checked()


def test_a_sentence_is_copied_or_at_least_selected(friend, places):
    exercise = opened(friend, places, "say")
    item = exercise.locator(".sayings li").first
    words = item.locator("q").inner_text().strip('“”"')
    button = item.get_by_role("button", name=f"Copy {words}")
    button.click()
    expect(item.get_by_role("status")).to_have_text("Copied")
    assert friend.evaluate("navigator.clipboard.readText()") == words
    friend.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    button.click()
    expect(item.get_by_role("status")).to_have_text("Selected. You can copy it now.")
    assert friend.evaluate("getSelection().toString()").strip('“”"') == words


def test_only_the_exercise_is_read_aloud_and_only_by_a_local_voice(friend, places):
    friend.add_init_script(VOICES % "[{ localService: true, lang: 'en-GB' }]")
    exercise = opened(friend, places, "say")
    friend.evaluate("window.SpeechSynthesisUtterance = function (text) { this.text = text }")
    exercise.get_by_role("button", name="Read aloud").click()
    assert friend.evaluate("window.spoken") == [exercise.locator(".kicker").inner_text()]
    expect(exercise.get_by_role("button", name="Stop reading")).to_be_visible()


def test_nothing_that_needs_a_script_is_offered_without_one(browser: Browser, base_url, places):
    page = browser.new_context(base_url=base_url, java_script_enabled=False).new_page()
    for kind in ("say", "setup"):
        exercise = opened(page, places, kind)
        assert exercise.get_by_role("button").count() == 0
        assert exercise.locator(".keep").is_hidden() or kind == "say"
    page.context.close()


# What a screen reader is told, in order.
TOLD = {
    "decide": ["heading", "level=2", "heading", "level=3", "group"],
    "sort": [
        "heading",
        "group",
        'radio "It is fine"',
        'radio "Ask someone"',
        'radio "Tell someone now"',
        "status",
    ],
    "setup": [
        "heading",
        "list",
        "listitem",
        "checkbox",
        'checkbox "Keep my ticks in this browser"',
        "status",
    ],
}


@pytest.mark.parametrize("kind", TOLD)
def test_a_screen_reader_is_told_names_in_order(friend, places, kind):
    exercise = opened(friend, places, kind)
    expect(exercise).to_have_role("region")
    expect(exercise).to_have_accessible_name(exercise.get_by_role("heading", level=2).inner_text())
    told, at = exercise.aria_snapshot(), 0
    for part in TOLD[kind]:
        at = told.find(part, at) + 1
        assert at, f"{part} is not told in its place:\n{told}"


@pytest.fixture(scope="module")
def finnish(places) -> list[str]:
    return sorted({places["fi", kind] for kind in KINDS})


OPEN = """() => {
    for (const one of document.querySelectorAll('details')) { one.removeAttribute('name'); one.open = true; }
    const boxes = document.querySelectorAll('.exercise :is(input[type=checkbox], [value=ask])');
    for (const one of boxes) one.checked = true;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_everything_open(browser: Browser, base_url, finnish, scheme):
    context = browser.new_context(
        base_url=base_url, color_scheme=scheme, viewport={"width": 360, "height": 740}
    )
    page, found = context.new_page(), []
    for path in finnish:
        page.goto(path)
        page.evaluate(OPEN)
        for rule in AXE.run(page, context=".exercise", options=TAGS).response["violations"]:
            found += [(path, rule["id"], node["html"][:160]) for node in rule["nodes"]]
    context.close()
    assert found == []


SMALL = """() => [...document.querySelectorAll('.exercise :is(summary, button, label)')]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 48 - .5).map(e => e.outerHTML.slice(0, 100))"""


def test_a_narrow_phone_and_large_letters_fit_and_fingers_hit(browser: Browser, base_url, finnish):
    context = browser.new_context(
        base_url=base_url, viewport={"width": 320, "height": 640}, forced_colors="active"
    )
    page = context.new_page()
    for path in finnish:
        page.goto(path)
        page.evaluate(OPEN)
        assert overflow(page) == 0
        assert page.evaluate(SMALL) == []
        parts = page.locator(".answers > *:visible, .piles label:visible, .exercise:visible")
        borders = parts.evaluate_all("all => all.map(e => getComputedStyle(e).borderTopStyle)")
        assert set(borders) == {"solid"}
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert overflow(page) == 0
    context.close()


def test_print_shows_every_explanation_and_no_buttons(friend, places):
    exercise = opened(friend, places, "decide")
    friend.emulate_media(media="print")
    feedback = exercise.locator(".feedback")
    assert feedback.count() == feedback.locator("visible=true").count() >= 2
    for kind in ("sort", "say", "setup"):
        friend.emulate_media(media="screen")
        exercise = opened(friend, places, kind)
        friend.emulate_media(media="print")
        assert exercise.locator("button:visible, .keep:visible, [role=status] *:visible").count() == 0
        if kind == "sort":
            whys = exercise.locator(".said-by-hand p")
            assert whys.count() == whys.locator("visible=true").count() >= 3
        if kind == "setup":
            assert exercise.locator("[data-tick]").first.is_visible()


def test_a_class_decides_first_and_paper_does_not_give_it_away(friend, places):
    friend.goto(f"{places['en', 'decide']}class/")
    for _exercise in range(6):
        if friend.locator(".exercise--decide").count():
            break
        friend.get_by_role("link", name="Next exercise").click()
    exercise = friend.locator(".exercise--decide")
    expect(exercise.get_by_text("Hands up:")).to_be_visible()
    size = exercise.locator("summary").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 24
    friend.emulate_media(media="print")
    assert exercise.locator(".feedback:visible").count() == 0
