"""`manage.py check_channels`: what it finds, what it says, whom it tells, and what it never asks for."""

import json
import subprocess
import threading
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from campaigns.models import GuidancePage
from help_channels.checking.faults import Code, Fault, find_faults
from help_channels.checking.link_faults import find_dead_links
from help_channels.checking.links import Guard, Verdict, check_link, check_links
from help_channels.checking.reminders import send_reminders
from help_channels.kinds import Status
from help_channels.models import ChannelReminder, HelpChannel, HelpContact, HelpSettings
from help_channels.usage import pages_showing
from tests.desk import person_in

pytestmark = pytest.mark.django_db

DEMO_DAY = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_the_day_of_the_demo():
    with time_machine.travel(DEMO_DAY, tick=True):
        yield


def channel(code: str = "fi-mll-116111") -> HelpChannel:
    return HelpChannel.objects.get(code=code)


def change(code: str, **facts) -> None:
    HelpChannel.objects.filter(code=code).update(**facts)


def faults(code: Code) -> list[Fault]:
    return [fault for fault in find_faults() if fault.code == code]


def sentences(code: Code, word: str = "") -> list[str]:
    return [fault.sentence for fault in faults(code) if word in fault.sentence]


def run(*options: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    out = StringIO()
    try:
        call_command("check_channels", *options, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


# --- The command ------------------------------------------------------------------------------------------


def test_the_fresh_demo_has_warnings_and_no_error():
    code, text = run("--no-links")
    assert (code, "0 errors" in text) == (0, True)
    assert "[never_checked]" in text


def test_an_error_is_told_by_the_exit_code():
    change("fi-mll-116111", next_check=date(2026, 11, 20))
    code, text = run("--no-links")
    assert (code, "1 error," in text) == (1, True)
    assert "Error: Child and Youth Helpline [fi-mll-116111]: Overdue since Nov. 20, 2026" in text.replace(
        "20 November 2026", "Nov. 20, 2026"
    )


def test_each_fault_is_told_once_below_the_code_of_its_kind():
    change("fi-mll-116111", next_check=date(2026, 11, 20))
    change("fi-riku", next_check=date(2026, 11, 20))
    text = run("--no-links")[1]
    assert text.count("[check_overdue]") == 1
    counted = Counter(line for line in text.splitlines() if line.startswith("  "))
    assert set(counted.values()) == {1}


def test_a_site_in_order_says_so():
    HelpChannel.objects.exclude(code="fi-112").update(live=False)
    Page.objects.update(live=False)
    assert run("--no-links") == (0, "All help channels are in order.\n")


@pytest.mark.parametrize("name", ["report.txt", "report.json"])
def test_the_report_is_written_as_text_or_as_json(tmp_path, name):
    change("fi-mll-116111", next_check=date(2026, 11, 20))
    file = tmp_path / name
    _code, text = run("--no-links", "--report", str(file))
    written = file.read_text(encoding="utf-8")
    if name.endswith(".json"):
        data = json.loads(written)
        assert data["day"] == "2026-11-21"
        assert {"code": "check_overdue", "weight": "error"}.items() <= data["faults"][0].items()
        assert len(data["faults"]) == len(find_faults())
    else:
        assert written == text


# --- Checks ------------------------------------------------------------------------------------------------


def test_an_overdue_number_is_an_error_and_an_overdue_link_a_warning():
    change("fi-mll-116111", next_check=date(2026, 11, 20))
    change("fi-eoa", next_check=date(2026, 11, 20))
    assert {fault.sentence.split("]")[0].split("[")[1]: fault.weight for fault in faults(Code.OVERDUE)} == {
        "fi-mll-116111": "error",
        "fi-eoa": "warning",
    }


def test_a_number_or_hours_that_nobody_ever_checked_is_an_error_and_a_link_a_warning():
    change("fi-mll-116111", next_check=None)
    channel("fi-sekasin").contacts.update(hours="24/7")
    weights = {fault.sentence.split("]")[0].split("[")[1]: fault.weight for fault in faults(Code.NEVER)}
    assert (weights["fi-mll-116111"], weights["fi-sekasin"]) == ("error", "error")
    assert weights["fi-mll-parents"] == "warning"


@pytest.mark.parametrize(
    ("field", "value"),
    [("hours", "now and then"), ("hours", "PH off"), ("zone", "Mars/Olympus"), ("closed_dates", "Christmas")],
)
def test_facts_that_came_in_around_the_form_and_cannot_be_read_are_an_error(field, value):
    HelpContact.objects.filter(pk=channel().contacts.first().pk).update(**{field: value})
    found = faults(Code.UNREADABLE)
    assert [(fault.weight, "fi-mll-116111" in fault.sentence) for fault in found] == [("error", True)]


def test_a_channel_without_words_or_without_words_in_a_language_is_named():
    channel("fi-riku").words.all().delete()
    channel("fi-112").words.filter(language="sv").delete()
    assert len(sentences(Code.WORDS, "fi-riku")) == 1
    assert "fi-112" in sentences(Code.WORDS, "vensk")[0]


def test_a_channel_that_nobody_can_reach_is_an_error():
    HelpContact.objects.filter(channel__code="at-147").delete()
    change("at-147", site_url="")
    assert [fault.weight for fault in faults(Code.UNREACHABLE)] == ["error"]


def test_a_country_with_channels_and_no_emergency_number_is_named():
    assert sentences(Code.NO_EMERGENCY, "Finland") == []
    change("fi-112", live=False)
    assert sentences(Code.NO_EMERGENCY, "Finland") == ["Finland has help channels but no emergency number."]


# --- Pages --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts", [{"status": Status.RETIRED}, {"status": Status.PAUSED}, {"live": False}], ids=str
)
def test_pages_that_name_a_channel_which_readers_do_not_see_are_named(facts):
    change("fi-riku", **facts)
    pages = pages_showing(channel("fi-riku"))
    told = sentences(Code.PAGE_NAMES_GONE, "fi-riku")
    assert len(told) + len(faults(Code.PAGE_LOST_ALL)) == pages.count() > 0
    assert {fault.weight for fault in faults(Code.PAGE_NAMES_GONE)} == {"warning"}


def test_pages_that_name_a_channel_with_a_successor_are_in_order():
    change("fi-riku", status=Status.RETIRED, successor=channel())
    assert faults(Code.PAGE_NAMES_GONE) == faults(Code.PAGE_LOST_ALL) == []


def test_a_page_that_lost_its_last_channel_is_one_error():
    HelpChannel.objects.exclude(code="fi-112").update(status=Status.PAUSED)
    HelpChannel.objects.filter(code="fi-112").update(live=False)
    found = faults(Code.PAGE_LOST_ALL)
    assert {fault.weight for fault in found} == {"error"}
    assert len(found) > 9
    assert faults(Code.PAGE_NAMES_GONE) == []


# --- Numbers in texts ------------------------------------------------------------------------------------------


def write(text: str) -> GuidancePage:
    page = GuidancePage.objects.live().filter(locale__language_code="en").first()
    page.body = [("text", text)]
    page.save()
    return page


@pytest.mark.parametrize(
    "text",
    [
        "<p>Call 0800 96 116.</p>",
        "<p>Call 080096116 now</p>",
        "<p>(0800) 96-116</p>",
        "<p>+358 800 96 116</p>",
        '<p><a href="tel:+35880096116">call</a></p>',
        "<ul><li>0800 96 116</li><li>other</li></ul>",
    ],
)
def test_a_retired_channels_number_in_the_text_of_a_page_is_an_error(text):
    page = write(text)
    change("fi-mll-116111", status=Status.RETIRED)
    found = [fault for fault in faults(Code.TYPED_NUMBER) if fault.is_error]
    assert [page.title in fault.sentence for fault in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "<p>In 2026, 112 of 1800 children told; 10–12 years.</p>",
        "<p>https://example.org/0800-96-116/080096116</p>",
        '<p><a linktype="page" id="116">116 pages</a></p>',
        "<p>2026-11-21 and 21.11.2026</p>",
        "<p>10800 96 1167</p>",
    ],
)
def test_years_addresses_and_keys_are_no_numbers_to_dial(text):
    write(text)
    change("fi-mll-116111", status=Status.RETIRED)
    assert faults(Code.TYPED_NUMBER) == []


