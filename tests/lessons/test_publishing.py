"""A lesson is published complete or not at all, whichever way somebody takes."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone, translation
from wagtail.models import Locale, PageLogEntry
from wagtail.users.models import UserProfile

from help_channels.models import HelpChannel
from lessons.models import LessonPage
from lessons.readiness import lacks
from lessons.versions import in_order
from taxonomy.forms import MISSING
from taxonomy.models import Scheme
from tests.desk import browser_of, text_of
from tests.lessons.makers import lesson_form, library, make_lesson, steps_form

pytestmark = pytest.mark.django_db

AFTERCARE = "Say how the lesson closes and who is there for pupils afterwards."
SUM = "The steps take 25 minutes together, the lesson 45."


def add_url() -> str:
    return f"/admin/pages/add/lessons/lessonpage/{library().pk}/"


def edit_url(page) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def bulk_url(*pages) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return f"/admin/bulk/wagtailcore/page/publish/?{ids}&next=/admin/"


def said(client) -> str:
    """What the messages on the next screen say."""
    return text_of(client.get("/admin/"))


def is_live(page) -> bool:
    return LessonPage.objects.filter(pk=page.pk, live=True).exists()


def draft_without(page, **changes):
    """A later version of the page with these fields, not published."""
    for name, value in changes.items():
        setattr(page, name, value)
    return page.save_revision(clean=False)


def errors_of(response) -> dict:
    return response.context["form"].errors


class TestTheForm:
    def test_a_complete_lesson_is_published(self, desk):
        response = desk.post(add_url(), {**lesson_form(), "action-publish": "1"})
        assert response.status_code == 302, errors_of(response)
        assert LessonPage.objects.get(slug="a-new-page").live

    def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(self, desk):
        form = lesson_form(terms="a13_15", aftercare="", review_by="", steps=steps_form(15, 10))
        response = desk.post(add_url(), {**form, "action-publish": "1"})
        errors = errors_of(response)
        assert errors["aftercare"] == [AFTERCARE]
        assert errors["steps"].as_data()[0].messages == [SUM]
        assert len(errors["terms"]) == 3
        assert "review_by" in errors
        assert "The head teacher." in text_of(response)

    def test_errors_are_said_in_the_editors_language(self, desk, editor):
        UserProfile.objects.create(user=editor, preferred_language="fi")
        response = desk.post(add_url(), {**lesson_form(terms="a13_15"), "action-publish": "1"})
        with translation.override("fi"):
            words = str(MISSING[Scheme.TOPIC])
        assert words != str(MISSING[Scheme.TOPIC])
        assert words in text_of(response)

    def test_a_draft_is_saved_however_much_is_missing(self, desk):
        form = lesson_form(terms="", aftercare="", minutes="", review_by="", steps=steps_form("", 10))
        response = desk.post(add_url(), form)
        assert response.status_code == 302, errors_of(response)
        assert not LessonPage.objects.get(slug="a-new-page").live

    def test_a_draft_of_a_published_lesson_may_lack_something_and_readers_see_the_old_one(self, desk):
        page = make_lesson()
        response = desk.post(edit_url(page), lesson_form(aftercare="", slug=page.slug))
        assert response.status_code == 302, errors_of(response)
        page.refresh_from_db()
        assert page.aftercare
        assert page.get_latest_revision_as_object().aftercare == ""

    def test_autosave_of_an_empty_step_is_no_error(self, desk):
        page = make_lesson(live=False)
        form = lesson_form(slug=page.slug, steps=steps_form("", ""))
        response = desk.post(edit_url(page), form, HTTP_ACCEPT="application/json")
        assert response.json()["success"], response.json()
        assert LessonPage.objects.get(pk=page.pk).get_latest_revision_as_object().step_minutes == 0
        assert desk.get(edit_url(page)).status_code == 200

    def test_a_step_without_minutes_is_not_published(self, desk):
        page = make_lesson(live=False)
        form = lesson_form(slug=page.slug, steps=steps_form("", 45))
        response = desk.post(edit_url(page), {**form, "action-publish": "1"})
        assert "steps" in errors_of(response)

    def test_handing_in_asks_for_everything_as_publishing_does(self, client):
        writer = browser_of("Editors")
        page = make_lesson(live=False)
        form = lesson_form(slug=page.slug, aftercare="")
        response = writer.post(edit_url(page), {**form, "action-submit": "1"})
        assert errors_of(response)["aftercare"] == [AFTERCARE]

    def test_a_title_of_255_letters_fits_and_one_of_300_is_refused_in_words(self, desk):
        page = make_lesson(live=False)
        fits = desk.post(edit_url(page), lesson_form(slug=page.slug, title="a" * 255))
        assert fits.status_code == 302
        refused = desk.post(edit_url(page), lesson_form(slug=page.slug, title="a" * 300))
        assert "255" in str(errors_of(refused)["title"])

    def test_an_age_without_anybody_to_turn_to_is_not_published(self, desk):
        HelpChannel.objects.update(status="retired")
        response = desk.post(add_url(), {**lesson_form(), "action-publish": "1"})
        assert "No help channel" in str(errors_of(response)["channels"])


class TestOtherWays:
    def test_a_list_publishes_what_is_complete(self, desk):
        page = make_lesson(live=False)
        desk.post(bulk_url(page), {"include_descendants": ""})
        assert is_live(page)

    def test_a_list_refuses_in_words_and_publishes_nothing(self, desk):
        good, bad = make_lesson(live=False), make_lesson("Not yet done", live=False, aftercare="")
        response = desk.post(bulk_url(good, bad), {"include_descendants": ""})
        assert response.status_code == 302
        text = said(desk)
        assert "“Not yet done” is not ready" in text
        assert AFTERCARE in text
        assert not is_live(good)
        assert not is_live(bad)

    def test_publishing_the_library_with_all_below_it_refuses_in_words(self, desk):
        make_lesson("Not yet done", live=False, aftercare="")
        response = desk.post(bulk_url(library()), {"include_descendants": "on"})
        assert response.status_code == 302
        assert "“Not yet done” is not ready" in said(desk)

    def test_an_approval_refuses_in_words_and_stays_open(self):
        page = make_lesson("Handed in", live=False, aftercare="")
        publisher = browser_of("Publishers")
        state = page.get_workflow().start(page, None)
        url = f"/admin/pages/workflow/action/{page.pk}/approve/{state.current_task_state.pk}/"
        response = publisher.post(url, {"comment": ""}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        assert response.json() == {"step": "success", "redirect": edit_url(page)}
        assert "“Handed in” is not ready" in said(publisher)
        state.refresh_from_db()
        assert state.status == "in_progress"
        assert not is_live(page)

    def test_an_earlier_version_that_lacks_something_is_not_brought_back(self, desk):
        page = make_lesson(live=False, aftercare="")
        earlier = page.get_latest_revision()
        draft_without(page, aftercare="You stay.").publish()
        form = lesson_form(slug=page.slug, aftercare="")
        url = f"/admin/pages/{page.pk}/revisions/{earlier.pk}/revert/"
        response = desk.post(url, {**form, "action-publish": "1"})
        assert errors_of(response)["aftercare"] == [AFTERCARE]
        with pytest.raises(ValidationError, match="who is there"):
            earlier.publish()
        assert LessonPage.objects.get(pk=page.pk).aftercare == "You stay."

    def test_a_copy_is_published_only_when_it_is_complete(self, desk):
        page = make_lesson()
        LessonPage.objects.filter(pk=page.pk).update(aftercare="")
        form = {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": library().pk,
            "publish_copies": "on",
        }
        response = desk.post(f"/admin/pages/{page.pk}/copy/", form)
        assert response.status_code == 302
        assert "is not ready" in said(desk)
        assert not LessonPage.objects.filter(slug="copy").exists()
        LessonPage.objects.filter(pk=page.pk).update(aftercare="You stay.")
        desk.post(f"/admin/pages/{page.pk}/copy/", form)
        assert LessonPage.objects.get(slug="copy").live

    def test_an_alias_shows_a_complete_lesson_and_no_other(self, desk):
        page = make_lesson()
        assert page.create_alias(update_slug="other").live
        LessonPage.objects.filter(pk=page.pk).update(aftercare="")
        with pytest.raises(ValidationError):
            LessonPage.objects.get(pk=page.pk).create_alias(update_slug="third")

    def test_a_translation_begins_as_a_draft(self):
        page = make_lesson()
        swedish = page.copy_for_translation(Locale.objects.get(language_code="sv"))
        assert not swedish.live

    def test_code_cannot_make_it_live_either(self):
        page = make_lesson(live=False, aftercare="")
        page.live = True
        with pytest.raises(ValidationError):
            page.save()
        with pytest.raises(ValidationError):
            page.save_revision(clean=False).publish()

    def test_a_block_that_is_half_filled_in_is_found_without_a_form(self):
        page = make_lesson(live=False, objectives=[("objective", "")])
        assert lacks(page) == {"objectives": ["In “learning objectives” something is not filled in yet."]}

    def test_a_lesson_that_no_longer_satisfies_can_still_be_stopped(self, desk):
        page = make_lesson()
        LessonPage.objects.filter(pk=page.pk).update(aftercare="")
        for action, locked in (("lock", True), ("unlock", False)):
            desk.post(f"/admin/pages/{page.pk}/{action}/")
            assert LessonPage.objects.get(pk=page.pk).locked is locked
        desk.post(f"/admin/pages/{page.pk}/unpublish/")
        assert not is_live(page)


class TestTheClock:
    def schedule(self, page, **changes):
        revision = draft_without(page, go_live_at=timezone.now() + timedelta(hours=1), **changes)
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        page.go_live_at = revision.approved_go_live_at
        revision.content = page.serializable_data()
        revision.save()
        return revision

    def test_a_bad_lesson_stays_unpublished_and_does_not_stop_the_others(self, caplog):
        bad, good = make_lesson("Bad", live=False), make_lesson("Good", live=False)
        self.schedule(bad, aftercare="")
        self.schedule(good)
        call_command("publish_scheduled")
        assert not is_live(bad)
        assert is_live(good)
        assert AFTERCARE in caplog.text

    def test_the_history_says_so_and_it_is_not_tried_again(self):
        bad = make_lesson(live=False)
        revision = self.schedule(bad, aftercare="")
        call_command("publish_scheduled")
        revision.refresh_from_db()
        assert revision.approved_go_live_at is None
        assert PageLogEntry.objects.filter(page=bad.pk, action="wagtail.schedule.cancel").exists()

    def test_what_is_to_be_published_later_is_looked_at_now(self):
        page = make_lesson(live=False)
        revision = draft_without(page, aftercare="", go_live_at=timezone.now() + timedelta(days=1))
        with pytest.raises(ValidationError):
            revision.publish()


class TestVersions:
    def publish(self, desk, page, **changes):
        form = lesson_form(slug=page.slug, **changes)
        return desk.post(edit_url(page), {**form, "action-publish": "1"})

    def test_a_small_correction_keeps_its_number(self, desk):
        page = make_lesson(version="1.2")
        assert self.publish(desk, page, version="1.2", intro="The class learns it.").status_code == 302

    def test_a_new_number_needs_a_sentence_of_its_own(self, desk):
        page = make_lesson(version="1.2", changes="New cards.")
        refused = self.publish(desk, page, version="1.3", changes="New cards.")
        assert errors_of(refused)["changes"] == ["Say in a sentence what has changed since version 1.2."]
        assert self.publish(desk, page, version="1.3", changes="A new quiz.").status_code == 302

    def test_a_number_never_goes_backwards(self, desk):
        refused = self.publish(desk, make_lesson(version="1.10"), version="1.9", changes="Shorter.")
        assert "backwards" in str(errors_of(refused)["version"])

    @pytest.mark.parametrize(("earlier", "later"), [("1.9", "1.10"), ("1", "1.0.1"), ("1.9.9", "2")])
    def test_numbers_are_compared_as_numbers(self, earlier, later):
        assert in_order(earlier) < in_order(later)
        assert in_order("1") == in_order("1.0")


def test_editors_write_and_cannot_publish():
    writer = browser_of("Editors")
    page = make_lesson(live=False)
    response = writer.post(edit_url(page), {**lesson_form(slug=page.slug), "action-publish": "1"})
    assert response.status_code == 302
    assert not is_live(page)
