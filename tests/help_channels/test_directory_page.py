"""The directory, the page of one channel, and what a reader takes along."""

import io

import pytest
import segno
import time_machine
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext

from help_channels.kinds import Status
from help_channels.models import DirectoryPage, HelpChannel
from taxonomy.models import Term

pytestmark = pytest.mark.django_db

IN_THE_DAY = "2026-11-24 12:00+02:00"


def directory_page(language: str = "en") -> DirectoryPage:
    return DirectoryPage.objects.get(locale__language_code=language)


def found(reader, **query) -> str:
    """The list of services, without the frame of the page."""
    html = reader.get(directory_page().url, query).content.decode()
    return html[html.index('id="found"') : html.index('id="abroad"')]


def pk_of(code: str) -> int:
    return HelpChannel.objects.get(code=code).pk


def address_of(code: str, language: str = "en", end: str = "") -> str:
    return f"{directory_page(language).url}{pk_of(code)}/{end}"


def listed(html: str, code: str) -> bool:
    return f'href="{address_of(code)}"' in html


# --- The list ------------------------------------------------------------------------------------


def test_all_active_channels_of_the_country_and_the_international_ones_are_there(reader):
    html = found(reader)
    at_home = HelpChannel.objects.active().serving("FI").exclude(kind="emergency")
    assert all(listed(html, channel.code) for channel in at_home)
    assert not listed(html, "se-bris")


def test_a_retired_a_paused_and_an_unpublished_channel_are_gone_at_the_next_request(reader):
    for code, change in [
        ("fi-riku", {"status": Status.RETIRED}),
        ("fi-exit", {"status": Status.PAUSED}),
        ("fi-sekasin", {"live": False}),
    ]:
        HelpChannel.objects.filter(code=code).update(**change)
        assert not listed(found(reader), code)
        assert reader.get(address_of(code)).status_code == 404


def test_who_you_are_narrows_the_list(reader):
    parent = Term.objects.get(slug="parent")
    html = found(reader, who=parent.pk)
    assert listed(html, "fi-mll-parents")
    assert not listed(html, "fi-sekasin")


def test_what_it_is_about_narrows_the_list(reader):
    html = found(reader, about=Term.objects.get(slug="picture_spread").pk)
    assert listed(html, "int-takeitdown")
    assert not listed(html, "fi-lapsiasia")


@pytest.mark.parametrize(
    ("how", "fits", "does_not"),
    [("1", "fi-riku", "fi-exit"), ("2", "fi-exit", "fi-mieli"), ("3", "fi-nettivihje", "fi-riku")],
)
def test_how_narrows_the_list(reader, how, fits, does_not):
    html = found(reader, how=how)
    assert listed(html, fits)
    assert not listed(html, does_not)


def test_how_and_language_belong_together(reader):
    """The children's helpline has a Swedish phone and a Finnish chat: no Swedish chat."""
    assert listed(found(reader, how="1", language="sv"), "fi-mll-116111")
    assert not listed(found(reader, how="2", language="sv"), "fi-mll-116111")


@time_machine.travel(IN_THE_DAY)
def test_only_those_open_now(reader):
    html = found(reader, open="on")
    assert listed(html, "fi-nollalinja")
    assert not listed(html, "fi-riku")
    assert "channel--closed" not in html


def test_the_choices_in_the_address_tell_nobody_what_somebody_looked_for(reader):
    html = reader.get(directory_page().url).content.decode()
    form = html[html.index("<form") : html.index("</form>")]
    for term in Term.objects.filter(scheme__in=["audience", "topic"]):
        assert f'value="{term.code}"' not in form


def test_only_choices_that_lead_to_a_service_are_offered(reader):
    unused = Term.objects.get(slug="devices")
    HelpChannel.objects.filter(terms=unused).update(status=Status.RETIRED)
    assert f'value="{unused.pk}"' not in reader.get(directory_page().url).content.decode()


@pytest.mark.parametrize(
    "query", [{"who": "zz"}, {"about": "99999"}, {"how": "9"}, {"language": "xx"}, {"who": "\0"}]
)
def test_an_unknown_choice_is_left_out_and_the_page_says_so(reader, query):
    html = found(reader, **query)
    assert "It is left out" in html
    assert listed(html, "fi-riku")


def test_choices_that_fit_nothing_lead_back_to_all(reader):
    html = found(
        reader,
        who=Term.objects.get(slug="a7_9").pk,
        how="3",
        language="sv",
        open="on",
        about=Term.objects.get(slug="devices").pk,
    )
    assert "services" in html
    assert "Show all" in html


def test_other_countries_stand_below_each_with_its_own_emergency_number(reader):
    html = reader.get(directory_page().url).content.decode()
    abroad = html[html.index('id="abroad"') :]
    for country in (
        HelpChannel.objects.active().exclude(country__in=["FI", "INT"]).values_list("country", flat=True)
    ):
        assert f'{directory_page().url}{country.lower()}/"' in abroad