def test_a_number_that_an_active_channel_has_as_well_misleads_nobody():
    write("<p>116 111</p>")
    change("fi-mll-116111", status=Status.RETIRED)
    channel("fi-riku").contacts.filter(mode="phone").update(value="116 111")
    assert faults(Code.TYPED_NUMBER) == []


def test_a_number_of_no_channel_is_a_warning():
    page = write("<p>Call 0600 123 456 or +44 20 7946 0958.</p>")
    assert [fault.weight for fault in faults(Code.TYPED_NUMBER)] == ["warning", "warning"]
    assert page.title in sentences(Code.TYPED_NUMBER, "0600 123 456")[0]


def test_a_draft_page_misleads_nobody():
    page = write("<p>0800 96 116</p>")
    change("fi-mll-116111", status=Status.RETIRED)
    GuidancePage.objects.filter(pk=page.pk).update(live=False)
    assert faults(Code.TYPED_NUMBER) == []


# --- Links ------------------------------------------------------------------------------------------------------


class Answers(BaseHTTPRequestHandler):
    """A small site: what its paths do is their name."""

    asked: list[str] = []

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        name, _slash, rest = self.path.strip("/").partition("/")
        if name == "to":
            self.send_response(302)
            self.send_header("Location", rest if rest.startswith("http") else f"/{rest}")
        elif name == "no-head":
            self.send_response(405 if self.command == "HEAD" else 200)
        else:
            self.send_response(int(name) if name.isdigit() else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def site():
    """The address of a server on this machine."""
    Answers.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def open_guard() -> Guard:
    """Lets the server of the test in, and nothing else."""
    return Guard(allowed={"127.0.0.1"})


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/200", Verdict.FINE),
        ("/404", Verdict.GONE),
        ("/410", Verdict.GONE),
        ("/403", Verdict.UNSURE),
        ("/503", Verdict.UNSURE),
        ("/no-head", Verdict.FINE),
        ("/to/to/to/200", Verdict.FINE),
        ("/to/to/to/to/200", Verdict.UNSURE),
        ("/to/404", Verdict.GONE),
    ],
)
def test_the_answer_of_a_server_is_understood(site, open_guard, path, verdict):
    assert check_link(site + path, open_guard) == verdict


