"""Writing a chat story in the real screens: drafts may be unfinished, readers get none that strands them."""

import json
from html import unescape
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from exercises.blocks.story import MOST_SAID
from exercises.stories.faults import refusals
from exercises.stories.script import LONGEST_SCRIPT, read
from exercises.views import MOST_SAID as MOST_ANSWERED
from exercises.widgets import StoryWidget
from tests.desk import PASSWORD, browser_of, text_of
from tests.exercises.stories import large
from tests.training.makers import list_page, listed, module_form
from training.benchmarks.story import long_story
from training.models import TrainingModulePage

pytestmark = pytest.mark.django_db

FINE = "@ Noa\n\n== Start\nNoa: Hi\n+ Go on => Out\n\n== Out\n* Noa goes outside.\n! You may always stop.\n"
STRANDED = FINE.replace("=> Out", "=> Nowhere")
UNREADABLE = FINE.replace("Noa: Hi", "just words")
PUBLISH = {"action-publish": "1"}


def add_url() -> str:
    return f"/admin/pages/add/training/trainingmodulepage/{list_page().pk}/"


def form(script: str, **changes) -> dict:
    story = {"title": "A new friend", "intro": "", "script": script, "prompts": listed([]), "note": ""}
    unit = {"title": "Decide", "minutes": "5", "intro": "", "body": streamfield([("story", story)])}
    return module_form(units=streamfield([("unit", unit)]), **changes)


def written() -> TrainingModulePage | None:
    return TrainingModulePage.objects.filter(slug="a-new-page").first()


def script_of(page: TrainingModulePage) -> str:
    return page.get_latest_revision_as_object().units[0].value["body"][0].value["script"]


def errors_at_script(response) -> list[str]:
    """The sentences at the story's own field."""
    (unit,) = response.context["form"].errors.as_data()["units"]
    body = unit.block_errors[0].block_errors["body"].block_errors[0]
    return body.block_errors["script"].messages


def asked(desk, script: str, **values):
    return desk.post(reverse("check_story"), {"script": script, **values})


# --- The form ------------------------------------------------------------------------------------


def test_a_story_that_can_be_followed_is_published(desk, reader):
    desk.post(add_url(), form(FINE, **PUBLISH))
    page = written()
    assert page.live
    assert "Noa goes outside." in text_of(reader.get(f"{page.url}1/"))


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (STRANDED, "“Start”, line 5: There is no passage “Nowhere”."),
        (UNREADABLE, "Line 4: Who says this? Write “Name: message”, or begin with “*” to tell what happens."),
        (FINE.replace("Noa: Hi", "Noa: <b>Hi</b>"), "“Start”, line 4: Write plain text: “<b>” would be"),
        (large(301), "The story has 301 passages; at most 300."),
    ],
)
def test_a_refused_story_says_why_at_its_field_and_everything_else_is_kept(desk, script, sentence):
    response = desk.post(add_url(), form(script, title="Kept all the same", **PUBLISH))
    assert response.status_code == 200
    assert any(error.startswith(sentence) for error in errors_at_script(response))
    html = unescape(text_of(response))
    assert "Kept all the same" in html
    assert json.dumps(script, ensure_ascii=False)[1:40] in html
    assert written() is None


@pytest.mark.parametrize("script", [STRANDED, UNREADABLE, ""])
def test_a_draft_may_hold_an_unfinished_story_letter_for_letter(desk, script):
    response = desk.post(add_url(), form(script))
    assert response.status_code == 302
    assert script_of(written()) == script.strip()
    assert text_of(desk.get(f"/admin/pages/{written().pk}/edit/"))


def test_a_story_is_stored_as_it_was_written_though_browsers_send_other_line_ends(desk):
    desk.post(add_url(), form(FINE.replace("\n", "\r\n")))
    assert script_of(written()) == FINE.strip()


def test_an_unfinished_story_cannot_be_published_from_its_draft_either(desk):
    desk.post(add_url(), form(STRANDED))
    response = desk.post(f"/admin/pages/{written().pk}/edit/", form(STRANDED, **PUBLISH))
    assert errors_at_script(response) == [
        "“Start”, line 5: There is no passage “Nowhere”.",
        "“Out”, line 7: No choice leads to this passage.",
    ]
    assert not written().live


