"""The round of checks in the real screens: what waits, one look at a channel, and what readers see then."""

import csv
import io
import re
from datetime import date, timedelta

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, Revision

from help_channels.kinds import Status
from help_channels.models import ChannelCheck, HelpChannel, HelpMixin
from tests.desk import PASSWORD, browser_of, channel_form, person_in, text_of

pytestmark = pytest.mark.django_db

LIST = "/admin/snippets/help_channels/helpchannel"
REPORT = "/admin/reports/help/channels/"
NEVER, LATE, SOON, FINE = "fi-sekasin", "fi-mll-116111", "fi-riku", "fi-nettivihje"


def channel(code: str = LATE) -> HelpChannel:
    return HelpChannel.objects.get(code=code)


@pytest.fixture
def today() -> date:
    """One channel of each kind waits, all the others are checked."""
    day = timezone.localdate()
    HelpChannel.objects.update(next_check=day + timedelta(days=15), checked_on=date(2026, 1, 1))
    HelpChannel.objects.filter(code=NEVER).update(next_check=None, checked_on=None)
    HelpChannel.objects.filter(code=LATE).update(next_check=day - timedelta(days=1))
    HelpChannel.objects.filter(code=SOON).update(next_check=day + timedelta(days=14))
    return day


def check_url(code: str = LATE) -> str:
    return f"{LIST}/check/{channel(code).pk}/"


def answers(**changes) -> dict:
    return {"numbers": "right", "hours": "right", "languages": "right", "where": "called", **changes}


def wrong(**changes) -> dict:
    return answers(numbers="wrong", what_changed="The number is 116 222 now.", **changes)


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def codes_in(response) -> list[str]:
    return [item.code for item in response.context["object_list"]]


def without_right(codename: str, group: str = "Editors") -> Client:
    person = person_in(group)
    rights = person.groups.get().permissions
    rights.remove(*rights.filter(codename=codename))
    browser = Client()
    browser.force_login(person)
    return browser


# --- The report -------------------------------------------------------------------------------------------


def test_the_report_names_what_is_overdue_what_is_due_within_14_days_and_what_nobody_checked(desk, today):
    response = desk.get(REPORT)
    assert codes_in(response) == [NEVER, LATE, SOON]
    text = text_of(response)
    assert [word for word in ("Never checked", "Overdue since", "Due on") if word not in text] == []


@pytest.mark.parametrize(
    "change", [{"status": Status.PAUSED}, {"status": Status.RETIRED}, {"live": False}], ids=str
)
def test_what_readers_do_not_see_is_not_to_be_checked(desk, today, change):
    HelpChannel.objects.filter(code=LATE).update(**change)
    assert LATE not in codes_in(desk.get(REPORT))


@pytest.mark.parametrize(("why", "code"), [("never", NEVER), ("late", LATE), ("soon", SOON)])
def test_the_report_is_narrowed_by_reason(desk, today, why, code):
    assert codes_in(desk.get(f"{REPORT}?why={why}")) == [code]


def test_the_report_is_narrowed_by_country_and_by_keeper(desk, today):
    keeper = person_in("Publishers")
    HelpChannel.objects.filter(code=SOON).update(keeper=keeper)
    HelpChannel.objects.filter(code="se-bris").update(next_check=today)
    assert codes_in(desk.get(f"{REPORT}?country=SE")) == ["se-bris"]
    assert codes_in(desk.get(f"{REPORT}?keeper={keeper.pk}")) == [SOON]
    assert SOON not in codes_in(desk.get(f"{REPORT}?keeper=nobody"))
    assert keeper.get_username() in text_of(desk.get(f"{REPORT}?keeper={keeper.pk}"))


def test_the_report_counts_the_pages_that_show_a_channel(desk, today):
    counted = {item.code: item.page_count for item in desk.get(REPORT).context["object_list"]}
    pages = [page for page in Page.objects.live().specific() if isinstance(page, HelpMixin)]
    named = {
        code: sum(channel(code).pk in page.named_channel_ids() for page in pages)
        for code in (NEVER, LATE, SOON)
    }
    assert counted == named
    assert named[LATE] > 9


def test_the_report_is_a_spreadsheet_too(desk, today):
    rows = list(csv.reader(io.StringIO(desk.get(f"{REPORT}?export=csv").getvalue().decode())))
    assert rows[0] == ["Name", "Country", "Why", "Keeper", "Pages that show it", "Next check"]
    assert [row[0] for row in rows[1:]] == [str(channel(code)) for code in (NEVER, LATE, SOON)]
    assert rows[1][1:3] == ["Finland", "Never checked"]
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"{REPORT}?export=xlsx").getvalue()))
    assert book.active["A3"].value == str(channel(LATE))


