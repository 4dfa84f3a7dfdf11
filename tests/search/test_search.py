"""Readers find by the stems of words, in their language, with any input, and leave no word behind."""

import logging
import re

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from campaigns.models import GuidancePage
from core.logs import ReaderFilter
from core.models import CustomImage
from core.search.backend import MAX_CHARACTERS, MAX_WORDS, NOTHING, clean
from core.search.lemmas import lemmas, without_accents
from help_channels.models import HelpChannel
from search.find import MOST, find_pages, grouped

pytestmark = pytest.mark.django_db


def address(language: str = "en") -> str:
    with translation.override(language):
        return reverse("search")


def ask(reader, words: str, language: str = "en"):
    return reader.post(address(language), {"words": words})


def found_titles(response) -> list[str]:
    return [result.title for group in response.context["groups"] for result in group.results]


# --- Finding --------------------------------------------------------------------------------------

# Forms of one word find the same pages of the demonstration.
FORMS = [
    ("en", ["picture", "pictures", "Pictures", "PICTURES"]),
    ("en", ["threaten", "threatens", "threatening"]),
    ("en", ["secret", "secrets"]),
    ("en", ["send", "sent", "sending"]),
    ("en", ["child", "children"]),
    ("fi", ["kuva", "kuvat", "kuvia", "kuvaa", "kuvan", "kuvassa", "KUVAT"]),
    ("fi", ["salaisuus", "salaisuuden", "salaisuuksia"]),
    ("fi", ["aikuinen", "aikuiselle", "aikuisten"]),
    ("fi", ["puhelin", "puhelimeen"]),
    ("fi", ["pyytää", "pyysi"]),
    ("fi", ["lapsi", "lapset", "lapsille"]),
    ("sv", ["bild", "bilder", "bilden", "bilderna", "Bilder"]),
    ("sv", ["hemlighet", "hemligheter", "hemligheten"]),
    ("sv", ["hota", "hotar"]),
    ("sv", ["förälder", "föräldrar"]),
    ("sv", ["lösenord", "lösenordet"]),
]


@pytest.fixture
def every_result(monkeypatch):
    """Common words stand on more pages than a reader is shown; which of those come first is not asked here."""
    monkeypatch.setattr("search.find.MOST", 1000)