def test_a_head_is_enough_where_the_server_knows_it(site, open_guard):
    check_link(f"{site}/200", open_guard)
    assert Answers.asked == ["HEAD /200"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/200",
        "http://localhost:{port}/200",
        "http://[::1]:{port}/200",
        "http://[::ffff:127.0.0.1]:{port}/200",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0:{port}/200",
        "http://2130706433:{port}/200",
    ],
)
def test_nothing_inside_our_own_network_is_ever_asked(site, address):
    found = check_link(address.format(port=site.rpartition(":")[2]), Guard())
    assert (found in {Verdict.REFUSED, Verdict.NO_NAME}, Answers.asked) == (True, [])


def test_a_redirect_into_our_own_network_is_not_followed(site, open_guard):
    assert check_link(f"{site}/to/http://10.0.0.1/", open_guard) == Verdict.REFUSED
    assert check_link(f"{site}/to/http://[::1]/", open_guard) == Verdict.REFUSED
    assert check_link(f"{site}/to/file:///etc/passwd", open_guard) in {
        Verdict.REFUSED,
        Verdict.GONE,
        Verdict.FINE,
    }


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "https://", "http://[bad/"])
def test_only_web_addresses_are_asked(address, open_guard):
    assert check_link(address, open_guard) in {Verdict.REFUSED, Verdict.UNSURE, Verdict.NO_NAME}


def test_a_server_that_does_not_answer_is_no_dead_link(open_guard):
    assert check_link("http://127.0.0.1:9/", open_guard) == Verdict.UNSURE


def test_a_certificate_that_nobody_vouches_for_is_wrong(tmp_path, open_guard):
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ed25519",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "2",
    ]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *args: None
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        found = check_link(f"https://127.0.0.1:{server.server_port}/200", open_guard)
        server.shutdown()
        thread.join()
    assert found == Verdict.BAD_CERTIFICATE


def only_link(address: str, **contact) -> None:
    """All channels but one are out of the way; it has this address."""
    HelpChannel.objects.exclude(code="fi-eoa").update(live=False)
    chosen = channel("fi-eoa")
    chosen.sources = [
        ("source", {"title": "S", "publisher": "", "url": "", "dated": "", "seen": date.today()})
    ]
    chosen.save()
    chosen.contacts.all().update(value=address)
    change("fi-eoa", site_url=address)


def test_a_dead_link_is_told_once_with_all_its_places_and_is_an_error(site, open_guard):
    only_link(f"{site}/404")
    change("fi-riku", live=True, site_url=f"{site}/404")
    channel("fi-riku").contacts.update(mode="phone", value="116 006")
    found = [fault for fault in find_dead_links(open_guard) if site in fault.sentence]
    assert [(fault.code, fault.weight) for fault in found] == [(Code.DEAD_LINK, "error")]
    assert found[0].sentence.count("fi-eoa") == found[0].sentence.count("fi-riku") == 1


def test_the_addresses_of_sources_are_asked_too(site, open_guard):
    only_link(f"{site}/200")
    chosen = channel("fi-eoa")
    source = {"title": "S", "publisher": "", "url": f"{site}/410", "dated": "", "seen": date.today()}
    chosen.sources = [("source", source)]
    chosen.save()
    assert [fault.sentence.split(":")[0] for fault in find_dead_links(open_guard)] == ["http"]
    assert "HEAD /410" in Answers.asked


