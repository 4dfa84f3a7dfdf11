"""Channels in the real screens: the list, the check, who types a number, and what is never deleted."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, streamfield

from help_channels.kinds import Status
from help_channels.models import HelpChannel
from tests.desk import (
    browser_of,
    channel_form,
    guidance_add_url,
    page_form,
    term_ids,
    text_of,
    words_formset,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/snippets/help_channels/helpchannel"


def channel() -> HelpChannel:
    return HelpChannel.objects.get(code="fi-mll-116111")


def latest(chosen: HelpChannel) -> HelpChannel:
    """What was saved last, whether readers see it or not."""
    return HelpChannel.objects.get(pk=chosen.pk).get_latest_revision_as_object()


def unused() -> HelpChannel:
    return HelpChannel.objects.create(code="fi-nobody", kind="helpline", live=False)


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def codes_in(response) -> list[str]:
    return [item.code for item in response.context["object_list"]]


# --- The list -------------------------------------------------------------------------------------------


def test_the_list_says_in_words_what_is_to_be_checked(desk):
    today = timezone.localdate()
    HelpChannel.objects.update(next_check=today + timedelta(days=1))
    HelpChannel.objects.filter(code="fi-mll-116111").update(next_check=date(2020, 3, 1))
    HelpChannel.objects.filter(code="fi-112").update(next_check=None)
    text = text_of(desk.get(f"{ADDRESS}/"))
    assert (text.count("Overdue since"), text.count("Never checked")) >= (1, 1)
    assert "Finland" in text
    assert codes_in(desk.get(f"{ADDRESS}/?check=late")) == ["fi-mll-116111"]
    assert codes_in(desk.get(f"{ADDRESS}/?check=never")) == ["fi-112"]
    assert sorted(codes_in(desk.get(f"{ADDRESS}/?check=overdue"))) == ["fi-112", "fi-mll-116111"]


def test_a_retired_channel_is_never_overdue(desk):
    HelpChannel.objects.update(status=Status.RETIRED, next_check=date(2020, 3, 1))
    assert "Overdue since" not in text_of(desk.get(f"{ADDRESS}/"))


def test_the_list_is_narrowed_by_kind_country_and_status(desk):
    found = desk.get(f"{ADDRESS}/?kind=helpline&country=FI&status=active").context["object_list"]
    assert found
    assert {(item.kind, item.country, item.status) for item in found} == {("helpline", "FI", "active")}


def test_a_channel_is_found_once_by_a_name_that_it_has_in_every_language(desk):
    chosen = channel()
    chosen.words.update(name="Same everywhere")
    assert codes_in(desk.get(f"{ADDRESS}/?q=same+everywhere")) == [chosen.code]


def test_a_longer_list_needs_no_more_queries(desk):
    def queries(query):
        with CaptureQueriesContext(connection) as captured:
            found = desk.get(f"{ADDRESS}/{query}").context["object_list"]
        return len(captured), len(found)

    desk.get(f"{ADDRESS}/")
    short, few = queries("?q=116")
    long, many = queries("?q=i")
    assert few < many
    assert long <= short


# --- Who may what -----------------------------------------------------------------------------------------


def test_a_publisher_writes_a_number_and_a_draft_of_it_is_kept():
    chosen = channel()
    form = channel_form(chosen)
    form["contacts-0-value"] = "116 999"
    response = browser_of("Publishers").post(f"{ADDRESS}/edit/{chosen.pk}/", form)
    assert response.status_code == 302
    assert latest(chosen).contacts.first().value == "116 999"
    assert chosen.contacts.first().value != "116 999"


def test_a_channel_that_nobody_can_reach_is_refused_in_words(desk):
    chosen = channel()
    form = channel_form(chosen, site_url="", contacts=inline_formset([]))
    for number, contact in enumerate(chosen.contacts.all()):
        form[f"contacts-{number}-id"] = contact.pk
        form[f"contacts-{number}-DELETE"] = "on"
    form["contacts-TOTAL_FORMS"] = form["contacts-INITIAL_FORMS"] = chosen.contacts.count()
    for number, contact in enumerate(chosen.contacts.all()):
        form[f"contacts-{number}-mode"], form[f"contacts-{number}-value"] = contact.mode, contact.value
        form[f"contacts-{number}-zone"] = contact.zone
    text = text_of(desk.post(f"{ADDRESS}/edit/{chosen.pk}/", form))
    assert "needs at least one way to reach it" in text
    assert chosen.contacts.exists()


def test_a_reviewer_corrects_words():
    chosen = channel()
    form = channel_form(chosen, words=words_formset(chosen, queue_note="You may have to wait."))
    browser = browser_of("Safeguarding reviewers")
    response = browser.post(f"{ADDRESS}/edit/{chosen.pk}/", form)
    assert response.status_code == 302
    assert latest(chosen).words.first().queue_note == "You may have to wait."


def test_a_reviewer_sees_no_facts_in_the_form():
    text = text_of(browser_of("Safeguarding reviewers").get(f"{ADDRESS}/edit/{channel().pk}/"))
    assert 'name="words-0-name"' in text
    assert re.findall(r'name="(contacts-0-value|status|code|terms|next_check)"', text) == []


def test_a_reviewer_cannot_change_a_number_with_a_crafted_request():
    chosen = channel()
    before = list(chosen.contacts.values_list("value", flat=True))
    form = channel_form(chosen, status=Status.RETIRED, site_url="https://example.org/", checked_by="me")
    form["contacts-0-value"] = "000 000"
    form["action-publish"] = "1"
    browser_of("Safeguarding reviewers").post(f"{ADDRESS}/edit/{chosen.pk}/", form)
    for edition in (channel(), latest(chosen)):
        assert [contact.value for contact in edition.contacts.all()] == before
        assert (edition.status, edition.site_url) == (Status.ACTIVE, chosen.site_url)
        assert edition.checked_by == chosen.checked_by
        assert edition.terms.exists()


def test_an_editor_looks_at_a_channel_and_changes_nothing():
    browser, chosen = browser_of("Editors"), channel()
    looked = text_of(browser.get(f"{ADDRESS}/inspect/{chosen.pk}/"))
    assert [contact.value for contact in chosen.contacts.all() if contact.value not in looked] == []
    refused = [browser.post(f"{ADDRESS}/{screen}/{chosen.pk}/", {}) for screen in ("edit", "delete")]
    refused += [
        browser.get(f"{ADDRESS}/add/"),
        browser.post(f"/admin/bulk/help_channels/helpchannel/delete/?id={chosen.pk}"),
    ]
    assert {response.status_code for response in refused} <= {302, 403}
    assert HelpChannel.objects.filter(pk=chosen.pk).exists()


def test_an_editor_chooses_a_channel_for_a_page():
    browser = browser_of("Editors")
    chooser = browser.get(reverse(HelpChannel.snippet_viewset.chooser_viewset.get_url_name("choose")))
    assert str(HelpChannel.objects.first()) in chooser.json()["html"]
    form = page_form(term_ids("a10_12"), channels=streamfield([("channel", str(channel().pk))]))
    assert browser.post(guidance_add_url(), form).status_code == 302


# --- Deleting -----------------------------------------------------------------------------------------------


def test_a_channel_on_a_page_is_not_deleted_and_a_sentence_says_what_to_do(desk):
    chosen = channel()
    response = desk.post(f"{ADDRESS}/delete/{chosen.pk}/")
    assert "Retired" in said(response)
    assert HelpChannel.objects.filter(pk=chosen.pk).exists()
    assert desk.get(response.headers["Location"]).status_code == 200


def test_ticked_channels_of_which_one_is_on_a_page_are_all_kept(desk):
    chosen, other = channel(), unused()
    url = f"/admin/bulk/help_channels/helpchannel/delete/?id={chosen.pk}&id={other.pk}&next={ADDRESS}/"
    response = desk.post(url)
    assert (response.status_code, "Retired" in said(response)) == (302, True)
    assert HelpChannel.objects.filter(pk__in=[chosen.pk, other.pk]).count() == 2


def test_a_channel_that_no_page_shows_is_deleted_alone_or_ticked(desk):
    desk.post(f"{ADDRESS}/delete/{unused().pk}/")
    assert not HelpChannel.objects.filter(code="fi-nobody").exists()
    desk.post(f"/admin/bulk/help_channels/helpchannel/delete/?id={unused().pk}&next={ADDRESS}/")
    assert not HelpChannel.objects.filter(code="fi-nobody").exists()