@pytest.mark.usefixtures("every_result")
@pytest.mark.parametrize(
    ("language", "forms"), FORMS, ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_every_form_of_a_word_finds_the_same_pages(language, forms):
    found = [{page.pk for page in find_pages(form, language)} for form in forms]
    assert len(found[0]) >= 3
    assert all(pages == found[0] for pages in found)


@pytest.mark.parametrize(
    ("language", "word", "without"),
    [
        ("fi", "hätänumero", "hatanumero"),
        ("fi", "pyytää", "pyytaa"),
        ("sv", "lösenord", "losenord"),
        ("sv", "lärare", "larare"),
    ],
)
def test_a_word_typed_without_its_accents_finds_the_same_pages(language, word, without):
    found = [{page.pk for page in find_pages(form, language)} for form in (word, without)]
    assert found[0]
    assert found[0] == found[1]


def test_accents_are_dropped_on_both_sides():
    assert without_accents("Älä jää yksin, Åsa") == "Ala jaa yksin, Asa"
    assert lemmas("sakerhet", "sv") == lemmas("säkerhet", "sv") == "sakerhet"


@pytest.mark.parametrize(
    ("language", "word", "lemma"),
    [
        ("fi", "kuvia", "kuva"),
        ("sv", "bilder", "bild"),
        ("en", "pictures", "picture"),
        ("se", "govat", "govat"),
    ],
)
def test_words_are_reduced_to_their_stem_where_we_have_a_dictionary(language, word, lemma):
    assert lemmas(word, language) == lemma


@pytest.mark.parametrize(("language", "key"), [("en", "picture"), ("fi", "kuva"), ("sv", "bild")])
def test_only_pages_of_the_readers_language_are_found(reader, language, key):
    response = ask(reader, key, language)
    assert response.context["total"] >= 10
    urls = re.findall(r'<h3><a href="([^"]+)"', response.content.decode())
    assert len(urls) == response.context["total"]
    assert all(url.startswith(f"/{language}/") for url in urls)


def test_a_finnish_word_finds_nothing_in_the_swedish_search(reader):
    assert ask(reader, "kuvia", "fi").context["total"] > 0
    assert ask(reader, "kuvia", "sv").context["total"] == 0


@pytest.mark.usefixtures("every_result")
def test_all_words_must_be_on_the_page():
    one, other = find_pages("picture", "en"), find_pages("picture secret", "en")
    assert 0 < len(other) < len(one)
    assert {page.pk for page in other} <= {page.pk for page in one}
    assert find_pages("picture zzyzx", "en") == []


def test_a_page_is_found_by_a_word_of_its_text_by_its_title_and_by_its_summary():
    page = GuidancePage.objects.live().filter(locale__language_code="en", is_sensitive=False).first()
    page.title, page.search_description, page.intro = "Zebras", "About giraffes", "Hippopotamus"
    page.body = [("text", "<p>The <b>crocodile</b> swims.</p>")]
    page.save_revision().publish()
    for word in ("zebra", "giraffe", "hippopotamus", "crocodile", "crocodiles"):
        assert [found.pk for found in find_pages(word, "en")] == [page.pk], word


def test_a_page_that_is_not_published_is_not_found(reader):
    page = find_pages("picture", "en")[0]
    Page.objects.get(pk=page.pk).unpublish()
    assert page.pk not in {found.pk for found in find_pages("picture", "en")}


def test_a_draft_does_not_speak_before_it_is_published():
    page = GuidancePage.objects.live().filter(locale__language_code="en").first()
    page.title = "Zebras"
    page.save_revision()
    assert find_pages("zebra", "en") == []


def test_an_unknown_language_finds_nothing():
    assert find_pages("picture", "xx") == []


# --- The page of results --------------------------------------------------------------------------


def test_results_stand_under_their_audience_with_the_summary_an_editor_wrote(reader):
    response = ask(reader, "pictures")
    groups = response.context["groups"]
    assert [group.order for group in groups] == sorted(group.order for group in groups)
    assert "13–15 years" in [group.heading for group in groups]
    summaries = set(Page.objects.live().values_list("title", "search_description"))
    html = response.content.decode()
    for group in groups:
        assert f"<h2>{group.heading}</h2>" in html
        assert group.results
        assert all(result.summary for result in group.results)
        assert {(result.title, result.summary) for result in group.results} <= summaries


def test_the_headings_are_in_the_readers_language(reader):
    assert "13–15-vuotiaat" in [group.heading for group in ask(reader, "kuvia", "fi").context["groups"]]


def test_pages_for_everybody_come_last():
    page = Page.objects.live().filter(locale__language_code="en", depth=2).first()
    for_children = next(page for page in find_pages("picture", "en") if page.term_items.exists())
    with translation.override("en"):
        groups = grouped([page, for_children])
    assert len(groups) == 2
    assert groups[-1].heading == "For everybody"


def test_the_number_of_results_is_said_and_is_right(reader):
    response = ask(reader, "pictures")
    assert response.context["total"] == len(found_titles(response)) <= MOST
    assert f"{response.context['total']} pages found." in response.content.decode()


def test_nothing_found_leads_on_to_people(reader):
    html = ask(reader, "zzyzx").content.decode()
    assert "0 pages found." in html
    assert "Find someone to talk to" in html


def test_the_number_of_queries_does_not_grow_with_the_results(reader):
    counts = []
    ask(reader, "picture")
    for words in ("zzyzx picture", "password", "picture"):
        with CaptureQueriesContext(connection) as queries:
            ask(reader, words)
        counts.append(len(queries))
    assert max(counts) <= 16
    assert counts[2] - counts[1] <= 1


def test_a_form_without_words_says_how_to_search_and_finds_nothing(reader):
    for words in ("", "   ", "\n\t"):
        response = ask(reader, words)
        assert response.status_code == 200
        assert response.context["total"] == 0


# --- Any input ------------------------------------------------------------------------------------

HOSTILE = {
    "a quotation mark": '"',
    "an open quotation": '"picture',
    "many quotation marks": '"""" "a" b"',
    "an apostrophe": "it's",
    "NUL": "pic\0ture",
    "only NUL": "\0\0",
    "a backslash": "\\",
    "many backslashes": "a\\b\\\\c\\",
    "a star": "*",
    "a star after a word": "pict*",
    "OR": "OR",
    "AND NOT NEAR": "AND NOT NEAR(a b, 2)",
    "a column": "title:picture",
    "brackets": "((((picture",
    "closed brackets": "picture))))",
    "curly brackets": "{title} : ^picture",
    "tsquery signs": "a & | ! <-> :* b:A",
    "a minus": "-picture",
    "a plus": "+picture +",
    "only punctuation": "!?.,;:-_#%&/()=",
    "a per cent sign": "100% %s %(x)s %",
    "an underscore": "_",
    "emoji": "😀 👩‍👩‍👧 🏳️‍🌈",
    "from right to left": "\u202eerutcip",
    "a letter that grows": "\ufdfa" * 40,
    "combining signs": "a" + "\u0301" * 300,
    "control letters": "".join(map(chr, range(1, 32))),
    "SQL": "'; DROP TABLE wagtailcore_page; --",
    "more SQL": '" UNION SELECT password FROM auth_user --',
    "HTML": "<script>alert(1)</script>",
    "a template": "{{ request }}{% debug %}",
    "5,000 letters": "a" * 5_000,
    "300 words": "picture " * 300,
    "300 different words": " ".join(f"word{number}" for number in range(300)),
    "a line break": "picture\r\nSet-Cookie: a=b",
    "Arabic": "صورة",
    "Chinese": "图片",
    "a surrogate": "\udcff",
}


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_input_breaks_the_search(reader, words, language):
    body = {"words": words.encode("utf-8", "surrogateescape")}
    response = reader.post(address(language), body)
    assert response.status_code == 200
    assert "Location" not in response.headers
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_input_breaks_the_editors_search(desk, words):
    if "\udcff" in words:
        words = words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    for name in ("wagtailadmin_pages:search", "wagtailimages:index", "wagtaildocs:index"):
        assert desk.get(reverse(name), {"q": words}).status_code == 200, name


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_search_of_the_site_is_cleaned(words):
    """Wagtail's own screens ask the backend themselves: what they pass is cleaned where all pass."""
    backend = get_search_backend()
    for model in (Page, HelpChannel, CustomImage):
        list(backend.search(words, model))
        list(backend.autocomplete(words, model))


@pytest.mark.parametrize("words", ['"', '"probe', "\\", "*", " ", "mll", "(((", "300 " * 60])
@pytest.mark.parametrize(
    "listing",
    [
        "wagtailsnippets_help_channels_helpchannel:list",
        "wagtailsnippets_taxonomy_audience:list",
        "wagtailsnippets_taxonomy_topic:list",
        "wagtailsnippetchoosers_help_channels_helpchannel:choose_results",
        "wagtailusers_users:index",
    ],
)
def test_no_input_breaks_a_listing_of_the_editors(desk, listing, words):
    assert desk.get(reverse(listing), {"q": words}).status_code == 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"words=%ff%fe%00", "application/x-www-form-urlencoded"),
        (b"words=%C3%28", "application/x-www-form-urlencoded; charset=utf-8"),
        (b"words=bild", "application/x-www-form-urlencoded; charset=no-such-charset"),
        (b"words", "multipart/form-data"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b'{"words": "bild"}', "application/json"),
        (b"\x00" * 100, "application/octet-stream"),
        (b"words=a&" * 1_500, "application/x-www-form-urlencoded"),
        (b"words=" + b"a" * 3_000_000, "application/x-www-form-urlencoded"),
    ],
)
def test_no_body_breaks_the_search(body, kind):
    # Not `post`: the test client would read the body by the character set that it names.
    response = Client(raise_request_exception=False).generic("POST", address(), body, content_type=kind)
    assert response.status_code in {200, 400, 413}
    assert not response.cookies