def test_a_text_full_of_slips_names_the_first_and_counts_the_others(desk):
    response = desk.post(add_url(), form("== Start\n" + "words\n" * 500, **PUBLISH))
    errors = errors_at_script(response)
    assert len(errors) == MOST_SAID + 1
    assert errors[-1] == f"And {500 - MOST_SAID} more."


def test_without_a_script_the_field_is_an_ordinary_text_field(desk):
    html = StoryWidget().render("story", FINE, {"id": "story"})
    assert 'name="story"' in html
    assert html.count(' name="') == 1  # nothing but the text is sent
    assert "== Start" in html
    for mark in ('target="list" hidden', 'target="enhanced" hidden'):
        assert mark in html


def test_the_form_brings_its_script_as_a_module(desk):
    html = text_of(desk.get(add_url()))
    assert html.count("js/admin-story") == 1
    assert 'type="module"' in html


# --- The check -----------------------------------------------------------------------------------


def test_the_check_answers_with_the_passages_the_map_and_the_ways(desk):
    found = asked(desk, STRANDED, passages="1").json()
    assert found["story"]["me"] == "Noa"
    start, out = found["story"]["passages"]
    assert start["choices"] == [{"text": "Go on", "to": "Nowhere", "place": None}]
    assert start["lines"][0] == {"who": "Noa", "text": "Hi", "isTold": False, "step": "", "why": ""}
    assert (out["at"], out["kindWord"]) == (7, "You may always stop.")
    assert [(fault["line"], fault["passage"], fault["hint"]) for fault in found["faults"]] == [
        (5, "Start", False),
        (7, "Out", False),
    ]
    assert found["map"].startswith("<svg ")
    assert found["ways"][1] == "2. Out; ending; to mend"


def test_a_choice_knows_its_passage_however_its_name_is_spelled(desk):
    found = asked(desk, FINE.replace("=> Out", "=>  OUT "), passages="1").json()
    assert found["story"]["passages"][0]["choices"][0] == {"text": "Go on", "to": "OUT", "place": 1}


def test_the_check_names_slips_with_their_lines_and_gives_no_map(desk):
    found = asked(desk, UNREADABLE).json()
    assert [slip["line"] for slip in found["slips"]] == [4]
    assert "map" not in found


def test_the_check_never_answers_with_more_than_somebody_can_read(desk):
    found = asked(desk, "words\n" * 60_000).json()
    assert (len(found["slips"]), found["count"]) == (MOST_ANSWERED, 60_000)
    many = "".join(f"== {number}\n" for number in range(30_000))
    found = asked(desk, many).json()
    assert len(found["faults"]) == MOST_ANSWERED
    assert found["map"] == ""


def test_the_check_takes_the_longest_story_that_the_field_takes(desk):
    script = FINE + "\n" + "ä" * (LONGEST_SCRIPT - len(FINE) - 1)
    assert asked(desk, script).status_code == 200


def test_the_check_is_for_editors_only(reader, db):
    assert asked(reader, FINE).status_code == 302
    nobody = Client()
    nobody.force_login(get_user_model().objects.create_user("nobody", "n@example.org", PASSWORD))
    assert asked(nobody, FINE).status_code == 302
    assert asked(browser_of("Editors"), FINE).status_code == 200


def test_the_check_is_asked_by_our_own_form_only(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert asked(strict, FINE).status_code == 403


def test_the_check_is_not_an_address_to_look_at(desk):
    assert desk.get(reverse("check_story")).status_code == 405


# --- Measuring -----------------------------------------------------------------------------------


def test_measuring_a_long_story_tells_its_figures_and_leaves_nothing_behind(django_user_model):
    before = TrainingModulePage.objects.count(), django_user_model.objects.count()
    told = StringIO()
    call_command("benchmark_story", "--json", rounds=1, passages=12, stdout=told)
    found = json.loads(told.getvalue())
    assert found["passages"] == 12
    assert all(milliseconds >= 0 for milliseconds in found["ms"].values())
    assert (TrainingModulePage.objects.count(), django_user_model.objects.count()) == before
    assert refusals(read(long_story(12))) == []