def test_only_somebody_who_may_see_channels_sees_the_reports():
    assert browser_of("Editors").get(REPORT).status_code == 200
    browser = without_right("view_helpchannel", "Publishers")
    assert browser.get(REPORT).status_code == 200  # may change them
    other = Client()
    other.force_login(get_user_model().objects.create_user("nobody", password=PASSWORD))
    assert other.get(REPORT).status_code == 302
    stranger = person_in("Administrators")
    rights = stranger.groups.get().permissions
    rights.remove(*rights.filter(codename__endswith="_helpchannel"))
    other.force_login(stranger)
    assert other.get(REPORT).status_code == 302
    assert "channels-to-check" not in text_of(other.get("/admin/"))


def test_the_menu_of_reports_leads_there(desk):
    assert "channels-to-check" in text_of(desk.get("/admin/"))
    assert "pages-without-channel" in text_of(desk.get("/admin/"))


def test_the_reports_need_no_more_queries_when_more_waits(desk, today):
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            desk.get(address)
        return len(captured)

    desk.get(REPORT)
    few = queries(REPORT)
    HelpChannel.objects.update(next_check=None, checked_on=None, keeper=person_in("Publishers"))
    assert queries(REPORT) <= few + 1


def test_a_name_in_the_report_leads_to_the_check_for_those_who_may_check(today):
    assert check_url() in text_of(browser_of("Publishers").get(REPORT))
    text = text_of(browser_of("Editors").get(REPORT))
    assert check_url() not in text
    assert f"{LIST}/inspect/{channel().pk}/" in text


# --- The screen -------------------------------------------------------------------------------------------


def test_the_facts_stand_beside_the_pages_to_compare(desk):
    chosen = channel()
    chosen.contacts.filter(mode="chat").update(
        hours="Mo-Fr 17:00-20:00", closed_dates="2026-12-24", languages="fi, sv"
    )
    text = text_of(desk.get(check_url()))
    assert [contact.value for contact in chosen.contacts.all() if contact.value not in text] == []
    for words in ("Monday–Friday: 17:00–20:00", "Mo-Fr 17:00-20:00", "2026-12-24", "Europe/Helsinki"):
        assert words in text
    assert "Finnish, Swedish" in text
    addresses = [chosen.site_url, *(block.value["url"] for block in chosen.sources)]
    for address in addresses:
        assert f'<a href="{address}" target="_blank" rel="noreferrer">' in text


def test_hours_that_go_past_midnight_and_hours_that_cannot_be_read_are_said_in_words(desk):
    first, second = channel().contacts.all()[:2]
    channel().contacts.filter(pk=first.pk).update(hours="Sa 20:00-02:00")
    channel().contacts.filter(pk=second.pk).update(hours="now and then")
    text = text_of(desk.get(check_url()))
    assert "Saturday: 20:00–02:00" in text
    assert "These hours cannot be read." in text


def test_a_check_keeps_who_looked_what_they_saw_and_where(today):
    chosen = channel()
    response = browser_of("Publishers").post(check_url(), answers(where=chosen.site_url))
    assert response.status_code == 302
    check = ChannelCheck.objects.get()
    assert (check.channel, check.checker_name, check.seen_at) == (chosen, "publishers", chosen.site_url)
    assert (check.checked_on, check.checked_by.username) == (today, "publishers")
    assert (check.numbers, check.hours, check.languages) == ("right", "right", "right")
    kept = channel()
    assert (kept.checked_on, kept.next_check) == (today, today + timedelta(days=chosen.check_interval))


def test_a_saved_check_offers_the_next_channel(today):
    response = browser_of("Publishers").post(check_url(), answers())
    assert f"Next: {channel(NEVER)}" in said(response)
    assert check_url(NEVER) in said(response)
    assert response.headers["Location"] == REPORT


def test_a_channel_that_was_looked_at_today_is_not_offered_again(desk, today):
    desk.post(check_url(NEVER), wrong(), follow=True)
    assert f"Next: {channel(SOON)}" in said(desk.post(check_url(), answers()))
    desk.get(REPORT)
    assert "Next:" not in said(desk.post(check_url(SOON), answers()))


def test_what_is_no_longer_right_is_claimed_no_longer_and_the_form_is_one_click_away(desk, today):
    response = desk.post(check_url(FINE), wrong(where="elsewhere", where_else="A letter from them"))
    assert "now told to check on the service's own site" in said(response).replace("&#x27;", "'")
    assert f"{LIST}/edit/{channel(FINE).pk}/" in said(response)
    assert channel(FINE).is_overdue()
    assert ChannelCheck.objects.get().seen_at == "A letter from them"
    assert FINE in codes_in(desk.get(f"{REPORT}?why=late"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"hours": "wrong"}, "Say what is no longer right."),
        ({"where": "elsewhere"}, "Say where you looked."),
        ({"where": "https://evil.example"}, "evil.example is not one of the available choices"),
        ({"numbers": "not_seen"}, "A number that nobody has seen is not checked."),
        ({"numbers": ""}, "This field is required."),
    ],
    ids=["change", "place", "strange place", "unseen number", "no answer"],
)
def test_an_incomplete_check_is_refused_in_words(desk, today, changes, sentence):
    text = text_of(desk.post(check_url(), answers(**changes)))
    assert sentence in text
    assert "The check was not saved" in text
    assert not ChannelCheck.objects.exists()
    assert channel().next_check < today


