"""A situation in the reader's own words: what they find there, and what its address tells others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import streamfield

from help_channels.models import HelpPage, SituationPage
from tests.desk import page_form, term_ids

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "fi", "sv"]


def situations(language: str):
    return SituationPage.objects.filter(locale__language_code=language).order_by("path")


def help_page(language: str = "en") -> HelpPage:
    return HelpPage.objects.get(locale__language_code=language)


def html_of(reader, page: Page) -> str:
    return reader.get(page.url).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_page_leads_with_danger_and_then_with_the_situations(reader, language):
    html = html_of(reader, help_page(language))
    places = [html.index('class="danger"')]
    places += [html.index(f'href="{page.url}"') for page in situations(language)]
    assert places == sorted(places)
    assert html.index('id="h1"') > max(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_situations_for_children_for_parents_and_for_teachers(language):
    groups = {group.key: len(group.pages) for group in help_page(language).situations}
    assert groups["child"] >= 9
    assert groups["parent"] == 2
    assert groups["teacher"] == 2


def test_the_home_page_leads_to_every_situation_of_a_child(reader):
    home = reader.get("/en/").content.decode()
    assert all(f'href="{page.url}"' in home for page in help_page().situations[0].pages)


def test_every_situation_has_reassurance_steps_people_and_what_happens_then(reader):
    for page in SituationPage.objects.live():
        assert page.intro
        assert 3 <= len(page.steps) <= 5
        assert page.contact
        assert page.never
        html = html_of(reader, page)
        assert 1 <= html.count('class="channel channel--') <= 4
        assert 'class="danger"' in html


def test_nobody_who_sees_the_address_or_the_tab_learns_what_somebody_needed(reader):
    for page in SituationPage.objects.live():
        assert page.slug.isdecimal()
        response = reader.get(page.url)
        head = response.content.decode().partition("</head>")[0]
        assert page.title not in head
        assert page.search_description not in head
        assert response.headers["Cache-Control"] == "no-store"


def test_a_situation_is_never_more_than_two_choices_deep(reader):
    """From the help page to a situation, and there are the people: no page lies below it."""
    assert SituationPage.subpage_types == []
    assert all(page.depth == help_page().depth + 1 for page in situations("en"))


def test_is_it_something_else_leads_to_other_situations_that_are_published(reader):
    page = situations("en").first()
    other = page.other_pages[0]
    assert f'href="{other.url}"' in html_of(reader, page)
    Page.objects.get(pk=other.pk).unpublish()
    assert f'href="{other.url}"' not in html_of(reader, page)


def test_a_situation_needs_few_queries_however_many_there_are(reader):
    page = situations("en").first()
    reader.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        reader.get(page.url)
    assert len(queries) <= 15


def form(**changes) -> dict:
    step = {"title": "Stop", "text": "You may stop now."}
    return page_form(
        term_ids("a13_15", "grooming"),
        **{
            "title": "Something new",
            "slug": "",
            "icon": "unsure",
            "intro": "It is not your fault.",
            "steps": streamfield([("step", step)] * 3),
            "contact": streamfield([]),
            "keep": streamfield([]),
            "never": streamfield([]),
            "others": streamfield([]),
            "action-publish": "1",
            **changes,
        },
    )


def add_url() -> str:
    return f"/admin/pages/add/help_channels/situationpage/{help_page().pk}/"


def test_an_editor_who_gives_no_address_gets_the_next_number_and_a_discreet_page(desk):
    highest = max(int(page.slug) for page in situations("en"))
    desk.post(add_url(), {**form(), "is_sensitive": "on"})
    made = SituationPage.objects.get(title="Something new")
    assert made.slug == str(highest + 1)
    assert made.live


def test_a_new_situation_is_discreet_unless_the_editor_says_otherwise(desk):
    html = desk.get(add_url()).content.decode()
    start = html.index('name="is_sensitive"')
    assert "checked" in html[start - 80 : html.index(">", start)]


@pytest.mark.parametrize("number", [2, 6])
def test_fewer_than_three_steps_or_more_than_five_are_refused(desk, number):
    step = {"title": "Stop", "text": ""}
    response = desk.post(add_url(), form(steps=streamfield([("step", step)] * number)))
    assert response.status_code == 200
    assert not SituationPage.objects.filter(title="Something new").exists()


def test_a_situation_may_be_written_in_one_language_first(reader):
    """A reader of another language is offered the languages in which it exists."""
    swedish = situations("sv").last()
    swedish.unpublish()
    english = SituationPage.objects.get(
        translation_key=swedish.translation_key, locale=Locale.objects.get(language_code="en")
    )
    html = html_of(reader, english)
    assert f'hreflang="sv" href="http://testserver{swedish.url}"' not in html
    assert reader.get(swedish.url).status_code == 404
