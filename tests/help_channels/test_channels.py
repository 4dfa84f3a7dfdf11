"""A channel's facts are typed once, kept true, and shown on every page in every language."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from wagtail.models import Page

from help_channels.countries import INTERNATIONAL
from help_channels.directory import Directory
from help_channels.kinds import Kind, Mode, Status
from help_channels.listed import ListedChannel
from help_channels.models import ChannelWords, HelpChannel, HelpContact
from help_channels.models.channels import best_words
from help_channels.models.contacts import check_languages, check_value
from help_channels.phones import check_number, tel_uri
from taxonomy.models import Term

pytestmark = pytest.mark.django_db


LANGUAGES = ("en", "fi", "sv")
HELPLINE = "fi-mll-116111"


def made(code: str = "fi-probe", contacts: list[dict] | None = None, **facts) -> HelpChannel:
    """A channel as an editor makes it; one telephone unless other contacts are given."""
    channel = HelpChannel(
        **{"code": code, "kind": Kind.HELPLINE, "status": Status.ACTIVE, "country": "FI", **facts}
    )
    contacts = [{"mode": Mode.PHONE, "value": "116 111"}] if contacts is None else contacts
    channel.contacts = [HelpContact(**contact) for contact in contacts]
    channel.words = [ChannelWords(language="en", name="Probe line")]
    return channel


def saved(*args, **facts) -> HelpChannel:
    channel = made(*args, **facts)
    channel.save()
    return channel


def helpline() -> HelpChannel:
    return HelpChannel.objects.get(code=HELPLINE)


def walk(reader, pages: list[Page]) -> dict[Page, str]:
    return {page: reader.get(page.url).content.decode() for page in pages}


def showing(whole_site, text: str) -> list[Page]:
    """Two published pages of each type and language whose HTML holds a text; some in each language."""
    kinds: dict[tuple, list[Page]] = {}
    for page in Page.objects.live().filter(depth__gt=1).select_related("locale"):
        if text in whole_site[page.url]:
            kinds.setdefault((page.content_type_id, page.locale_id), []).append(page)
    found = [page for pages in kinds.values() for page in pages[:2]]
    for language in LANGUAGES:
        assert len([page for page in found if page.locale.language_code == language]) >= 3
    return found


# --- Numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("116 111", "tel:116111"),
        ("112", "tel:112"),
        ("0800 96 116", "tel:080096116"),
        ("+358 9 2525 0111", "tel:+358925250111"),
        ("1-800-THE-LOST", "tel:18008435678"),
        ("1-866-658-9022", "tel:18666589022"),
        ("1800 55 1800", "tel:1800551800"),
    ],
)
def test_a_number_is_dialled_as_it_stands(number, address):
    check_number(number)
    assert tel_uri(number) == address
    assert HelpContact(mode=Mode.PHONE, value=number).href == address
    assert HelpContact(mode=Mode.SMS, value=number).href == address.replace("tel:", "sms:")


def test_a_short_number_gets_no_country_code():
    assert [action.href for action in listed(helpline()).actions if action.value == "116 111"] == [
        "tel:116111"
    ]


def test_every_letter_of_a_number_is_dialled_by_its_key():
    assert tel_uri("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "tel:22233344455566677778889999"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "12",
        "call us",
        "https://example.org",
        "116 111 or 112",
        "116111;ext=1",
        "+",
        "++358",
        "116\n111",
        "１１６１１１",
        "javascript:1",
    ],
)
def test_what_is_no_number_is_refused_in_words(value):
    with pytest.raises(ValidationError) as refusal:
        check_number(value)
    assert refusal.value.code == "bad_number"
    assert "is not a telephone number" in refusal.value.messages[0]


def test_every_number_of_the_demonstration_keeps_the_form_in_which_the_service_writes_it(reader):
    html = help_page(reader, "en")
    for contact in HelpContact.objects.filter(mode=Mode.PHONE, channel__in=HelpChannel.objects.active()):
        actions = [(action.href, action.label) for action in listed(contact.channel).actions]
        assert (tel_uri(contact.value), f"Call {contact.value}") in actions
        if contact.channel.country in {"FI", INTERNATIONAL}:
            assert f'href="{tel_uri(contact.value)}"' in html, contact.value
            assert f"Call {contact.value}" in html, contact.value


def help_page(reader, language: str) -> str:
    page = Page.objects.live().filter(locale__language_code=language, content_type__model="helppage").get()
    return reader.get(page.url).content.decode()


# --- What the database itself refuses -------------------------------------------------------------


def refused_by_database(channel: HelpChannel, **facts) -> bool:
    """Whether the database refuses facts that come past every form and every `clean`."""
    try:
        with transaction.atomic():
            HelpChannel.objects.filter(pk=channel.pk).update(**facts)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.PAUSED])
def test_a_channel_that_readers_see_must_be_reachable(status):
    unreachable = made(contacts=[], status=status)
    with pytest.raises(ValidationError) as refusal:
        unreachable.full_clean()
    assert "A channel that readers see needs at least one way to reach it." in refusal.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        unreachable.save()


@pytest.mark.parametrize(
    "facts", [{"live": False}, {"status": Status.RETIRED}, {"site_url": "https://example.org"}]
)
def test_a_channel_needs_no_contact_while_nobody_sees_it_or_when_it_has_a_site(facts):
    channel = made(contacts=[], **facts)
    channel.full_clean()
    channel.save()
    assert channel.ways == 0


def test_the_database_refuses_to_show_a_channel_that_nobody_can_reach():
    assert refused_by_database(saved(contacts=[], live=False), live=True)
    assert refused_by_database(saved("fi-retired", contacts=[], status=Status.RETIRED), status=Status.ACTIVE)
    assert not refused_by_database(saved("fi-other"), status=Status.ACTIVE)


def test_taking_the_last_contact_away_is_refused():
    channel = saved()
    channel.contacts = []
    with pytest.raises(ValidationError):
        channel.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        channel.save()
    assert HelpContact.objects.filter(channel=channel).count() == 1


def test_ages_must_be_in_order():
    channel = made(min_age=16, max_age=12)
    with pytest.raises(ValidationError) as refusal:
        channel.full_clean()
    assert refusal.value.messages == ["The youngest age must not be above the oldest age."]
    assert refused_by_database(saved(), min_age=16, max_age=12)
    assert not refused_by_database(helpline(), min_age=12, max_age=12)
    assert not refused_by_database(helpline(), min_age=12, max_age=None)


def test_a_country_has_one_active_emergency_channel():
    second = made("fi-113", kind=Kind.EMERGENCY)
    with pytest.raises(ValidationError) as refusal:
        second.full_clean()
    assert refusal.value.messages == ["This country already has an active emergency channel."]
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


@pytest.mark.parametrize("facts", [{"status": Status.RETIRED}, {"live": False}, {"country": "LU"}])
def test_another_emergency_channel_may_wait_or_serve_another_country(facts):
    channel = made("xx-113", kind=Kind.EMERGENCY, **facts)
    channel.full_clean()
    channel.save()


def test_a_code_is_given_once():
    with pytest.raises(ValidationError) as refusal:
        made(HELPLINE).full_clean()
    assert "code" in refusal.value.error_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        made(HELPLINE).save()


@pytest.mark.parametrize("code", ["", "FI-Probe", "fi probe", "fi_probe", "-fi", "fi-", "fi--probe", "åland"])
def test_a_code_is_small_letters_digits_and_hyphens(code):
    with pytest.raises(ValidationError) as refusal:
        made(code).full_clean()
    assert list(refusal.value.error_dict) == ["code"]


@pytest.mark.parametrize("country", ["XX", "fi", "Finland", "F", "001", ""])
def test_a_country_that_is_none_is_refused(country):
    with pytest.raises(ValidationError) as refusal:
        made(country=country).full_clean()
    assert list(refusal.value.error_dict) == ["country"]


def test_a_channel_has_words_once_in_each_language():
    channel = saved()
    with pytest.raises(IntegrityError), transaction.atomic():
        ChannelWords.objects.create(channel=channel, language="en", name="Again")


def test_the_database_refuses_a_contact_without_a_value():
    with pytest.raises(IntegrityError), transaction.atomic():
        HelpContact.objects.create(channel=saved(), mode=Mode.PHONE, value="")


# --- When it is checked again ---------------------------------------------------------------------

CHECKED = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("contact", "days"),
    [
        ({"mode": Mode.PHONE, "value": "116 111"}, 30),
        ({"mode": Mode.SMS, "value": "116 111"}, 30),
        ({"mode": Mode.CHAT, "value": "https://example.org", "hours": "Mo-Fr 14:00-20:00"}, 30),
        ({"mode": Mode.CHAT, "value": "https://example.org", "hours": "24/7"}, 90),
        ({"mode": Mode.WEBFORM, "value": "https://example.org"}, 90),
        ({"mode": Mode.EMAIL, "value": "help@example.org"}, 90),
    ],
    ids=["a number", "a text message", "hours", "day and night", "a form", "e-mail"],
)
def test_what_goes_stale_soon_is_checked_again_soon(contact, days):
    channel = saved(contacts=[contact], checked_on=CHECKED)
    assert channel.next_check == CHECKED + timedelta(days=days)


def test_a_day_that_an_editor_chose_stays():
    assert saved(checked_on=CHECKED, next_check=date(2026, 11, 5)).next_check == date(2026, 11, 5)


def test_a_channel_that_was_never_checked_is_overdue():
    channel = saved()
    assert channel.next_check is None
    assert channel.is_overdue()
    assert channel in HelpChannel.objects.overdue()


def test_the_list_of_overdue_channels_says_what_the_pages_say():
    today = timezone.localdate()
    for number, due in enumerate([today - timedelta(1), today, today + timedelta(1), None]):
        saved(f"fi-due-{number}", next_check=due)
    saved("fi-due-retired", status=Status.RETIRED)
    overdue = {channel.code for channel in HelpChannel.objects.overdue() if channel.code.startswith("fi-due")}
    assert overdue == {"fi-due-0", "fi-due-3"}
    assert overdue == {c.code for c in Directory.load("FI") if c.code.startswith("fi-due") and c.is_overdue}


# --- On the pages ---------------------------------------------------------------------------------

NAMES = {
    "en": "Child and Youth Helpline",
    "fi": "Lasten ja nuorten puhelin",
    "sv": "Barn- och ungdomstelefonen",
}


def test_changing_a_number_once_changes_it_on_every_page_in_every_language(reader, whole_site):
    pages = showing(whole_site, "0800 96 116")
    contact = HelpContact.objects.get(channel__code=HELPLINE, value="0800 96 116")
    contact.value = "0800 55 222"
    contact.save()
    for page, html in walk(reader, pages).items():
        assert "0800 96 116" not in html, page.url
        assert "080096116" not in html, page.url
        assert "0800 55 222" in html, page.url
        assert "tel:080055222" in html, page.url


def test_a_channel_that_is_not_active_is_on_no_page_until_it_comes_back(reader, whole_site):
    number = "tel:116006"  # Victim support; no text of the demonstration names it.
    pages = showing(whole_site, number)
    for facts in ({"status": Status.RETIRED}, {"status": Status.PAUSED}, {"live": False}):
        HelpChannel.objects.filter(code="fi-riku").update(**facts)
        assert [page.url for page, html in walk(reader, pages).items() if number in html] == [], facts
        HelpChannel.objects.filter(code="fi-riku").update(status=Status.ACTIVE, live=True)
    assert [page.url for page, html in walk(reader, pages).items() if number not in html] == []


def test_the_help_bar_offers_another_number_when_its_own_is_retired(reader):
    assert "116 111" in reader.get("/en/").content.decode()
    channel = helpline()
    channel.status = Status.RETIRED
    channel.save()
    html = reader.get("/en/").content.decode()
    assert "tel:116111" not in html
    assert "btn--help" in html


def test_a_channel_that_was_not_checked_in_time_says_so_and_keeps_its_number(reader):
    HelpChannel.objects.update(next_check=timezone.localdate() + timedelta(days=10))
    contact = HelpContact.objects.filter(channel__code=HELPLINE).first()
    contact.hours = "24/7"
    contact.save()
    html = help_page(reader, "en")
    assert "Open now" in html
    HelpChannel.objects.update(next_check=timezone.localdate() - timedelta(days=1))
    html = help_page(reader, "en")
    assert "Hours not confirmed" in html
    assert "Open now" not in html
    assert "Day and night" not in html
    assert 'href="tel:116111"' in html


def test_a_channel_speaks_the_readers_language(reader):
    for language, name in NAMES.items():
        html = help_page(reader, language)
        assert name in html
        assert not [other for other in NAMES.values() if other != name and other in html]


def test_words_that_are_missing_are_borrowed_and_marked_with_their_language(reader):
    ChannelWords.objects.filter(channel__code=HELPLINE, language="sv").delete()
    html = help_page(reader, "sv")
    assert f'lang="en">{NAMES["en"]}' in html
    ChannelWords.objects.filter(channel__code=HELPLINE, language="en").delete()
    assert f'lang="fi">{NAMES["fi"]}' in help_page(reader, "sv")


# --- Words ----------------------------------------------------------------------------------------


def listed(channel: HelpChannel, language: str = "en") -> ListedChannel:
    channel.term_codes = channel.predecessor_keys = ""
    return ListedChannel(channel, timezone.now(), language)


def words(*languages: str) -> list[ChannelWords]:
    return [ChannelWords(language=language, name=f"Name in {language}") for language in languages]


@pytest.mark.parametrize(
    ("languages", "asked", "given"),
    [
        (("en", "fi", "sv"), "sv", "sv"),
        (("fi", "en"), "sv", "en"),
        (("fi",), "sv", "fi"),
        (("fi", "sv"), "en", "fi"),
        (("sv", "fi"), "se", "sv"),
    ],
)
def test_the_best_words_are_the_readers_then_the_sites_then_any(languages, asked, given):
    assert best_words(words(*languages), asked).language == given


def test_a_channel_without_words_is_called_by_its_code_in_the_editors_lists():
    assert best_words([], "en") is None
    assert str(HelpChannel(code="fi-silent")) == "fi-silent"


def test_a_channel_is_called_by_its_name_in_the_active_language():
    channel = helpline()
    for language, name in NAMES.items():
        with translation.override(language):
            assert str(channel) == name


# --- What editors may write -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"mode": Mode.PHONE, "value": "ask a teacher"}, "value", "is not a telephone number"),
        ({"mode": Mode.SMS, "value": "https://example.org"}, "value", "is not a telephone number"),
        ({"mode": Mode.EMAIL, "value": "example.org"}, "value", "Write an e-mail address"),
        ({"mode": Mode.CHAT, "value": "example.org"}, "value", "Write a full web address"),
        ({"mode": Mode.WEB, "value": "javascript:alert(1)"}, "value", "Write a full web address"),
        ({"mode": Mode.WEBFORM, "value": "ftp://example.org"}, "value", "Write a full web address"),
        ({"hours": "Mo-Fr 9-17"}, "hours", "We cannot read these hours"),
        ({"hours": "Mo-Fr 10:00-18:00; PH off"}, "hours", "cannot be used here"),
        ({"hours": "Mo 20:00-02:00; Tu 10:00-12:00"}, "hours", "comma"),
        ({"zone": "Finland"}, "zone", "is not a time zone"),
        ({"closed_dates": "2026-12-24\nJuhannus"}, "closed_dates", "“Juhannus”"),
        ({"languages": "Finnish"}, "languages", "“Finnish” is not the code of a language"),
        ({"languages": "fi sv"}, "languages", "“fi sv”"),
        ({"languages": "FI"}, "languages", "“FI”"),
    ],
)
def test_a_mistake_in_a_contact_is_named_at_its_field(facts, field, words):
    contact = HelpContact(**{"channel": helpline(), "mode": Mode.PHONE, "value": "116 111", **facts})
    with pytest.raises(ValidationError) as refusal:
        contact.full_clean()
    assert list(refusal.value.error_dict) == [field]
    assert words in " ".join(refusal.value.messages)


def test_several_mistakes_are_named_at_once():
    contact = HelpContact(
        channel=helpline(),
        mode=Mode.PHONE,
        value="none",
        hours="always",
        zone="here",
        languages="all of them",
    )
    with pytest.raises(ValidationError) as refusal:
        contact.full_clean()
    assert set(refusal.value.error_dict) == {"value", "hours", "zone", "languages"}


@pytest.mark.parametrize(
    ("mode", "value", "href"),
    [
        (Mode.CHAT, "https://chat.example.org/a?b=c", "https://chat.example.org/a?b=c"),
        (Mode.EMAIL, "help@example.org", "mailto:help@example.org"),
        (Mode.LETTER, "PL 1, 00100 Helsinki", ""),
        (Mode.APP, "112 Suomi", ""),
    ],
)
def test_a_right_contact_is_accepted_and_leads_where_it_should(mode, value, href):
    contact = HelpContact(channel=helpline(), mode=mode, value=value)
    contact.full_clean()
    check_value(mode, value)
    assert contact.href == href


@pytest.mark.parametrize(
    ("text", "codes"),
    [("", []), ("fi", ["fi"]), ("fi, sv,en", ["fi", "sv", "en"]), ("fi, sme,", ["fi", "sme"])],
)
def test_languages_are_codes_with_commas_between_them(text, codes):
    check_languages(text)
    assert HelpContact(languages=text).language_codes == codes


def test_languages_are_shown_by_their_own_names():
    channel = made(contacts=[{"mode": Mode.PHONE, "value": "116 111", "languages": "fi, sv"}])
    assert "suomi, svenska" in listed(channel).facts


# --- Deleting -------------------------------------------------------------------------------------


def test_a_channel_that_a_page_shows_is_not_deleted():
    channel = helpline()
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        channel.delete()
    assert refusal.value.code == "channel_in_use"
    assert "Retired" in refusal.value.messages[0]
    assert HelpChannel.objects.filter(code=HELPLINE).exists()


def test_a_channel_that_no_page_shows_may_be_deleted():
    channel = saved()
    channel.terms.set(Term.objects.filter(slug="a13_15"))
    channel.save()
    channel.delete()
    assert not HelpChannel.objects.filter(code="fi-probe").exists()
    assert Term.objects.filter(slug="a13_15").exists()
