"""Making a module in the real screens: the form's sentences, the list, the preview."""

import re
from html import unescape

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from tests.desk import text_of
from tests.training.makers import list_page, make_module, module_form, units_form
from training.forms import WORDS
from training.models import TrainingModulePage

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}


def add_url() -> str:
    return f"/admin/pages/add/training/trainingmodulepage/{list_page().pk}/"


def answer(desk, **changes) -> str:
    return unescape(text_of(desk.post(add_url(), module_form(**{**PUBLISH, **changes}), follow=True)))


def written() -> TrainingModulePage | None:
    return TrainingModulePage.objects.filter(slug="a-new-page").first()


def test_a_module_is_written_published_and_read(desk, reader):
    response = desk.post(add_url(), module_form(**PUBLISH))
    assert response.status_code == 302
    page = written()
    assert page.live
    assert (page.minutes, page.lix > 0) == (5, True)
    assert "A picture" in text_of(reader.get(f"{page.url}1/"))


@pytest.mark.parametrize("field", WORDS)
def test_what_is_missing_is_said_in_a_sentence_and_nothing_is_published(desk, field):
    empty = streamfield([]) if field in ("skills", "units") else ""
    assert str(WORDS[field]) in answer(desk, **{field: empty})
    assert written() is None


def test_a_draft_may_lack_all_of_it(desk):
    form = module_form(
        units=streamfield([]), skills=streamfield([]), intro="", after="", measured="", review_by=""
    )
    desk.post(add_url(), form)
    assert written() is not None
    assert not written().live


def test_a_unit_without_an_exercise_is_refused(desk):
    body = streamfield([("text", rich_text("<p>Only words.</p>"))])
    units = streamfield([("unit", {"title": "See it", "minutes": "5", "intro": "", "body": body})])
    assert "Add at least one exercise: people learn by deciding." in answer(desk, units=units)
    assert written() is None


def test_two_exercises_with_one_title_are_refused(desk):
    text = answer(desk, units=units_form("A picture", "a  Picture"))
    assert "Two exercises are called" in text
    assert written() is None


def test_two_exercises_with_different_titles_are_welcome(desk):
    answer(desk, units=units_form("A picture", "Another picture"))
    assert written().live


def test_a_draft_may_have_one_title_twice_until_it_is_published(desk):
    desk.post(add_url(), module_form(units=units_form("A picture", "A picture")))
    assert written() is not None


# --- The list -----------------------------------------------------------------------------------------------


def test_the_list_has_all_modules_with_what_editors_look_for(desk):
    module = make_module("In the list")
    response = desk.get("/admin/training/")
    text = unescape(text_of(response))
    assert len(response.context["object_list"]) == TrainingModulePage.objects.count()
    for words in ("In the list", "12 minutes", module.reading_level, "easy for ages 10–12", "English"):
        assert words in text


def test_the_menu_leads_to_the_list(desk):
    assert "/admin/training/" in text_of(desk.get("/admin/"))


# --- The preview --------------------------------------------------------------------------------------------


def preview(desk, module, mode: str) -> str:
    form = module_form(units=units_form("A picture"), title="Seen before")
    url = f"/admin/pages/{module.pk}/edit/preview/"
    assert desk.post(url, form).json()["is_valid"]
    return unescape(text_of(desk.get(url, {"mode": mode})))


def test_the_module_each_unit_and_the_last_step_can_be_previewed(desk):
    module = make_module()
    assert [mode for mode, _name in module.preview_modes] == ["", "1/", "2/", "done/"]
    headings = {
        mode: re.findall(r"<h1[^>]*>(.*?)</h1>", preview(desk, module, mode)) for mode in ("", "1/", "done/")
    }
    assert headings == {"": ["Seen before"], "1/": ["See it"], "done/": ["Well done"]}


def test_a_preview_speaks_the_pages_language_whatever_the_editors(desk):
    module = make_module(language="fi")
    assert 'lang="fi"' in preview(desk, module, "1/")


def test_a_new_module_can_be_previewed_before_it_has_an_address(desk):
    url = f"/admin/pages/add/training/trainingmodulepage/{list_page().pk}/preview/"
    assert desk.post(url, module_form()).json()["is_valid"]
    assert "See it" in text_of(desk.get(url, {"mode": "1/"}))


def test_a_module_lies_below_the_list_of_training_only():
    assert TrainingModulePage.allowed_parent_page_models() == [type(list_page())]
    assert Page.objects.get(pk=list_page().pk).specific_class is type(list_page())
