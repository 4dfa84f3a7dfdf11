"""A service ends, pauses or is replaced: what editors are asked, and what readers meet at the next request."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import Page

from help_channels.kinds import Mode, Status
from help_channels.models import ChannelWords, HelpChannel, HelpContact, HelpMixin
from help_channels.usage import count_pages, describe_usage, pages_showing, pages_without_channel
from taxonomy.models import Term
from tests.desk import browser_of, channel_form, text_of

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/help_channels/helpchannel"
LANGUAGES = ("en", "fi", "sv")


def named(code: str, name: str, **facts) -> HelpChannel:
    """A channel of the demonstration under a name that nothing else has."""
    HelpChannel.objects.filter(code=code).update(**facts)
    chosen = HelpChannel.objects.get(code=code)
    chosen.words.update(name=name)
    return chosen


def newcomer(code: str = "fi-new", name: str = "Ylläpuhelin", **facts) -> HelpChannel:
    """A channel that no page has chosen, with an age that no page of the demonstration is for."""
    made = HelpChannel(
        **{
            "code": code,
            "kind": "helpline",
            "country": "FI",
            "next_check": timezone.localdate() + timedelta(days=9),
            **facts,
        }
    )
    made.contacts = [HelpContact(mode=Mode.PHONE, value="0800 123 987", hours="24/7")]
    made.words = [ChannelWords(language=language, name=name) for language in LANGUAGES]
    made.terms.set(Term.objects.filter(slug="professional"))
    made.save()
    return made


def retire(browser, chosen: HelpChannel, **changes):
    form = channel_form(chosen, **{"status": Status.RETIRED, "action-publish": "1", **changes})
    return browser.post(f"{LIST}/edit/{chosen.pk}/", form)


def texts_of(reader, pages) -> dict[Page, str]:
    return {page: text_of(reader.get(page.url)) for page in pages}


def fresh(chosen: HelpChannel) -> HelpChannel:
    return HelpChannel.objects.get(pk=chosen.pk)


# --- Where it is used ----------------------------------------------------------------------------------------


def test_the_pages_that_show_a_channel_are_all_found_in_all_languages():
    chosen = HelpChannel.objects.get(code="fi-mll-116111")
    expected = {
        page.pk
        for page in Page.objects.live().specific()
        if isinstance(page, HelpMixin) and chosen.pk in page.named_channel_ids()
    }
    found = pages_showing(chosen)
    assert {page.pk for page in found} == expected
    assert {page.locale.language_code for page in found} == set(LANGUAGES)


def test_a_page_that_is_not_published_shows_nothing():
    chosen = HelpChannel.objects.get(code="fi-mll-116111")
    before = count_pages([chosen])[chosen.pk]
    Page.objects.filter(pk=pages_showing(chosen).first().pk).update(live=False)
    assert pages_showing(chosen).count() == count_pages([chosen])[chosen.pk] == before - 1


def test_counting_needs_two_queries_however_many_channels_there_are():
    channels = list(HelpChannel.objects.all())
    count_pages(channels[:1])
    with CaptureQueriesContext(connection) as captured:
        count_pages(channels)
    assert len(captured) == 2


def test_the_look_at_a_channel_lists_its_pages_with_their_language():
    chosen = HelpChannel.objects.get(code="fi-mll-116111")
    text = text_of(browser_of("Editors").get(f"{LIST}/inspect/{chosen.pk}/"))
    missing = [page for page in pages_showing(chosen) if f"/admin/pages/{page.pk}/edit/" not in text]
    assert missing == []
    languages = {page.locale.get_display_name() for page in pages_showing(chosen)}
    assert len(languages) == len(LANGUAGES)
    assert [name for name in languages if f"({name})" not in text] == []


def test_a_channel_that_only_replaces_another_one_is_shown_on_no_page():
    made = newcomer()
    HelpChannel.objects.filter(code="fi-riku").update(status=Status.RETIRED)
    gone = HelpChannel.objects.get(code="fi-riku")
    gone.successor = made
    gone.save()
    assert describe_usage(made) == ""


# --- Retiring in the form --------------------------------------------------------------------------------------


def test_retiring_asks_who_takes_the_place_and_says_how_many_pages_show_it(desk):
    chosen = HelpChannel.objects.get(code="fi-mll-116111")
    text = text_of(retire(desk, chosen))
    assert f"{pages_showing(chosen).count()} pages show it." in text
    assert fresh(chosen).status == Status.ACTIVE


def test_retiring_with_a_successor_is_published_at_once(desk):
    chosen, made = HelpChannel.objects.get(code="fi-riku"), newcomer()
    assert retire(desk, chosen, successor=made.pk).status_code == 302
    assert (fresh(chosen).status, fresh(chosen).successor) == (Status.RETIRED, made)


def test_retiring_without_a_successor_is_possible_when_somebody_says_so(desk):
    chosen = HelpChannel.objects.get(code="fi-riku")
    assert retire(desk, chosen, no_successor="on").status_code == 302
    assert (fresh(chosen).status, fresh(chosen).successor) == (Status.RETIRED, None)


def test_a_retired_channel_is_saved_again_without_being_asked_again(desk):
    chosen = HelpChannel.objects.get(code="fi-riku")
    retire(desk, chosen, no_successor="on")
    assert retire(desk, fresh(chosen)).status_code == 302


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"status": Status.PAUSED}, "Readers do not see that channel."),
        ({"status": Status.RETIRED}, "Readers do not see that channel."),
        ({"live": False}, "Readers do not see that channel."),
        ({"kind": "emergency", "country": "IS"}, "cannot take each other"),
    ],
    ids=["paused", "retired", "not published", "emergency"],
)
def test_a_successor_is_one_that_readers_see(desk, facts, sentence):
    chosen, made = HelpChannel.objects.get(code="fi-riku"), newcomer(**facts)
    assert sentence in text_of(retire(desk, chosen, successor=made.pk))
    assert fresh(chosen).status == Status.ACTIVE


def test_a_channel_does_not_take_its_own_place(desk):
    chosen = HelpChannel.objects.get(code="fi-riku")
    assert "cannot take its own place" in text_of(retire(desk, chosen, successor=chosen.pk))


def test_the_form_offers_successor_and_keeper_to_those_who_may_change_facts():
    chosen = HelpChannel.objects.get(code="fi-riku")
    text = text_of(browser_of("Publishers").get(f"{LIST}/edit/{chosen.pk}/"))
    assert [name for name in ("successor", "no_successor", "keeper") if f'name="{name}"' not in text] == []
    text = text_of(browser_of("Safeguarding reviewers").get(f"{LIST}/edit/{chosen.pk}/"))
    assert [name for name in ("successor", "no_successor", "keeper") if f'name="{name}"' in text] == []


# --- Successors of successors ----------------------------------------------------------------------------------


def test_when_a_successor_is_retired_its_own_successor_takes_over_for_all_before_it(desk):
    first = HelpChannel.objects.get(code="fi-riku")
    second, third = newcomer("fi-second"), newcomer("fi-third")
    retire(desk, first, successor=second.pk)
    retire(desk, fresh(second), successor=third.pk)
    assert (fresh(first).successor, fresh(second).successor) == (third, third)


def test_an_old_edition_that_is_published_again_points_to_the_last_successor(desk, editor):
    first = HelpChannel.objects.get(code="fi-riku")
    second, third = newcomer("fi-second"), newcomer("fi-third")
    retire(desk, first, successor=second.pk)
    old = fresh(first).latest_revision
    retire(desk, fresh(second), successor=third.pk)
    old.publish(user=editor)
    assert fresh(first).successor == third


def test_two_channels_never_wait_for_each_other():
    first, second = newcomer("fi-first"), newcomer("fi-second")
    first.successor, first.status = second, Status.RETIRED
    first.save()
    second.successor, second.status = first, Status.RETIRED
    second.save()
    assert (fresh(first).successor, fresh(second).successor) == (second, first)


def test_a_draft_of_a_retirement_moves_nobody(desk):
    first, second, third = (newcomer(code) for code in ("fi-first", "fi-second", "fi-third"))
    retire(desk, first, successor=second.pk)
    form = channel_form(fresh(second), status=Status.RETIRED, successor=third.pk)
    desk.post(f"{LIST}/edit/{second.pk}/", form)
    assert (fresh(first).successor, fresh(second).status) == (second, Status.ACTIVE)


# --- What readers meet -------------------------------------------------------------------------------------------


def test_a_successor_stands_in_place_of_a_retired_channel_on_every_page_in_all_languages(reader, desk):
    gone, made = named("fi-riku", "Qwertzuiop"), newcomer()
    pages = list(pages_showing(gone))
    before = texts_of(reader, pages)
    # A situation offers the two or three of this hour only.
    shown = [page for page, text in before.items() if "Qwertzuiop" in text]
    assert {page.locale.language_code for page in shown} == set(LANGUAGES)
    assert [page for page, text in before.items() if "Ylläpuhelin" in text] == []
    retire(desk, gone, successor=made.pk)
    after = texts_of(reader, pages)
    assert [page for page, text in after.items() if "Qwertzuiop" in text] == []
    assert [page for page, text in after.items() if "Ylläpuhelin" not in text] == []


def cards(text: str, name: str) -> list[str]:
    return [card for card in text.split("<article")[1:] if name in card]


def test_one_retired_one_overdue_one_paused_every_page_is_right_at_the_next_request(reader, desk):
    far = timezone.localdate() + timedelta(days=20)
    gone, made = named("fi-riku", "Qwertzuiop"), newcomer()
    late = named("fi-mll-116111", "Asdfghjkl", next_check=far)
    paused = named("fi-nettivihje", "Yxcvbnm")
    late.contacts.update(hours="24/7")
    pages = {channel: list(pages_showing(channel)) for channel in (gone, late, paused)}
    every = {page for found in pages.values() for page in found}
    assert {page.locale.language_code for page in every} == set(LANGUAGES)
    for page, text in texts_of(reader, pages[late]).items():
        with translation.override(page.locale.language_code):
            claim = gettext("Open now")
        assert any(claim in card for card in cards(text, "Asdfghjkl")), page.url

    retire(desk, gone, successor=made.pk)
    HelpChannel.objects.filter(pk=late.pk).update(next_check=timezone.localdate() - timedelta(days=1))
    form = channel_form(paused, **{"status": Status.PAUSED, "action-publish": "1"})
    desk.post(f"{LIST}/edit/{paused.pk}/", form)

    texts = texts_of(reader, every)
    assert [page.url for page, text in texts.items() if "Qwertzuiop" in text or "Yxcvbnm" in text] == []
    assert [page.url for page in pages[gone] if "Ylläpuhelin" not in texts[page]] == []
    for page in pages[late]:
        with translation.override(page.locale.language_code):
            claim, doubt = gettext("Open now"), gettext("Hours not confirmed")
        found = cards(texts[page], "Asdfghjkl")
        assert found, page.url
        assert all(doubt in card and claim not in card for card in found), page.url


# --- Pages that lost all -----------------------------------------------------------------------------------------


def lonely_page() -> Page:
    """A published page whose text and list name one channel only: we take the others away."""
    page = next(
        page
        for page in Page.objects.live().specific()
        if isinstance(page, HelpMixin) and page.named_channel_ids()
    )
    page = page.specific
    chosen = HelpChannel.objects.get(code="fi-exit")
    page.channels = [("channel", chosen)]
    page.body = []
    page.save()
    return page


@pytest.mark.parametrize(
    "change", [{"status": Status.RETIRED}, {"status": Status.PAUSED}, {"live": False}], ids=str
)
def test_a_page_whose_last_channel_is_gone_is_named(change):
    page = lonely_page()
    assert page.pk not in {found.pk for found in pages_without_channel()}
    HelpChannel.objects.filter(code="fi-exit").update(**change)
    assert page.pk in {found.pk for found in pages_without_channel()}


def test_a_page_whose_last_channel_has_a_successor_has_lost_nothing():
    page, made = lonely_page(), newcomer()
    HelpChannel.objects.filter(code="fi-exit").update(status=Status.RETIRED, successor=made)
    assert page.pk not in {found.pk for found in pages_without_channel()}
    HelpChannel.objects.filter(pk=made.pk).update(live=False)
    assert page.pk in {found.pk for found in pages_without_channel()}


def test_the_desk_and_the_report_name_pages_that_lost_their_last_channel(desk):
    page = lonely_page()
    assert "lost" not in text_of(desk.get("/admin/"))
    HelpChannel.objects.exclude(code="fi-exit").update(status=Status.ACTIVE)
    HelpChannel.objects.filter(code="fi-exit").update(status=Status.RETIRED)
    text = text_of(desk.get("/admin/"))
    assert "has lost its last help channel." in text
    assert f"/admin/pages/{page.pk}/edit/" in text
    report = text_of(desk.get("/admin/reports/help/pages/"))
    assert page.title in report
    assert str(HelpChannel.objects.get(code="fi-exit")) in report
    spreadsheet = desk.get("/admin/reports/help/pages/?export=csv").getvalue().decode()
    assert page.title in spreadsheet


def test_somebody_who_may_not_see_channels_sees_no_such_report(reader):
    assert reader.get("/admin/reports/help/pages/").status_code == 302