def test_a_name_that_leads_nowhere_is_dead_when_others_lead_somewhere(site, open_guard):
    only_link("http://nothing.invalid/")
    chosen = channel("fi-eoa")
    chosen.contacts.update(value=f"{site}/200")
    found = find_dead_links(open_guard)
    assert [("nothing.invalid" in fault.sentence, fault.weight) for fault in found] == [(True, "error")]


def test_without_any_network_no_link_is_called_dead(open_guard):
    only_link("http://nothing.invalid/")
    assert [(fault.code, fault.weight) for fault in find_dead_links(open_guard)] == [
        (Code.NO_NETWORK, "warning")
    ]


def test_each_address_is_asked_once(site, open_guard):
    check_links([f"{site}/200", f"{site}/200"], open_guard)
    assert Answers.asked == ["HEAD /200"]


# --- Mail ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def keeper():
    """Somebody who keeps two channels that wait; no other channel does."""
    HelpChannel.objects.update(next_check=date(2027, 3, 1))
    person = person_in("Publishers")
    change("fi-mll-116111", keeper=person, next_check=date(2026, 11, 20))
    change("fi-riku", keeper=person, next_check=None)
    return person


def test_a_keeper_gets_one_mail_with_all_their_channels(keeper):
    change("fi-112", next_check=date(2026, 12, 5), keeper=keeper)
    assert send_reminders() == (1, [])
    message = mail.outbox[0]
    assert message.to == [keeper.email]
    assert message.subject == "3 help channels are to be checked"
    for code in ("fi-mll-116111", "fi-riku", "fi-112"):
        assert str(channel(code)) in message.body
        assert (
            f"http://testserver/admin/snippets/help_channels/helpchannel/check/{channel(code).pk}/"
            in message.body
        )
    assert "Never checked" in message.body
    assert "Overdue since" in message.body


def test_nobody_is_told_of_the_same_channel_within_seven_days(keeper):
    send_reminders()
    assert send_reminders() == (0, [])
    with time_machine.travel(DEMO_DAY + timedelta(days=6), tick=False):
        assert send_reminders() == (0, [])
    with time_machine.travel(DEMO_DAY + timedelta(days=7), tick=False):
        assert send_reminders() == (1, [])
    assert len(mail.outbox) == 2
    assert ChannelReminder.objects.count() == 2


def test_only_a_channel_that_is_new_to_the_round_is_told_the_next_day(keeper):
    send_reminders()
    change("fi-112", keeper=keeper, next_check=None)
    with time_machine.travel(DEMO_DAY + timedelta(days=1), tick=False):
        send_reminders()
    assert str(channel("fi-112")) in mail.outbox[1].body
    assert str(channel()) not in mail.outbox[1].body


@pytest.mark.parametrize("change_of_keeper", [{"is_active": False}, {"email": ""}, None], ids=str)
def test_channels_without_a_keeper_who_reads_mail_go_to_the_address_in_the_settings(keeper, change_of_keeper):
    HelpSettings.objects.update_or_create(
        site=Site.objects.get(), defaults={"keeper_email": "round@example.org"}
    )
    if change_of_keeper:
        type(keeper).objects.filter(pk=keeper.pk).update(**change_of_keeper)
    else:
        HelpChannel.objects.update(keeper=None)
    assert send_reminders() == (1, [])
    assert mail.outbox[0].to == ["round@example.org"]
    assert str(channel()) in mail.outbox[0].body


def test_channels_of_which_nobody_hears_are_named_and_not_marked(keeper):
    HelpChannel.objects.update(keeper=None)
    sent, unheard = send_reminders()
    assert (sent, {item.code for item in unheard}) == (0, {"fi-mll-116111", "fi-riku"})
    assert not ChannelReminder.objects.exists()


def test_the_mail_is_in_the_keepers_language(keeper):
    UserProfile.objects.create(user=keeper, preferred_language="fi")
    send_reminders()
    assert channel().words.get(language="fi").name in mail.outbox[0].body


def test_a_mail_server_that_is_down_is_tried_again_and_has_an_exit_code_of_its_own(keeper, settings):
    HelpChannel.objects.filter(next_check__lt=timezone.localdate()).update(next_check=date(2026, 12, 1))
    change("fi-riku", next_check=date(2026, 12, 1))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert run("--no-links", "--mail")[0] == 2
    assert not ChannelReminder.objects.exists()


def test_the_command_mails_only_when_it_is_asked_to(keeper):
    run("--no-links")
    assert mail.outbox == []
    run("--no-links", "--mail")
    assert len(mail.outbox) == 1
