"""Writing lessons in the real screens: checklist, places, list, rights, first page."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from lessons.desk.checklist import Checklist
from lessons.models import LessonPage, LessonSeries, LessonSeriesWords
from tests.desk import browser_of, person_in, term_ids, text_of
from tests.lessons.makers import library, make_lesson, step

pytestmark = pytest.mark.django_db

READY = "Nothing is missing: this lesson can be published."
AFTERCARE = "Say how the lesson closes and who is there for pupils afterwards."
SWEDISH = "sv"


def readiness_url(page) -> str:
    return f"/admin/lessons/{page.pk}/readiness/"


def edit_url(page) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def make_series(code: str = "trust", title: str = "Trust") -> LessonSeries:
    series = LessonSeries(code=code)
    series.words = [LessonSeriesWords(language="en", title=title)]
    series.save()
    return series


def titles_in(response) -> set[str]:
    return {page.title for page in response.context["object_list"]}


class TestTheChecklist:
    def test_a_new_lesson_lists_all_that_it_needs(self, desk):
        text = text_of(desk.get(f"/admin/pages/add/lessons/lessonpage/{library().pk}/"))
        assert "Ready to publish?" in text
        assert AFTERCARE in text
        assert "Choose the age of the pupils." in text

    def test_what_is_missing_leads_to_its_field(self, desk):
        page = make_lesson(live=False, aftercare="")
        text = text_of(desk.get(edit_url(page)))
        assert "data-w-focus-target-value=\"[data-contentpath='aftercare']\"" in text
        assert 'data-contentpath="aftercare"' in text

    def test_a_complete_lesson_is_said_to_be_ready(self, desk):
        assert READY in text_of(desk.get(edit_url(make_lesson(live=False))))

    def test_the_sum_of_minutes_runs_along(self):
        steps = [{"type": "step", "value": step("Begin", 40)}]
        assert Checklist.of(make_lesson(live=False, steps=steps)).minutes_line == "Steps: 40 of 45 minutes"
        without = make_lesson("Other", live=False, steps=steps, minutes=None)
        assert Checklist.of(without).minutes_line == "Steps: 40 minutes"

    def test_it_is_about_the_latest_draft(self, desk):
        page = make_lesson()
        assert READY in text_of(desk.get(readiness_url(page)))
        page.aftercare = ""
        page.save_revision(clean=False)
        assert AFTERCARE in text_of(desk.get(readiness_url(page)))

    def test_it_is_for_whoever_may_change_the_page(self, reader):
        page = make_lesson()
        ajax = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
        assert browser_of("Editors").get(readiness_url(page), **ajax).status_code == 200
        stranger = person_in("Editors", "stranger")
        stranger.groups.get().page_permissions.all().delete()
        reader.force_login(stranger)
        assert reader.get(readiness_url(page), **ajax).status_code == 403

    def test_somebody_without_an_account_gets_nothing(self, reader):
        assert reader.get(readiness_url(make_lesson())).status_code == 302

    def test_a_page_that_is_no_lesson_has_none(self, desk):
        assert desk.get(readiness_url(library()), follow=True).status_code == 404


class TestPlaces:
    def test_the_form_names_the_pages_that_lead_here(self, desk):
        first, second = make_lesson("First"), make_lesson("Second")
        second.related = [("page", first)]
        second.save_revision().publish()
        ReferenceIndex.create_or_update_for_object(LessonPage.objects.get(pk=second.pk))
        text = text_of(desk.get(edit_url(first)))
        used = text[text.index("used_in") :]
        assert f'<a href="{edit_url(second)}">Second (en)</a>' in used

    def test_a_lesson_that_nothing_refers_to_says_so(self, desk):
        assert "Nothing refers to this lesson yet." in text_of(desk.get(edit_url(make_lesson())))

    def test_the_neighbours_in_the_series_are_one_click_away(self, desk):
        series = make_series()
        pages = [make_lesson(f"Part {place}", series=series, series_order=place) for place in (1, 2, 3)]
        text = text_of(desk.get(edit_url(pages[1])))
        assert f'Before this lesson: <a href="{edit_url(pages[0])}">Part 1</a>' in text
        assert f'After this lesson: <a href="{edit_url(pages[2])}">Part 3</a>' in text
        assert "Several lessons have place" not in text

    def test_two_lessons_on_one_place_are_warned_of(self, desk):
        series = make_series()
        page = make_lesson("Part 1", series=series, series_order=1)
        make_lesson("Also part 1", series=series, series_order=1)
        make_lesson("Nowhere", series=series)
        text = text_of(desk.get(edit_url(page)))
        assert "Several lessons have place 1: Also part 1, Part 1." in text
        assert "No place in the series yet: Nowhere." in text

    def test_another_language_does_not_share_the_place(self, desk):
        series = make_series()
        make_lesson("Del 1", language=SWEDISH, series=series, series_order=1)
        page = make_lesson("Part 1", series=series, series_order=1)
        assert "Several lessons have place" not in text_of(desk.get(edit_url(page)))


class TestTheList:
    def listed(self, desk, **choices) -> set[str]:
        response = desk.get("/admin/lessons/", choices)
        assert response.status_code == 200
        return titles_in(response)

    def test_it_says_length_version_and_review(self, desk):
        LessonPage.objects.all().delete()
        make_lesson(version="2.1", review_by=date(2020, 1, 1))
        text = text_of(desk.get("/admin/lessons/"))
        assert "45 minutes" in text
        assert "2.1" in text
        assert "Overdue since" in text

    @pytest.mark.parametrize(
        ("choice", "code"),
        [("audience", "a10_12"), ("topic", "grooming"), ("level", "grades_3_6"), ("kind", "quiz")],
    )
    def test_it_is_narrowed_by_the_vocabulary(self, desk, choice, code):
        make_lesson("Wanted", terms=f"a13_15 privacy grades_7_9 lesson {code}")
        make_lesson("Unwanted")
        found = self.listed(desk, **{choice: term_ids(code)[0]})
        assert "Wanted" in found
        assert "Unwanted" not in found

    def test_it_is_narrowed_by_series_state_and_review(self, desk):
        series = make_series()
        make_lesson("Wanted", live=False, series=series, review_by=date(2020, 1, 1))
        make_lesson("Unwanted")
        for choices in ({"series": series.pk}, {"state": "unpublished"}, {"review": "overdue"}):
            found = self.listed(desk, **choices)
            assert "Wanted" in found
            assert "Unwanted" not in found

    def test_it_is_narrowed_by_language(self, desk):
        make_lesson("Svensk", language=SWEDISH)
        make_lesson("English")
        assert {"Svensk"} <= self.listed(desk, locale=SWEDISH)
        assert "English" not in self.listed(desk, locale=SWEDISH)

    def test_more_lessons_cost_no_more_queries(self, desk):
        make_lesson()
        self.listed(desk)
        with CaptureQueriesContext(connection) as before:
            self.listed(desk)
        for number in range(3):
            make_lesson(f"Lesson {number}")
        with CaptureQueriesContext(connection) as after:
            self.listed(desk)
        # Wagtail asks for the rights on each page.
        assert len(after) - len(before) <= 3


class TestRights:
    def series_form(self, **changes) -> dict:
        words = [{"language": "en", "title": "Trust", "description": ""}]
        return nested_form_data({"code": "trust", "words": inline_formset(words), **changes})

    @pytest.mark.parametrize("group", ["Editors", "Publishers", "Administrators"])
    def test_who_writes_lessons_makes_series(self, group):
        browser_of(group).post("/admin/snippets/lessons/lessonseries/add/", self.series_form())
        assert LessonSeries.objects.get(code="trust").title == "Trust"

    def test_reviewers_make_none(self):
        browser_of("Safeguarding reviewers").post(
            "/admin/snippets/lessons/lessonseries/add/", self.series_form()
        )
        assert not LessonSeries.objects.filter(code="trust").exists()

    @pytest.mark.parametrize(("group", "goes"), [("Editors", False), ("Administrators", True)])
    def test_only_administrators_delete_a_series(self, group, goes):
        series = make_series()
        page = make_lesson(series=series, series_order=1)
        browser_of(group).post(f"/admin/snippets/lessons/lessonseries/delete/{series.pk}/")
        assert LessonSeries.objects.filter(pk=series.pk).exists() is not goes
        assert LessonPage.objects.filter(pk=page.pk).exists()


class TestTheFirstPage:
    def test_a_lesson_is_begun_from_there(self):
        text = text_of(browser_of("Editors").get("/admin/"))
        assert "Write a lesson" in text
        assert "/admin/lessons/choose_parent/" in text

    def test_it_names_lessons_to_be_read_through_again(self, desk):
        page = make_lesson("Old one", review_by=date(2020, 1, 1))
        text = text_of(desk.get("/admin/"))
        assert "lesson is due to be read through again." in text
        assert edit_url(page) in text

    def test_it_names_a_lesson_that_missed_its_day(self, desk):
        page = make_lesson("Late one", live=False)
        revision = page.save_revision(clean=False)
        revision.content = {**revision.content, "aftercare": ""}
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.save()
        LessonPage.objects.filter(pk=page.pk).update(go_live_at=revision.approved_go_live_at)
        call_command("publish_scheduled")
        text = text_of(desk.get("/admin/"))
        assert "1 lesson was not published on its day: it lacked something." in text
        assert "Late one (en)" in text


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        *(("steps", kind) for kind in ("ask", "cards", "chat", "starters", "note")),
        *(("sheets", kind) for kind in ("read", "write", "draw", "choose", "chat")),
    ],
)
def test_the_picker_shows_each_part_as_it_will_look(desk, field, kind):
    outer = next(iter(LessonPage._meta.get_field(field).stream_block.child_blocks.values()))
    block = outer.child_blocks["parts"].child_blocks[kind]
    assert block.meta.description
    response = desk.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert response.status_code == 200
    text = text_of(response)
    assert len(text[text.index("<main") : text.index("</main>")]) > 80


def test_blocks_with_nothing_in_them_do_not_break_the_form(desk):
    page = make_lesson(live=False, steps=[], objectives=[], minutes=None)
    assert desk.get(edit_url(page)).status_code == 200
