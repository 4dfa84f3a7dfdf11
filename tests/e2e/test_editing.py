"""An editor's first campaign, from the login to the live page."""

import os
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PASSWORD

# Its own title in every run, so that a second run on the same site is welcome too.
TITLE = f"Ystävä verkossa {os.getpid()}"
SUMMARY = "Kampanja, joka rohkaisee kertomaan aikuiselle."


@pytest.fixture
def desk(browser: Browser, browser_context_args, base_url) -> Page:
    """An administrator's screen, logged in, that complains about errors in the console and foreign calls."""
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 1400, "height": 1000}})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((base_url, "data:", "blob:")) or page.complaints.append(request.url)
        ),
    )
    log_in(page, "editor")
    yield page
    context.close()


@pytest.fixture
def colleague(desk: Page, browser: Browser, browser_context_args) -> Page:
    """The screen of a publisher, whom the administrator has just given an account."""
    name = f"ben-{os.getpid()}"
    desk.goto("/admin/users/new/")
    for label, value in {
        "Username": name,
        "Email": f"{name}@example.org",
        "First name": "Ben",
        "Last name": "Berg",
    }.items():
        desk.get_by_role("textbox", name=label).fill(value)
    for field in desk.locator("input[type=password]").all():
        field.fill(PASSWORD)
    desk.get_by_role("tab", name="Roles").first.click()
    desk.get_by_role("checkbox", name="Publishers").check()
    desk.locator("footer button[type=submit]").click()
    expect(desk.get_by_text(f"User '{name}' created")).to_be_visible()
    context = browser.new_context(**{**browser_context_args, "viewport": {"width": 1280, "height": 1000}})
    page = context.new_page()
    log_in(page, name)
    yield page
    context.close()


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name=re.compile("Sign in")).click()
    page.wait_for_url(re.compile("/admin/$"))


@pytest.fixture
def photo(tmp_path) -> Path:
    """A picture unlike any other: the chooser would ask about a twin."""
    path = tmp_path / "polku.png"
    Image.frombytes("RGB", (40, 30), os.urandom(40 * 30 * 3)).resize((1200, 900)).save(path)
    return path


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=re.compile(name)).click()


def start_campaign(page: Page) -> None:
    """From the live list of campaigns to an empty form."""
    page.goto("/fi/kampanjat/")
    address = page.locator("wagtail-userbar a[href*='add_subpage']").get_attribute("href")
    page.goto(re.sub(r"^//[^/]+", "", address))
    page.get_by_role("textbox", name=re.compile("^Title|Page title")).first.fill(TITLE)


def choose_channel(page: Page, name: str) -> None:
    open_tab(page, "Help and ways on")
    panel = page.locator("[data-contentpath='channels']")
    panel.get_by_role("button", name=re.compile("Insert a block")).first.click()
    panel.get_by_role("button", name=re.compile("Choose", re.I)).first.click()
    page.get_by_role("dialog").get_by_role("textbox", name="Search").fill(name)
    page.get_by_role("dialog").get_by_role("link", name=name).click()
    expect(panel.get_by_text(name)).to_be_visible()


def choose_picture(page: Page, photo: Path) -> None:
    panel = page.locator("[data-contentpath='cover_image']")
    panel.get_by_role("button", name=re.compile("Choose", re.I)).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.locator("input[type=file]").set_input_files(photo)
    dialog.get_by_label("Title").last.fill("Polku metsässä")
    dialog.get_by_role("button", name="Upload").click()
    expect(panel.locator("img").first).to_be_visible()


def test_an_editor_publishes_a_campaign_and_sees_it_live_with_its_channels(
    desk: Page, photo: Path, browser, base_url
):
    start_campaign(desk)
    desk.get_by_role("textbox", name="Summary").fill(SUMMARY)
    open_tab(desk, "For whom")
    desk.get_by_role("checkbox", name="Parents").check()
    desk.get_by_role("checkbox", name=re.compile("grooming")).check()
    choose_picture(desk, photo)
    choose_channel(desk, "Finnish Hotline Nettivihje")

    # The form saves itself meanwhile; a draft that is made twice would be one too many.
    desk.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    desk.wait_for_load_state("networkidle")
    desk.get_by_role("button", name=re.compile("Save draft")).click()

    desk.get_by_role("button", name=re.compile("Toggle preview", re.I)).click()
    preview = desk.frame_locator("iframe#w-preview-iframe, iframe[title='Preview']").first
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)

    desk.get_by_role("button", name=re.compile("More actions", re.I)).last.click()
    desk.get_by_role("button", name=re.compile("^Publish")).click()
    expect(desk.get_by_text(re.compile("published", re.I)).first).to_be_visible()
    assert desk.complaints == []

    reader = browser.new_context(base_url=base_url).new_page()
    answer = reader.goto(f"/fi/kampanjat/ystava-verkossa-{os.getpid()}/")
    assert answer.status == 200
    assert reader.locator("html").get_attribute("lang") == "fi"
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.get_by_role("heading", name="Nettivihje").first).to_be_visible()
    expect(reader.locator("main img[src*='/media/images/']").first).to_be_visible()
    reader.goto("/fi/kampanjat/")
    expect(reader.get_by_role("link", name=TITLE)).to_be_visible()
    reader.context.close()


def test_a_campaign_without_audience_is_refused_with_a_sentence(desk: Page):
    start_campaign(desk)
    desk.get_by_role("button", name=re.compile("More actions", re.I)).last.click()
    desk.get_by_role("button", name=re.compile("^Publish")).click()
    open_tab(desk, "For whom")
    expect(desk.get_by_text("Choose at least one audience")).to_be_visible()


VICTIM_SUPPORT_PAGES = ["/en/guidance/4/", "/fi/ohjeet/4/", "/sv/rad/4/"]


def test_two_people_change_a_number_and_every_page_shows_it(desk: Page, colleague: Page, browser, base_url):
    reader = browser.new_context(base_url=base_url).new_page()
    open_channel(desk)
    former = number_field(desk).input_value()
    change_number(desk, "116 999")
    shows(reader, former)
    open_channel(colleague)
    expect(colleague.get_by_text(f"{former} → 116 999")).to_be_visible()
    approve(colleague)
    shows(reader, "116 999")

    # And back again, the other way round: the site stays as it was.
    open_channel(colleague)
    change_number(colleague, former)
    shows(reader, "116 999")
    open_channel(desk)
    approve(desk)
    shows(reader, former)
    assert desk.complaints == []
    reader.context.close()


def open_channel(page: Page) -> None:
    page.goto("/admin/snippets/help_channels/helpchannel/")
    page.get_by_role("link", name="Victim Support Finland").click()


def number_field(page: Page):
    return page.get_by_role("textbox", name=re.compile("Number or address", re.I)).first


def change_number(page: Page, number: str) -> None:
    number_field(page).fill(number)
    choose_action(page, "^Publish")
    # With an earlier approval behind it, the form first asks the server whether one is going on.
    expect(page.get_by_text("Another person must approve")).to_be_visible(timeout=20_000)


def approve(page: Page) -> None:
    choose_action(page, "^Approve and Publish")
    expect(page.get_by_text("due for a check today")).to_be_visible()


def choose_action(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile("More actions", re.I)).last.click()
    page.get_by_role("button", name=re.compile(name)).click()


def shows(reader: Page, number: str) -> None:
    digits = number.replace(" ", "")
    for address in VICTIM_SUPPORT_PAGES:
        reader.goto(address)
        assert reader.locator(f"main a[href='tel:{digits}']").count() >= 1, address