def test_the_sites_own_country_has_no_second_page(reader):
    response = reader.get(f"{directory_page().url}fi/")
    assert response.headers["Location"] == directory_page().url


def test_another_country_has_its_own_page(reader):
    html = reader.get(f"{directory_page('fi').url}se/").content.decode()
    assert "<h1>Ruotsi</h1>" in html
    assert "Bris" in html


@pytest.mark.parametrize(
    "end",
    [
        "xx/",
        "SE/",
        "fi-nollalinja/",
        "0/",
        "99999/",
        "1/2/",
        "99999999999999999999/",
        "99999/card/",
        "99999/qr/",
        "99999/contact/",
    ],
)
def test_an_address_that_leads_nowhere_gets_the_page_that_helps(reader, end):
    response = reader.get(f"{directory_page().url}{end}")
    assert response.status_code == 404
    assert "tel:112" in response.content.decode()


def queries_of(reader, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    return len(queries)


def test_the_queries_do_not_grow_with_the_channels_or_the_countries(reader):
    address = directory_page().url
    reader.get(address)
    before = queries_of(reader, address)
    for number in range(60):
        made = HelpChannel(
            code=f"more-{number}", kind="helpline", country=["FI", "DK", "IS", "NL", "PL"][number % 5]
        )
        made.site_url = "https://example.org"
        made.words = [made.words.model(language="en", name=f"More {number}")]
        made.save()
    assert queries_of(reader, address) == before <= 15


# --- One channel ---------------------------------------------------------------------------------


def test_what_happens_is_told_in_numbered_steps_and_says_honestly_what_is_not_known(reader):
    html = reader.get(address_of("fi-mll-116111")).content.decode()
    steps = html[html.index('<ol class="steps">') : html.index("</ol>", html.index('<ol class="steps">'))]
    for title in [
        "Who answers or reads it",
        "What they ask",
        "Whom they must tell by law",
        "What shows afterwards",
    ]:
        assert title in steps
    assert "A call does not show on the phone bill." in steps
    unknown = reader.get(address_of("fi-riku")).content.decode()
    assert "Ask first: “Who do you tell?”" in unknown
    assert "We do not know whether a call shows on the phone bill." in unknown


def test_the_page_of_a_channel_names_rights_check_and_sources(reader):
    html = reader.get(address_of("fi-eoa")).content.decode()
    assert "Your rights here" in html
    assert "Read on public pages on 21 November 2026" in html
    assert "oikeusasiamies.fi" in html


def test_the_page_of_a_channel_exists_in_every_language_of_the_site(reader):
    for language in ("en", "fi", "sv"):
        html = reader.get(address_of("fi-mll-116111", language)).content.decode()
        for other in ("en", "fi", "sv"):
            assert f'href="{address_of("fi-mll-116111", other)}"' in html


def test_the_tab_of_a_channels_page_does_not_name_it(reader):
    head = reader.get(address_of("fi-mll-116111")).content.decode().partition("</head>")[0]
    assert "Child and Youth Helpline" not in head.partition("<title>")[2].partition("</title>")[0]


def test_the_qr_code_leads_to_the_channels_page_and_holds_nothing_inline(reader):
    response = reader.get(address_of("fi-mll-116111", end="qr/"))
    assert response.headers["Content-Type"] == "image/svg+xml"
    svg = response.content.decode()
    assert "style=" not in svg
    assert "<script" not in svg
    expected = io.BytesIO()
    segno.make(f"http://testserver{address_of('fi-mll-116111')}", error="m", micro=False).save(
        expected, kind="svg", scale=4, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    assert response.content == expected.getvalue()


def test_the_card_to_print_has_numbers_code_and_the_day_of_the_check(reader):
    html = reader.get(address_of("fi-mll-116111", end="card/")).content.decode()
    assert "116 111" in html
    assert address_of("fi-mll-116111", end="qr/") in html
    assert "Read on public pages" in html


def test_a_saved_contact_dials_the_number_as_it_is(reader):
    response = reader.get(address_of("fi-mll-116111", end="contact/"))
    assert 'filename="contact.vcf"' in response.headers["Content-Disposition"]
    card = vobject.readOne(response.content.decode())
    assert card.fn.value == "Child and Youth Helpline"
    assert [number.value for number in card.tel_list] == ["116111", "080096116"]
    assert len({address.value for address in card.url_list}) == len(card.url_list)


def test_nothing_of_all_this_sets_a_cookie(reader):
    for end in ("", "card/", "qr/", "contact/"):
        response = reader.get(address_of("fi-mll-116111", end=end))
        assert not response.cookies
        assert "Vary" not in response.headers or "ookie" not in response.headers["Vary"]
