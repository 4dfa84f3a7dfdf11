"""Exercises on guidance pages and in campaigns' versions: for readers, and in the editor's form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils.form_data import streamfield

from campaigns.models import CampaignVersionPage, GuidancePage
from exercises.blocks import EXERCISES
from tests.desk import guidance_add_url, guidance_list, page_form, term_ids, text_of
from tests.exercise_samples import (
    ALL,
    DECIDE,
    EXPLAINED,
    QUIZ,
    STORY,
    TASKS,
    TEACHERS,
    found,
    list_form,
    missing,
    of_all,
)
from tests.lessons.test_pupil_view import words_of as words_of_page

pytestmark = pytest.mark.django_db


def guidance_with(*exercises: dict, title: str = "Practise this") -> GuidancePage:
    page = GuidancePage(title=title, body=list(exercises), live=True)
    guidance_list().add_child(instance=page)
    return GuidancePage.objects.get(pk=page.pk)


def test_readers_do_every_exercise_and_see_nothing_of_the_teachers(reader):
    html = text_of(reader.get(guidance_with(*ALL).url))
    titles = [f"Title of {kind}" for kind in EXERCISES]
    assert missing([*titles, *of_all(TASKS), *of_all(EXPLAINED)], words_of_page(html)) == []
    assert found(TEACHERS, html) == []


def test_a_version_of_a_campaign_holds_exercises_too(reader):
    version = CampaignVersionPage.objects.live().filter(locale__language_code="en").first()
    version.body = [*version.body.raw_data, DECIDE]
    version.save_revision().publish()
    html = text_of(reader.get(version.url))
    assert "I say no." in words_of_page(html)
    assert "css/exercises" in html


def test_styles_come_with_the_exercises_and_the_scripts_are_asked_for_by_their_marks(reader):
    with_exercises = text_of(reader.get(guidance_with(*ALL).url))
    without = text_of(reader.get(guidance_with(title="Read this").url))
    for mark in ("css/exercises", "data-story", "data-spot", "data-keep-ticks"):
        assert mark in with_exercises
        assert mark not in without


def test_nothing_in_an_exercise_can_be_sent(reader):
    html = text_of(reader.get(guidance_with(*ALL).url))
    main = html.partition("<main")[2].partition("</main>")[0]
    assert "<form" not in main
    assert "<input" in main
    inputs = [tag.partition(">")[0] for tag in main.split("<input")[1:]]
    assert [tag for tag in inputs if 'autocomplete="off"' not in tag] == []


def test_pages_to_read_next_cost_no_query_of_their_own(reader):
    others = [guidance_with(title=f"Page {number}").pk for number in range(5)]
    linked = {**QUIZ, "value": {**QUIZ["value"], "next": others}}
    plain, practised = guidance_with(QUIZ, title="Plain"), guidance_with(linked, STORY, title="Practised")
    assert queries_of(reader, plain.url) == queries_of(reader, practised.url)
    assert "Page 4" in text_of(reader.get(practised.url))


def queries_of(reader, url: str) -> int:
    """Of the second reader."""
    reader.get(url)
    with CaptureQueriesContext(connection) as queries:
        reader.get(url)
    return len(queries)


def test_a_page_that_is_withdrawn_is_not_offered_to_read_next(reader):
    other = guidance_with(title="Another page")
    page = guidance_with({**QUIZ, "value": {**QUIZ["value"], "next": [other.pk]}})
    assert "Another page" in text_of(reader.get(page.url))
    other.unpublish()
    assert "Another page" not in text_of(reader.get(page.url))


def test_an_editor_finds_every_exercise_and_publishes_one(desk, reader):
    form = text_of(desk.get(guidance_add_url()))
    for name in ("What would you do?", "Chat story", "Spot it", "Sort it", "Self-check quiz", "Set it up"):
        assert name in form
    assert "admin-story" in form
    decide = {
        **DECIDE["value"],
        "answers": list_form(DECIDE["value"]["answers"]),
        "prompts": list_form(["Why?"]),
    }
    story = {**STORY["value"], "prompts": list_form([])}
    body = streamfield([("decide", decide), ("story", story)])
    terms = term_ids("a10_12", "grooming")
    posted = desk.post(guidance_add_url(), {**page_form(terms, body=body), "action-publish": "1"})
    assert posted.status_code == 302
    page = GuidancePage.objects.get(title="A new page")
    assert page.live
    shown = words_of_page(text_of(reader.get(page.url)))
    assert missing(["I say no.", "You play really well!"], shown) == []


def test_a_story_with_a_way_that_leads_nowhere_is_refused_with_its_line(desk):
    story = {
        **STORY["value"],
        "script": "@ Noa\n== Start\nNoa: Hi\n+ On => Nowhere",
        "prompts": list_form([]),
    }
    body = streamfield([("story", story)])
    form = {**page_form(term_ids("a10_12", "grooming"), body=body), "action-publish": "1"}
    refused = desk.post(guidance_add_url(), form)
    assert refused.status_code == 200
    assert "There is no passage" in text_of(refused)
    assert not GuidancePage.objects.filter(title="A new page").exists()
