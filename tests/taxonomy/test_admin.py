"""The vocabulary in the real screens: who looks, who changes, and what is never deleted."""

import pytest
from django.contrib.messages import get_messages
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaigns.models import GuidancePage
from help_channels.models import HelpChannel
from taxonomy.models import Audience, Competence, Risk, Term, Topic
from tests.desk import browser_of, text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/snippets/taxonomy/topic"


def used() -> Topic:
    return Topic.objects.get(slug="grooming")


def unused() -> Topic:
    return Topic.objects.create(name="Nobody asks", slug="nobody_asks")


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def term_form(**changes) -> dict:
    words = inline_formset([{"language": "fi", "label": "Pelit", "description": ""}], initial=0)
    fields = {"name": "Games", "slug": "games", "tint": "a-lake", "exact_match": "", "words": words}
    return nested_form_data({**fields, **changes})


@pytest.mark.parametrize("model", [Audience, Topic, Risk, Competence])
def test_a_term_is_added_with_its_words(desk, model):
    url = f"/admin/snippets/taxonomy/{model._meta.model_name}/add/"
    response = desk.post(url, {**term_form(), "min_age": "", "max_age": ""})
    term = Term.objects.get(slug="games")
    assert response.status_code == 302
    assert (term.scheme, term.words.get().label) == (model.SCHEME, "Pelit")


def test_a_language_is_given_once(desk):
    twice = inline_formset(
        [{"language": "fi", "label": label, "description": ""} for label in ("Pelit", "Peli")]
    )
    response = desk.post(f"{ADDRESS}/add/", term_form(words=twice))
    assert response.status_code == 200
    assert not Term.objects.filter(slug="games").exists()


def test_a_term_in_use_is_not_deleted_and_a_sentence_says_why(desk):
    term = used()
    response = desk.post(f"{ADDRESS}/delete/{term.pk}/")
    assert "cannot be deleted" in said(response)
    assert Topic.objects.filter(pk=term.pk).exists()
    assert desk.get(response.headers["Location"]).status_code == 200


def test_ticked_terms_of_which_one_is_in_use_are_all_kept(desk):
    term, other = used(), unused()
    url = f"/admin/bulk/taxonomy/topic/delete/?id={term.pk}&id={other.pk}&next={ADDRESS}/"
    response = desk.post(url)
    assert response.headers["Location"] == f"{ADDRESS}/"
    assert "cannot be deleted" in said(response)
    assert Topic.objects.filter(pk__in=[term.pk, other.pk]).count() == 2


def test_a_term_that_nobody_uses_is_deleted_alone_or_ticked(desk):
    desk.post(f"{ADDRESS}/delete/{unused().pk}/")
    assert not Topic.objects.filter(slug="nobody_asks").exists()
    desk.post(f"/admin/bulk/taxonomy/topic/delete/?id={unused().pk}&next={ADDRESS}/")
    assert not Topic.objects.filter(slug="nobody_asks").exists()


def test_a_term_that_only_a_channel_carries_is_not_deleted(desk):
    term, channel = unused(), HelpChannel.objects.first()
    channel.terms.add(term)
    channel.save()
    response = desk.post(f"{ADDRESS}/delete/{term.pk}/")
    assert f"in use in 1 place and cannot be deleted: {channel}" in said(response)


def test_a_term_in_an_unpublished_version_is_not_deleted_and_the_page_opens_still(desk):
    term, page = unused(), GuidancePage.objects.live().first()
    page.terms.add(term)
    page.save_revision()
    assert not page.term_items.model.objects.filter(tag=term).exists()
    response = desk.post(f"{ADDRESS}/delete/{term.pk}/")
    assert f"unpublished versions of: {page.title}" in said(response)
    assert desk.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_an_editor_looks_at_a_term_and_changes_nothing():
    browser, term = browser_of("Editors"), used()
    looked = browser.get(f"{ADDRESS}/inspect/{term.pk}/")
    assert looked.status_code == 200
    assert term.words.get(language="sv").label in text_of(looked)
    refused = [browser.post(f"{ADDRESS}/{screen}/{term.pk}/", term_form()) for screen in ("edit", "delete")]
    refused.append(browser.post(f"/admin/bulk/taxonomy/topic/delete/?id={term.pk}"))
    term.refresh_from_db()
    assert (term.slug, {response.status_code for response in refused} <= {302, 403}) == ("grooming", True)


def test_a_term_is_found_by_its_label_in_any_language(desk):
    term = used()
    for words in term.words.all():
        found = desk.get(f"{ADDRESS}/", {"q": words.label}).context["object_list"]
        assert [item.pk for item in found].count(term.pk) == 1
