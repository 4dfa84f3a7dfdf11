"""A number that children call is changed by two people: Anna writes, Ben approves, one alone cannot."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision, Task, TaskState, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from help_channels.kinds import Kind, Status
from help_channels.models import HelpChannel, SecondPersonNeeded
from tests.desk import browser_for, channel_form, person_in, term_ids, text_of, words_formset

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/snippets/help_channels/helpchannel"
OLD, NEW = "116 111", "116 112"
PAGES = ("/en/help/", "/fi/apua/", "/sv/hjalp/")
PUBLISH = {"action-publish": "1"}
APPROVE = {"action-workflow-action": "1", "workflow-action-name": "approve"}
SAVED = "Saved. Another person must approve the new number or address before readers see it."


@pytest.fixture
def anna():
    return person_in("Publishers", "anna")


@pytest.fixture
def ben():
    return person_in("Publishers", "ben")


@pytest.fixture
def chief(editor):
    """An administrator with all rights."""
    return editor


def channel() -> HelpChannel:
    return HelpChannel.objects.get(code="fi-mll-116111")


def latest() -> HelpChannel:
    return channel().get_latest_revision_as_object()


def numbers() -> list[str]:
    """The numbers that the database shows to readers."""
    return list(channel().contacts.values_list("value", flat=True))


def with_number(number: str, **more) -> dict:
    """The form of the latest edition, with another number in its first contact."""
    return {**channel_form(latest()), "contacts-0-value": number, **more}


def save(user, form: dict, screen: str = "", **headers):
    return browser_for(user).post(screen or f"{ADDRESS}/edit/{channel().pk}/", form, **headers)


def autosave(user, form: dict):
    return save(user, form, headers={"accept": "application/json"}).json()


def propose(user, number: str = NEW):
    """Somebody writes another number and presses "Publish"."""
    return save(user, with_number(number, **PUBLISH))


def approve(user):
    """Somebody presses "Approve" on the form that shows the change."""
    return save(user, channel_form(latest()) | APPROVE)


def approve_from_the_dashboard(user):
    state = TaskState.objects.filter(status="in_progress").get()
    return browser_for(user).post(f"{ADDRESS}/workflow/action/{channel().pk}/approve/{state.pk}/", {})


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def actions_in_the_log() -> list[tuple[str, str]]:
    entries = ModelLogEntry.objects.filter(object_id=str(channel().pk)).order_by("timestamp", "pk")
    return [(entry.action, entry.user.username if entry.user else "") for entry in entries]


def is_refused(user, revision: Revision | None = None) -> bool:
    try:
        (revision or channel().get_latest_revision()).publish(user=user)
    except SecondPersonNeeded:
        return True
    return False


# --- Two people -------------------------------------------------------------------------------------


def test_readers_see_the_old_number_until_a_second_person_approves_and_then_the_new_one_everywhere(
    reader, anna, ben
):
    propose(anna)
    for page in PAGES:
        html = text_of(reader.get(page))
        assert (OLD in html, NEW in html, "tel:116112" in html) == (True, False, False), page
    approve(ben)
    for page in PAGES:
        html = text_of(reader.get(page))
        assert (OLD in html, NEW in html, "tel:116112" in html) == (False, True, True), page


def test_publishing_a_number_saves_it_hands_it_in_and_says_so(anna):
    response = propose(anna)
    assert response.status_code == 302
    assert SAVED in said(response)
    assert "Until then they see the old one." in said(response)
    assert latest().contacts.first().value == NEW
    assert channel().workflow_in_progress
    assert OLD in numbers()


def test_the_second_person_finds_it_on_the_dashboard_and_approves_there(anna, ben):
    propose(anna)
    text = text_of(browser_for(ben).get("/admin/"))
    assert "Awaiting your review" in text
    assert f"{ADDRESS}/workflow/action/{channel().pk}/approve/" in text
    assert f"{ADDRESS}/workflow/action/{channel().pk}/approve/" not in text_of(
        browser_for(anna).get("/admin/")
    )
    approve_from_the_dashboard(ben)
    assert NEW in numbers()


def test_the_second_person_may_also_press_publish(anna, ben):
    propose(anna)
    save(ben, channel_form(latest()) | PUBLISH)
    assert NEW in numbers()
    assert not channel().workflow_in_progress


def test_the_log_names_both_people_and_what_changed(anna, ben):
    propose(anna)
    approve(ben)
    log = actions_in_the_log()
    for entry in [
        ("wagtail.edit", "anna"),
        ("wagtail.workflow.start", "anna"),
        ("wagtail.workflow.approve", "ben"),
        ("wagtail.publish", "ben"),
        ("help_channels.change_facts", "ben"),
    ]:
        assert entry in log
    history = text_of(browser_for(anna).get(f"{ADDRESS}/history/{channel().pk}/"))
    assert f"Approved: Phone: {OLD} → {NEW}, written by anna" in history


def test_a_change_that_is_sent_back_and_handed_in_again_waits_once_more(anna, ben):
    propose(anna)
    state = TaskState.objects.get()
    browser_for(ben).post(f"{ADDRESS}/workflow/action/{channel().pk}/reject/{state.pk}/", {"comment": "?"})
    propose(anna, "116 112")
    assert channel().workflow_in_progress
    approve(ben)
    assert NEW in numbers()


def test_a_new_channel_waits_for_a_second_person(reader, anna, ben):
    form = new_channel_form()
    response = save(anna, form | PUBLISH, f"{ADDRESS}/add/")
    made = HelpChannel.objects.get(code="fi-new")
    assert "Another person must approve the new channel" in said(response)
    assert (made.live, made.workflow_in_progress) == (False, True)
    assert is_refused(anna, made.get_latest_revision())
    made.get_latest_revision().publish(user=ben)
    assert "tel:0800123456" in text_of(reader.get("/en/help/")) or HelpChannel.objects.get(pk=made.pk).live


def new_channel_form(**changes) -> dict:
    empty = HelpChannel(code="fi-new", kind=Kind.HELPLINE, country="FI")
    contact = {"mode": "phone", "value": "0800 123 456", "hours": "", "zone": "Europe/Helsinki"}
    contact |= {"languages": "", "closed_dates": "", "id": ""}
    fields = {
        "contacts": inline_formset([contact]),
        "words": inline_formset([{"language": "en", "name": "A new line", "id": ""}]),
        **changes,
    }
    form = {**channel_form(HelpChannel.objects.get(code="fi-riku")), **nested_form_data(fields)}
    form |= {"code": empty.code, "kind": empty.kind, "country": "FI", "site_url": ""}
    return {**form, "terms": term_ids("a13_15")}


def test_a_correction_by_the_approver_is_approved_by_the_first_writer(anna, ben):
    propose(anna, "116 11")
    save(ben, with_number(NEW) | APPROVE)
    assert is_refused(ben)
    approve(anna)
    assert NEW in numbers()


# --- What one person may do -------------------------------------------------------------------------


def test_words_and_hours_are_published_by_one_person(anna):
    chosen = channel()
    form = channel_form(chosen, cost="normal", words=words_formset(chosen, queue_note="You may wait."))
    form["contacts-0-hours"] = "24/7"
    response = save(anna, form | PUBLISH)
    chosen = channel()
    assert "published" in said(response)
    assert (chosen.cost, chosen.contacts.first().hours) == ("normal", "24/7")
    assert chosen.words.first().queue_note == "You may wait."


def test_a_service_that_closed_is_retired_by_one_person_at_once(anna):
    save(anna, channel_form(channel(), status=Status.RETIRED) | PUBLISH | {"no_successor": "on"})
    assert channel().status == Status.RETIRED


def test_a_reviewers_words_are_handed_in_and_approved_by_a_publisher(anna):
    reviewer = person_in("Safeguarding reviewers")
    chosen = channel()
    form = channel_form(chosen, words=words_formset(chosen, queue_note="You may wait."))
    response = save(reviewer, form | {"action-submit": "1"})
    assert response.status_code == 302
    assert channel().workflow_in_progress
    assert channel().words.first().queue_note != "You may wait."
    approve(anna)
    assert channel().words.first().queue_note == "You may wait."
    assert numbers() == [contact.value for contact in chosen.contacts.all()]


def test_autosave_goes_on_working_and_publishes_nothing(anna):
    before = numbers()
    first = autosave(anna, with_number(NEW))
    again = autosave(anna, with_number("116 113", overwrite_revision_id=first["revision_id"]))
    assert (first["success"], again["success"]) == (True, True)
    assert first["revision_id"] == again["revision_id"]
    assert numbers() == before


def test_autosave_does_not_alter_what_was_handed_in(anna):
    propose(anna)
    handed_in = channel().latest_revision_id
    answer = autosave(anna, with_number("116 113", overwrite_revision_id=handed_in))
    assert answer["success"]
    assert answer["revision_id"] != handed_in


# --- Ways round it ----------------------------------------------------------------------------------


def test_one_person_alone_cannot_by_publishing_twice(anna):
    propose(anna)
    save(anna, channel_form(latest()) | PUBLISH)
    save(anna, with_number(NEW, **PUBLISH))
    assert NEW not in numbers()


def test_an_administrator_with_all_rights_cannot_alone(chief):
    propose(chief)
    approve(chief)
    assert approve_from_the_dashboard(chief).status_code == 302
    assert is_refused(chief)
    assert NEW not in numbers()


def test_nobody_approves_their_own_change_and_a_sentence_says_why(anna):
    propose(anna)
    response = approve(anna)
    assert (response.status_code, SAVED in said(response)) == (302, True)
    response = approve_from_the_dashboard(anna)
    assert (response.status_code, "Another person must approve it" in said(response)) == (302, True)
    state = TaskState.objects.get()
    with pytest.raises(SecondPersonNeeded):
        state.task.specific.on_action(state, anna, "approve")
    assert NEW not in numbers()


def test_nobody_changes_the_number_while_approving_it(anna, ben):
    propose(anna)
    response = save(ben, with_number("116 113") | APPROVE)
    assert (response.status_code, SAVED in said(response)) == (302, True)
    assert "116 113" not in numbers()
    assert "116 113" in [contact.value for contact in latest().contacts.all()]


def test_nobody_hides_their_number_behind_anothers_correction_of_words(anna, ben):
    propose(anna)
    edition = latest()
    save(ben, channel_form(edition, words=words_formset(edition, queue_note="You may wait.")))
    assert is_refused(anna)
    approve(anna)
    assert NEW not in numbers()


def test_nobody_hides_their_number_behind_anothers_number(anna, ben):
    propose(anna)
    form = channel_form(latest())
    form["site_url"] = "https://example.org/another"
    save(ben, form)
    assert is_refused(anna)
    assert is_refused(ben)
    assert not is_refused(person_in("Administrators", "cleo"))


def test_nobody_hides_their_number_in_an_edition_that_readers_see(anna, ben):
    save(anna, channel_form(channel(), cost="normal") | PUBLISH)
    published = channel().live_revision_id
    autosave(anna, with_number(NEW, overwrite_revision_id=published))
    edition = latest()
    save(ben, channel_form(edition, words=words_formset(edition, queue_note="You may wait.")))
    assert is_refused(anna)


def test_nobody_brings_back_a_number_that_another_wrote_before(anna, ben):
    propose(ben)
    approve(anna)
    save(anna, with_number(OLD))
    channel().get_latest_revision().publish(user=ben)
    published = channel().live_revision_id
    autosave(anna, with_number(NEW, overwrite_revision_id=published))
    assert is_refused(anna)


def test_a_later_day_of_publishing_goes_round_nothing(anna, ben):
    propose(anna)
    revision = channel().get_latest_revision()
    revision.content["go_live_at"] = (timezone.now() + timedelta(days=1)).isoformat()
    revision.save()
    assert is_refused(anna, revision)
    with pytest.raises(ValidationError):
        revision.publish(user=ben)
    revision.refresh_from_db()
    assert (revision.approved_go_live_at, NEW in numbers()) == (None, False)


def test_the_command_that_publishes_on_time_publishes_no_number_without_a_person(anna):
    propose(anna)
    channel().revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(SecondPersonNeeded):
        call_command("publish_scheduled")
    assert NEW not in numbers()


def test_nobody_goes_back_to_an_older_number_alone(anna, ben):
    save(anna, channel_form(channel(), cost="normal") | PUBLISH)
    older = channel().live_revision_id
    propose(anna)
    approve(ben)
    screen = f"{ADDRESS}/history/{channel().pk}/revisions/{older}/revert/"
    response = save(ben, with_number(OLD, **PUBLISH), screen)
    assert (response.status_code, SAVED in said(response)) == (302, True)
    assert (NEW in numbers(), OLD in numbers()) == (True, False)


def test_nobody_takes_a_channel_off_the_site_to_change_its_number(anna, ben):
    browser_for(anna).post(f"{ADDRESS}/unpublish/{channel().pk}/")
    assert not channel().live
    propose(anna)
    assert (is_refused(anna), channel().live) == (True, False)
    approve(ben)
    assert (channel().live, NEW in numbers()) == (True, True)


def test_nobody_takes_a_channel_off_the_site_and_puts_it_back_alone(anna, ben):
    propose(ben)
    approve(anna)
    browser_for(anna).post(f"{ADDRESS}/unpublish/{channel().pk}/")
    save(anna, channel_form(latest()) | PUBLISH)
    assert not channel().live
    approve(ben)
    assert channel().live


def test_nobody_changes_a_retired_channel_and_brings_it_back_alone(anna, ben):
    save(anna, channel_form(channel(), status=Status.RETIRED) | PUBLISH | {"no_successor": "on"})
    propose(anna)
    assert NEW not in numbers()
    approve(ben)
    assert (NEW in numbers(), channel().status) == (True, Status.RETIRED)
    save(anna, channel_form(latest(), status=Status.ACTIVE) | PUBLISH)
    assert channel().status == Status.RETIRED
    approve(ben)
    assert channel().status == Status.ACTIVE


@pytest.mark.parametrize(
    "changes",
    [{"status": Status.PAUSED}, {"country": "LU"}, {"kind": Kind.HELPLINE}],
    ids=["paused", "another country", "another kind"],
)
def test_nobody_changes_the_emergency_number_alone(anna, changes):
    chosen = HelpChannel.objects.get(code="fi-112")
    save(anna, channel_form(chosen, **changes) | PUBLISH, f"{ADDRESS}/edit/{chosen.pk}/")
    chosen = HelpChannel.objects.get(code="fi-112")
    assert (chosen.status, chosen.country, chosen.kind) == (Status.ACTIVE, "FI", Kind.EMERGENCY)
    assert chosen.workflow_in_progress


def test_nobody_takes_the_emergency_number_off_the_site_alone(chief):
    chosen = HelpChannel.objects.get(code="fi-112")
    response = browser_for(chief).post(f"{ADDRESS}/unpublish/{chosen.pk}/")
    assert "two people take it away" in said(response)
    abroad = HelpChannel.objects.active().filter(kind=Kind.EMERGENCY).exclude(pk=chosen.pk).first()
    response = browser_for(chief).post(f"{ADDRESS}/delete/{abroad.pk}/")
    assert "two people take it away" in said(response)
    for one in (chosen, abroad):
        browser_for(chief).post(f"/admin/bulk/help_channels/helpchannel/delete/?id={one.pk}&next={ADDRESS}/")
        assert HelpChannel.objects.get(pk=one.pk).live


def test_nobody_changes_the_address_of_the_services_own_page_alone(anna):
    chosen = channel()
    save(anna, channel_form(chosen, site_url="https://example.org/") | PUBLISH)
    assert channel().site_url == chosen.site_url
    HelpChannel.objects.filter(pk=chosen.pk).update(site_url="")
    source = nested_form_data({"sources": {"count": "1", "0": source_form()}})
    save(anna, channel_form(channel(), site_url="") | source | PUBLISH)
    assert [block.value["url"] for block in channel().sources][:1] != ["https://example.org/"]


def source_form() -> dict:
    value = {
        "title": "A page",
        "publisher": "",
        "url": "https://example.org/",
        "dated": "",
        "seen": "2026-11-21",
    }
    return {"deleted": "", "order": "0", "type": "source", "id": "", "value": value}


def test_a_channel_is_not_copied(chief):
    assert browser_for(chief).get(f"{ADDRESS}/copy/{channel().pk}/", follow=True).status_code == 404


def test_without_any_workflow_the_draft_is_kept_and_one_alone_still_cannot(anna, ben):
    Workflow.objects.update(active=False)
    response = propose(anna)
    assert (SAVED in said(response), channel().workflow_in_progress) == (True, False)
    assert latest().contacts.first().value == NEW
    save(ben, channel_form(latest()) | PUBLISH)
    assert NEW in numbers()


def test_a_workflow_whose_step_was_taken_away_approves_nothing_by_itself(anna):
    Task.objects.update(active=False)
    assert SAVED in said(propose(anna))
    assert SAVED in said(save(anna, channel_form(latest()) | {"action-submit": "1"}))
    assert NEW not in numbers()


def test_what_changed_after_it_was_handed_in_is_looked_at_before_it_is_approved(anna, ben):
    propose(anna)
    save(anna, with_number("116 113"))
    response = approve_from_the_dashboard(ben)
    assert "changed again after it was handed in" in said(response)
    assert response.headers["Location"] == f"{ADDRESS}/edit/{channel().pk}/"
    assert OLD in numbers()
    approve(ben)
    assert "116 113" in numbers()


# --- Who wrote it -----------------------------------------------------------------------------------


def test_a_writer_whose_account_is_gone_is_nobody_else(anna, ben):
    propose(anna)
    anna.delete()
    assert "a deleted account" in text_of(browser_for(ben).get(f"{ADDRESS}/edit/{channel().pk}/"))
    approve(ben)
    assert NEW in numbers()


def test_editions_of_the_same_moment_stand_in_the_order_in_which_they_were_made(anna, ben):
    propose(anna)
    edition = latest()
    save(ben, channel_form(edition, words=words_formset(edition, queue_note="You may wait.")))
    channel().revisions.update(created_at=timezone.now())
    assert is_refused(anna)
    assert not is_refused(ben)


def test_a_command_without_a_person_publishes_words_and_no_number(anna):
    save(anna, channel_form(channel(), cost="normal"))
    assert not is_refused(None)
    assert channel().cost == "normal"
    save(anna, with_number(NEW))
    assert is_refused(None)


# --- What the second person sees --------------------------------------------------------------------


def test_the_form_shows_the_old_and_the_new_number_side_by_side(anna, ben):
    assert "Waiting for a second person" not in form_seen_by(ben)
    propose(anna)
    text = form_seen_by(ben)
    assert f"Waiting for a second person: Phone: {OLD} → {NEW}, written by anna on" in text
    assert f"{ADDRESS}/history/{channel().pk}/revisions/compare/live...latest/" in text
    assert "You wrote it, so another person approves it." in form_seen_by(anna)
    approve(ben)
    assert "Waiting for a second person" not in form_seen_by(ben)


def form_seen_by(user) -> str:
    return text_of(browser_for(user).get(f"{ADDRESS}/edit/{channel().pk}/"))


def test_the_comparison_shows_both_numbers(anna, ben):
    propose(anna)
    screen = f"{ADDRESS}/history/{channel().pk}/revisions/compare/live...latest/"
    text = text_of(browser_for(ben).get(screen))
    assert '116 <span class="deletion">111</span><span class="addition">112</span>' in text
    assert text.count('class="deletion"') == 1


def test_the_list_says_which_channels_wait(anna, ben):
    assert "Waits for another person" not in text_of(browser_for(ben).get(f"{ADDRESS}/"))
    propose(anna)
    save(anna, new_channel_form(), f"{ADDRESS}/add/")
    text = text_of(browser_for(ben).get(f"{ADDRESS}/"))
    assert (text.count("Waits for another person"), text.count("Not yet shown")) == (1, 1)


def test_a_list_in_which_all_channels_wait_needs_no_more_queries(anna, ben):
    browser = browser_for(ben)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            browser.get(f"{ADDRESS}/")
        return len(captured)

    queries()
    before = queries()
    for chosen in HelpChannel.objects.all()[:5]:
        chosen.save_revision(user=anna)
        chosen.get_workflow().start(chosen, anna)
    assert queries() <= before


def test_a_new_number_is_due_for_a_check_and_the_approver_is_told(anna, ben):
    today = timezone.localdate()
    HelpChannel.objects.update(next_check=today + timedelta(days=20))
    propose(anna)
    assert channel().next_check > today
    assert "due for a check today" in said(approve(ben))
    assert channel().next_check == today


def test_a_channel_that_nobody_checked_stays_so_when_its_number_changes(anna, ben):
    HelpChannel.objects.update(next_check=None, checked_on=None)
    propose(anna)
    approve(ben)
    assert channel().next_check is None


def test_words_alone_make_no_channel_due(anna):
    later = timezone.localdate() + timedelta(days=20)
    HelpChannel.objects.update(next_check=later)
    response = save(anna, channel_form(channel(), cost="normal") | PUBLISH)
    assert "due for a check" not in said(response)
    assert channel().next_check == later


def test_somebody_who_is_alone_is_told_to_make_a_second_account(django_user_model, chief):
    django_user_model.objects.exclude(pk=chief.pk).delete()
    sentence = "At present nobody else may approve it"
    assert sentence in said(propose(chief))
    assert sentence in form_seen_by(chief)
    person_in("Publishers")
    assert sentence not in form_seen_by(chief)


def test_a_second_emergency_number_is_refused_in_words_when_it_is_approved(anna, ben):
    save(anna, new_channel_form() | {"kind": Kind.EMERGENCY} | PUBLISH, f"{ADDRESS}/add/")
    made = HelpChannel.objects.get(code="fi-new")
    form = channel_form(made.get_latest_revision_as_object())
    response = save(ben, form | APPROVE, f"{ADDRESS}/edit/{made.pk}/")
    assert "already has an active emergency channel" in said(response)
    assert not HelpChannel.objects.get(pk=made.pk).live


def test_a_stranger_reaches_none_of_it():
    assert Client().post(f"{ADDRESS}/edit/{channel().pk}/", {}).status_code == 302
