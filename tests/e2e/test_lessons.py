"""A teacher finds a lesson, takes it home, and puts lessons together, with scripts and without."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

LIBRARY = "/en/lessons/"
FOUND = "You choose who sees your picture"
OTHERS = ("Too nice, too fast", "It stops with me")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def teacher(request, browser: Browser, base_url) -> Page:
    context = browser.new_context(base_url=base_url, java_script_enabled=request.param)
    page = context.new_page()
    page.has_scripts = request.param
    yield page
    context.close()


def choose(page: Page, *choices: str) -> None:
    for choice in choices:
        page.get_by_role("checkbox", name=choice).check()
    if not page.has_scripts:
        page.get_by_role("button", name="Show lessons").click()


def downloaded(page: Page, link: str) -> zipfile.ZipFile:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).first.click()
    return zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))


def test_three_choices_lead_a_teacher_to_a_lesson_and_its_pack(teacher):
    teacher.goto(LIBRARY)
    choose(teacher, "10–12 years", "21–45 minutes", "Works without devices")
    expect(teacher).to_have_url(re.compile("a10_12"))
    results = teacher.locator("#results")
    expect(results.get_by_role("heading", name=FOUND)).to_be_visible()
    expect(results.get_by_role("heading", name="My rights, my evidence")).to_have_count(0)
    results.get_by_role("link", name=FOUND).click()
    expect(teacher.get_by_role("heading", level=1, name=FOUND)).to_be_visible()
    names = [Path(name).name for name in downloaded(teacher, "Everything in one file").namelist()]
    assert {"1-lesson-plan.pdf", "2-pupil-sheets.pdf", "README.txt", "LICENSE.txt"} <= set(names)
    assert teacher.context.cookies() == []


def test_a_choice_is_taken_back_where_it_is_told(teacher):
    teacher.goto(LIBRARY)
    everything = teacher.locator("#results h3").count()
    choose(teacher, "10–12 years")
    expect(teacher.locator("#results h3")).to_have_count(2)
    teacher.locator("#results").get_by_role("link", name="10–12 years").first.click()
    expect(teacher.locator("#results h3")).to_have_count(everything)


def test_words_that_a_teacher_searches_for_stay_out_of_the_address(teacher):
    teacher.goto(LIBRARY)
    teacher.get_by_label("Search the lessons").fill("secrets")
    teacher.get_by_label("Search the lessons").press("Enter")
    expect(
        teacher.locator("#results").get_by_role("heading", name="Light secrets, heavy secrets")
    ).to_be_visible()
    assert "secrets" not in teacher.url


def test_three_lessons_become_one_link_that_another_browser_opens(teacher, browser, base_url):
    teacher.goto(LIBRARY)
    for title in (FOUND, *OTHERS):
        teacher.locator("#results").get_by_role("link", name=title).click()
        expect(teacher.get_by_role("heading", level=1, name=title)).to_be_visible()
        teacher.get_by_role("link", name="Add to my collection").or_(
            teacher.get_by_role("button", name="Add to my collection")
        ).click()
        if teacher.has_scripts:
            expect(teacher.get_by_role("status").filter(has_text="Added to your collection.")).to_be_visible()
            teacher.get_by_role("link", name="My collection").first.click()
        expect(teacher.get_by_role("heading", level=1, name="My collection")).to_be_visible()
        if title != OTHERS[-1]:
            teacher.get_by_role("link", name="Add more lessons").click()
    address = teacher.url

    colleague = browser.new_context(base_url=base_url, java_script_enabled=teacher.has_scripts).new_page()
    colleague.goto(address)
    for title in (FOUND, *OTHERS):
        expect(colleague.get_by_role("heading", name=title)).to_be_visible()
    folders = {name.split("/")[0] for name in downloaded(colleague, "Download everything").namelist()}
    assert len([folder for folder in folders if "." not in folder]) == 3
    assert colleague.context.cookies() == []
    colleague.context.close()


def test_pupils_type_the_short_address_and_see_nothing_of_the_teachers(teacher):
    teacher.goto(LIBRARY)
    teacher.locator("#results").get_by_role("link", name=FOUND).click()
    expect(teacher.get_by_role("heading", level=1, name=FOUND)).to_be_visible()
    teacher.goto(f"http://{teacher.locator('.short').inner_text()}")
    expect(teacher.get_by_role("heading", level=1)).to_contain_text(FOUND)
    expect(teacher.get_by_text("duty to notify", exact=False)).to_have_count(0)
    expect(teacher.get_by_role("link", name="Leave this site").first).to_be_attached()