def test_hours_that_are_not_to_be_found_do_not_spoil_a_check(desk, today):
    desk.post(check_url(), answers(hours="not_seen"))
    assert channel().next_check > today


@pytest.mark.parametrize(
    ("group", "may"),
    [("Editors", False), ("Safeguarding reviewers", False), ("Publishers", True), ("Administrators", True)],
)
def test_publishers_and_administrators_check(group, may, today):
    browser = browser_of(group)
    assert (browser.get(check_url()).status_code == 200) is may
    browser.post(check_url(), answers())
    assert ChannelCheck.objects.exists() is may
    assert (channel().next_check > today) is may


def test_a_retired_channel_is_history(desk):
    HelpChannel.objects.filter(code=LATE).update(status=Status.RETIRED)
    assert desk.get(check_url(), follow=True).status_code == 404


def test_the_history_says_what_was_seen(desk):
    desk.post(check_url(), answers())
    desk.post(check_url(), wrong())
    text = text_of(desk.get(f"{LIST}/history/{channel().pk}/"))
    assert "Checked, still right. Seen: called them" in text
    assert "Checked, no longer right: The number is 116 222 now." in text
    assert ModelLogEntry.objects.filter(action="help_channels.check", user__username="tester").count() == 2


def test_earlier_checks_are_listed_below(desk):
    desk.post(check_url(), wrong())
    text = text_of(desk.get(check_url()))
    earlier = text[text.index("Earlier checks") :]
    for words in ("tester", "called them", "The number is 116 222 now."):
        assert words in earlier


def test_a_check_outlives_the_account_of_who_made_it(desk, editor):
    desk.post(check_url(), answers())
    editor.delete()
    assert (ChannelCheck.objects.get().checked_by, ChannelCheck.objects.get().checker_name) == (
        None,
        "tester",
    )


# --- Ways to it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", ["", "edit/{pk}/", "inspect/{pk}/"])
def test_the_check_is_reached_from_the_list_the_form_and_the_look(screen):
    address = f"{LIST}/{screen.format(pk=channel().pk)}"
    assert check_url() in text_of(browser_of("Publishers").get(address))
    assert check_url() not in text_of(browser_of("Safeguarding reviewers").get(address))


def test_a_retired_channel_has_no_button(desk):
    HelpChannel.objects.filter(code=LATE).update(status=Status.RETIRED)
    for screen in ("", f"edit/{channel().pk}/", f"inspect/{channel().pk}/"):
        assert check_url() not in text_of(desk.get(f"{LIST}/{screen}"))


def welcome(browser: Client) -> str:
    text = text_of(browser.get("/admin/"))
    return text[text.index("cairn-welcome") : text.index("</section>", text.index("cairn-welcome"))]


def test_the_dashboard_names_what_waits_and_leads_to_the_check(today):
    text = welcome(browser_of("Publishers"))
    assert "1 help channel has never been checked by a person." in text
    assert "1 help channel is due for another check." in text
    assert "1 help channel is to be checked within 14 days." in text
    assert [code for code in (NEVER, LATE, SOON) if check_url(code) not in text] == []


def test_the_dashboard_leads_those_who_may_not_check_to_a_look(today):
    text = welcome(browser_of("Editors"))
    assert check_url() not in text
    assert f"{LIST}/inspect/{channel().pk}/" in text


# --- Checks and editions --------------------------------------------------------------------------------------


def test_nobody_types_the_days_of_a_check(desk, today):
    text = text_of(desk.get(f"{LIST}/edit/{channel().pk}/"))
    assert re.findall(r'name="(checked_on|checked_by|next_check)"', text) == []
    form = {**channel_form(channel()), "next_check": "2099-01-01", "checked_by": "me", "action-publish": "1"}
    desk.post(f"{LIST}/edit/{channel().pk}/", form)
    assert (channel().next_check, channel().checked_by) == (today - timedelta(days=1), "public pages")


def test_a_check_is_not_undone_by_a_draft_that_is_published_later(desk, editor, today):
    chosen = channel()
    draft = chosen.save_revision(user=editor)
    desk.post(check_url(), answers())
    Revision.objects.get(pk=draft.pk).publish(user=editor)
    assert (channel().checked_on, channel().next_check > today) == (today, True)
