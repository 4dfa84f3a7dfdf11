"""Writing campaigns and guidance in the real screens."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import streamfield

from campaigns.models import CampaignPage, CampaignVersionPage, GuidancePage
from core.models import BasePage
from help_channels.models import HelpChannel
from home.models import HomePage
from tests.desk import browser_of, guidance_add_url, guidance_list, page_form, term_ids, text_of

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}


def written(slug: str = "a-new-page"):
    return Page.objects.get(slug=slug).specific


def english(model):
    return model.objects.live().filter(locale__language_code="en").order_by("path").first()


def titles_in(response) -> list[str]:
    return [page.title for page in response.context["object_list"]]


# --- Writing --------------------------------------------------------------------------------------------


def test_guidance_is_written_published_and_read(desk, reader):
    channel = HelpChannel.objects.active().first()
    form = page_form(
        term_ids("a10_12", "grooming"), channels=streamfield([("channel", str(channel.pk))]), **PUBLISH
    )
    assert desk.post(guidance_add_url(), form).status_code == 302
    page = written()
    assert {term.code for term in page.terms.all()} == {"a10_12", "grooming"}
    assert page.chosen_channel_ids == [channel.pk]
    assert "You are not alone." in text_of(reader.get(page.url))


def test_a_version_of_a_campaign_is_written_and_stands_among_its_versions(desk, reader):
    campaign = english(CampaignPage)
    url = f"/admin/pages/add/campaigns/campaignversionpage/{campaign.pk}/"
    response = desk.post(url, page_form(term_ids("professional", "grooming"), title="For helpers", **PUBLISH))
    assert response.status_code == 302
    assert isinstance(written(), CampaignVersionPage)
    assert written().url in text_of(reader.get(campaign.url))


@pytest.mark.parametrize(
    ("codes", "missing"),
    [
        ((), ["audience: for whom is this?", "topic: what is this about?"]),
        (("a10_12",), ["topic: what is this about?"]),
        (("grooming",), ["audience: for whom is this?"]),
    ],
)
def test_publishing_without_audience_or_topic_is_refused_in_words(desk, codes, missing):
    text = text_of(desk.post(guidance_add_url(), page_form(term_ids(*codes), **PUBLISH)))
    assert [words for words in missing if f"Choose at least one {words}" not in text] == []
    assert not GuidancePage.objects.filter(slug="a-new-page").exists()


def test_a_draft_may_lack_audience_and_topic_and_is_not_published_so(desk):
    desk.post(guidance_add_url(), page_form())
    page = written()
    assert not page.live
    text = text_of(desk.post(f"/admin/pages/{page.pk}/edit/", page_form(**PUBLISH)))
    assert "Choose at least one audience" in text
    page.refresh_from_db()
    assert not page.live


def test_the_terms_stand_in_a_box_with_a_heading_for_each_scheme(desk):
    text = text_of(desk.get(guidance_add_url()))
    assert sorted(re.findall(r"<legend>(.*?)</legend>", text)) == ["Audience", "Competence", "Risk", "Topic"]
    assert "css/admin.css" in text


def test_the_form_of_a_page_shows_which_terms_it_carries(desk):
    page = english(GuidancePage)
    text = text_of(desk.get(f"/admin/pages/{page.pk}/edit/"))
    ticked = set(map(int, re.findall(r'name="terms" value="(\d+)"[^>]* checked', text)))
    assert ticked == set(page.terms.values_list("pk", flat=True))


# --- Lists ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("address", "model"), [("campaigns", CampaignPage), ("guidance", GuidancePage)])
def test_the_list_has_all_pages_with_what_editors_look_for(desk, address, model):
    response = desk.get(f"/admin/{address}/")
    text = text_of(response)
    assert len(response.context["object_list"]) == model.objects.count()
    headings = [re.sub(r"<[^>]+>", "", cell).split() for cell in re.findall(r"<th.*?</th>", text, re.DOTALL)]
    words = " ".join(" ".join(heading) for heading in headings)
    assert [
        name for name in ("Title", "Audience", "Topic", "Language", "Review", "Status") if name not in words
    ] == []
    assert "Svenska" in text
    assert "10–12" in text


def test_a_page_past_its_review_is_marked_in_words(desk):
    page = english(GuidancePage)
    GuidancePage.objects.update(review_by=date(2100, 1, 1))
    GuidancePage.objects.filter(pk=page.pk).update(review_by=date(2020, 3, 1))
    assert text_of(desk.get("/admin/guidance/")).count("Overdue since") == 1
    assert titles_in(desk.get("/admin/guidance/?review=overdue")) == [page.title]


def test_the_list_is_narrowed_by_audience_topic_language_and_status(desk):
    audience, topic = term_ids("a10_12")[0], term_ids("grooming")[0]
    found = desk.get(f"/admin/guidance/?audience={audience}&topic={topic}&locale=fi&state=published")
    expected = GuidancePage.objects.live().filter(locale__language_code="fi", term_items__tag=audience)
    expected = expected.filter(pk__in=GuidancePage.objects.filter(term_items__tag=topic))
    assert sorted(titles_in(found)) == sorted(page.title for page in expected)
    assert titles_in(found)
    assert titles_in(desk.get("/admin/guidance/?state=unpublished")) == []


def test_a_search_may_be_narrowed_and_ordered_by_anything(desk):
    audience = term_ids("a10_12")[0]
    narrowed = f"q=picture&audience={audience}&review=undated&state=published&easy=missing&locale=en"
    orders = ["", "title", "-title", "review_by", "-review_by", "live"]
    answers = {
        order: desk.get(f"/admin/guidance/?{narrowed}&ordering={order}").status_code for order in orders
    }
    assert set(answers.values()) == {200}


def test_pages_without_a_day_of_review_stand_last_in_both_directions(desk):
    page = english(GuidancePage)
    GuidancePage.objects.update(review_by=None)
    GuidancePage.objects.filter(pk=page.pk).update(review_by=date(2030, 1, 1))
    firsts = [
        titles_in(desk.get(f"/admin/guidance/?ordering={order}"))[0] for order in ("review_by", "-review_by")
    ]
    assert firsts == [page.title, page.title]


def test_childrens_pages_without_plain_language_are_found(desk):
    response = desk.get("/admin/guidance/?easy=missing")
    assert response.context["object_list"]
    assert [page.title for page in response.context["object_list"] if not page.lacks_easy_twin] == []
    everything = desk.get("/admin/guidance/").context["object_list"]
    assert sum(page.live and page.lacks_easy_twin for page in everything) == len(
        response.context["object_list"]
    )


@pytest.mark.parametrize("address", ["/admin/campaigns/", "/admin/guidance/"])
def test_a_longer_list_needs_no_more_queries(desk, address):
    def queries(query):
        with CaptureQueriesContext(connection) as captured:
            pages = desk.get(address + query).context["object_list"]
        return len(captured), len(pages)

    desk.get(address)
    short, few = queries("?locale=en")
    long, many = queries("?state=published")
    assert few < many
    assert long <= short


def test_a_new_page_begins_with_the_choice_of_a_language(desk):
    text = text_of(desk.get("/admin/guidance/choose_parent/"))
    assert "In which language do you write?" in text
    assert guidance_add_url() in text
    assert re.findall(r'class="button" href="[^"]*">(.*?)</a>', text) == ["English", "Suomi", "Svenska"]


def test_the_choice_of_a_language_is_passed_over_where_there_is_one(desk):
    GuidancePage.objects.all().delete()
    for page in guidance_list().get_translations():
        page.delete()
    assert desk.get("/admin/guidance/choose_parent/").headers["Location"] == guidance_add_url()


# --- Translating ------------------------------------------------------------------------------------------


def test_a_translated_page_brings_its_terms_and_channels_along():
    browser = browser_of("Editors")
    channel = HelpChannel.objects.active().first()
    form = page_form(term_ids("a10_12", "grooming"), channels=streamfield([("channel", str(channel.pk))]))
    browser.post(guidance_add_url(), form)
    page, swedish = written(), Locale.objects.get(language_code="sv")
    url = f"/admin/translation/submit/page/{page.pk}/"
    assert browser.get(url).status_code == 200
    response = browser.post(url, {"locales": [swedish.pk]})
    translated = page.get_translation(swedish).specific
    assert response.headers["Location"] == f"/admin/pages/{translated.pk}/edit/"
    assert {term.code for term in translated.terms.all()} == {"a10_12", "grooming"}
    assert translated.chosen_channel_ids == [channel.pk]
    assert not translated.live
    assert browser.get(response.headers["Location"]).status_code == 200


def test_the_menu_of_a_page_offers_translation_where_a_language_is_missing(desk):
    desk.post(guidance_add_url(), page_form())
    page = written()
    assert f"/admin/translation/submit/page/{page.pk}/" in text_of(desk.get(f"/admin/pages/{page.pk}/edit/"))


# --- Previews ---------------------------------------------------------------------------------------------

TYPES = [model for model in apps.get_models() if issubclass(model, BasePage)]


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_type_of_page_has_a_preview_for_phone_and_desktop(model):
    page = english(model)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert [size["name"] for size in page.preview_sizes] == ["phone", "desktop"]
    assert page.default_preview_size == "phone"


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_type_of_page_has_a_preview_before_anything_is_written(model):
    page = model(title="New", slug="new", locale=Locale.objects.get(language_code="en"))
    parent = Page.get_first_root_node() if model is HomePage else english(model).get_parent()
    # What the editor's preview does with a page that has no place yet.
    page.set_url_path(parent)
    page.depth, page.path = parent.depth + 1, Page._get_children_path_interval(parent.path)[0]
    assert page.make_preview_request().status_code == 200


def test_a_half_written_page_has_a_preview_in_the_editor(desk):
    url = guidance_add_url() + "preview/"
    form = page_form(title="Half a title", body=streamfield([]))
    assert desk.post(url, form).json() == {"is_valid": True, "is_available": True}
    response = desk.get(url + "?in_preview_panel=true")
    assert "Half a title" in text_of(response)


def test_a_preview_may_be_framed_by_the_editor_and_by_nobody_else(desk):
    url = guidance_add_url() + "preview/"
    desk.post(url, page_form())
    response = desk.get(url + "?in_preview_panel=true")
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def previewable_blocks():
    blocks = GuidancePage._meta.get_field("body").stream_block.child_blocks
    return [block for block in blocks.values() if block.is_previewable]


def test_every_block_with_an_example_shows_it_in_the_picker(desk):
    def main_of(block):
        response = desk.get("/admin/block-preview/", {"id": block.definition_prefix})
        return text_of(response).partition("<main")[2] if response.status_code == 200 else ""

    empty = [
        block.name
        for block in previewable_blocks()
        if not re.search(r"<(p|h2|h3|li|img|svg)\b", main_of(block))
    ]
    assert empty == []
    assert {"channel", "channels", "steps", "chat"} <= {block.name for block in previewable_blocks()}