def test_what_is_too_long_is_cut():
    assert len(clean("a" * 5_000)) == MAX_CHARACTERS
    assert len(clean("a " * 300).split()) == MAX_WORDS
    assert clean('"\0\\') == clean("") == NOTHING


def test_a_long_sentence_is_answered_by_its_beginning(reader):
    assert ask(reader, "picture " * 300).context["total"] == ask(reader, "picture").context["total"]


# --- No trace -------------------------------------------------------------------------------------

MARKER = "kimalaisenpesä"


def test_the_words_stand_only_in_the_field_where_they_were_typed(reader):
    html = ask(reader, f"picture {MARKER}").content.decode()
    assert html.count(MARKER) == 1
    assert f'value="picture {MARKER}"' in html
    assert 'autocomplete="off"' in html


def test_the_words_are_in_no_address_and_no_header(reader):
    response = ask(reader, f"picture {MARKER}")
    html = response.content.decode()
    assert response.request["QUERY_STRING"] == ""
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', html)
    assert [link for link in addresses if MARKER in link or "picture" in link.partition("?")[2]] == []
    assert MARKER not in str(response.headers)
    assert not response.cookies


def test_the_form_posts_to_the_search_of_its_language(reader):
    for language in ("en", "fi", "sv"):
        html = reader.get(address(language)).content.decode()
        form = re.search(r"<form[^>]*data-search[^>]*>", html).group()
        assert 'method="post"' in form
        assert f'action="{address(language)}"' in form


def test_words_in_an_address_are_ignored(reader):
    plain = reader.get(address())
    asked = reader.get(address(), {"q": MARKER, "words": MARKER, "query": MARKER})
    assert asked.content == plain.content
    assert asked.context["total"] == 0
    assert not asked.context["searched"]


def test_words_in_an_address_are_ignored_beside_a_form(reader):
    response = reader.post(f"{address()}?words=picture", {"words": ""})
    assert response.context["total"] == 0


def test_a_form_needs_no_token_and_so_no_cookie():
    response = Client(enforce_csrf_checks=True).post(address(), {"words": "picture"})
    assert response.status_code == 200
    assert response.context["total"] > 0


def test_the_words_are_in_no_line_that_the_server_writes(reader, caplog):
    caplog.handler.addFilter(ReaderFilter())
    with caplog.at_level(logging.INFO):
        ask(reader, MARKER)
        Client(raise_request_exception=False).put(address(), MARKER)
        ask(reader, f"{MARKER} " * 400)
    assert MARKER not in caplog.text


def test_the_words_are_in_no_query_that_writes(reader):
    with CaptureQueriesContext(connection) as queries:
        ask(reader, MARKER)
    writing = [query["sql"] for query in queries if not query["sql"].lstrip().upper().startswith("SELECT")]
    assert writing == []
    assert Session.objects.count() == 0


def test_no_table_is_made_for_words():
    """Wagtail's own collection of queries is not installed."""
    assert not apps.is_installed("wagtail.contrib.search_promotions")
    assert [table for table in connection.introspection.table_names() if "query" in table] == []
