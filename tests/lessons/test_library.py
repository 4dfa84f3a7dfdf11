"""A teacher finds a lesson in a few choices; every choice leads somewhere, and words leave no trace."""

import re

import pytest
from django.db import connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from lessons.library.facets import duration_of
from lessons.library.shelf import PAGE_SIZE
from lessons.library.stamps import indexes
from lessons.models import LessonIndexPage, LessonPage, LibraryStamp
from lessons.views import library_of
from taxonomy.models import PageTerm, Term, TermWords
from tests.lessons.makers import library, make_lesson, step

pytestmark = pytest.mark.django_db

EN = "/en/lessons/"
LIBRARIES = [("en", EN), ("fi", "/fi/oppitunnit/"), ("sv", "/sv/lektioner/")]
MOST_QUERIES = 15
TERMS = "a10_12 grades_3_6 own_pictures exercise l3"


@pytest.fixture
def nothing_else():
    """A library without the demonstration's lessons."""
    LessonPage.objects.update(live=False)
    LibraryStamp.touch(LessonIndexPage.objects.values_list("locale", flat=True))


def lasting(minutes: int) -> dict:
    return {"minutes": minutes, "steps": [{"type": "step", "value": step("Talk", minutes)}]}


@pytest.fixture
def five(nothing_else) -> dict[str, LessonPage]:
    return {
        "short": make_lesson("Short", terms=TERMS, **lasting(20), without_devices=True),
        "fitting": make_lesson("Fitting", terms=TERMS, **lasting(45), without_devices=True),
        "with devices": make_lesson("With devices", terms=TERMS, **lasting(45)),
        "older": make_lesson("Older", terms="a13_15 grades_7_9 privacy lesson l4", **lasting(46)),
        "long": make_lesson("Long", terms="a13_15 a16_17 upper_general privacy lesson", **lasting(75)),
    }


def shown(reader, address: str):
    response = reader.get(address)
    assert response.status_code == 200
    return response.context["library"]


def titles(reader, query: str = "", address: str = EN) -> set[str]:
    return {card.title for card in shown(reader, f"{address}{query}").cards}


def counts(view, name: str) -> dict[str, int]:
    return {
        choice.value: choice.number for group in view.groups if group.name == name for choice in group.choices
    }


def search(reader, words: str, language: str = "en", **choices):
    with translation.override(language):
        return reader.post(reverse("search_lessons"), {"words": words, **choices})


# --- Choosing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "address"), LIBRARIES)
def test_each_language_shows_its_own_lessons(reader, language, address):
    view = shown(reader, address)
    live = LessonPage.objects.live().filter(locale__language_code=language)
    assert view.total == live.count()
    assert {card.title for card in view.cards} == {page.title for page in live}


def test_a_teacher_of_eleven_year_olds_without_devices_needs_three_choices(reader, five):
    assert titles(reader, "?age=a10_12&minutes=45&offline=1") == {"Fitting"}


def test_choices_of_one_kind_widen_and_of_two_kinds_narrow(reader, five):
    assert titles(reader, "?age=a10_12&age=a16_17") == {"Short", "Fitting", "With devices", "Long"}
    assert titles(reader, "?age=a10_12&age=a16_17&minutes=20&minutes=61") == {"Short", "Long"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("grade=grades_7_9", {"Older"}),
        ("topic=privacy", {"Older", "Long"}),
        ("skill=l3", {"Short", "Fitting", "With devices"}),
        ("kind=lesson", {"Older", "Long"}),
        ("minutes=60", {"Older"}),
        ("offline=1", {"Short", "Fitting"}),
    ],
)
def test_each_facet_narrows(reader, five, query, found):
    assert titles(reader, f"?{query}") == found


@pytest.mark.parametrize(
    ("minutes", "span"),
    [
        (1, "20"),
        (20, "20"),
        (21, "45"),
        (45, "45"),
        (46, "60"),
        (60, "60"),
        (61, "61"),
        (300, "61"),
        (None, ""),
    ],
)
def test_every_length_falls_into_one_span(minutes, span):
    assert duration_of(minutes) == span


def test_a_count_says_what_the_choice_leads_to(reader, five):
    view = shown(reader, f"{EN}?age=a10_12&minutes=45")
    for name in ("age", "minutes", "offline", "topic"):
        for value, number in counts(view, name).items():
            other = (
                "minutes=45"
                if name == "age"
                else "age=a10_12"
                if name == "minutes"
                else "age=a10_12&minutes=45"
            )
            assert shown(reader, f"{EN}?{other}&{name}={value}").total == number


def test_only_what_leads_somewhere_is_offered(reader, five):
    view = shown(reader, f"{EN}?age=a10_12")
    assert counts(view, "minutes") == {"20": 1, "45": 2}
    assert counts(view, "topic") == {"own_pictures": 3}
    assert counts(view, "age") == {"a10_12": 3, "a13_15": 2, "a16_17": 1}


def test_what_is_chosen_stays_and_can_be_taken_back(reader, five):
    view = shown(reader, f"{EN}?age=a10_12&topic=privacy")
    assert view.total == 0
    assert counts(view, "topic") == {"own_pictures": 3, "privacy": 0}
    assert {chip.url: chip.number for chip in view.ways_back} == {
        f"{EN}?topic=privacy": 2,
        f"{EN}?age=a10_12": 3,
    }
    assert view.url_without_choices == EN


def test_nobody_but_pupils_is_an_age(reader):
    make_lesson(terms=f"{TERMS} teacher parent")
    assert {"teacher", "parent"}.isdisjoint(counts(shown(reader, EN), "age"))


@pytest.mark.parametrize(
    ("sort", "first"), [("", "Long"), ("new", "Long"), ("short", "Short"), ("age", "With devices")]
)
def test_lessons_stand_in_the_chosen_order(reader, five, sort, first):
    assert shown(reader, f"{EN}?sort={sort}").cards[0].title == first


def test_lessons_of_another_language_say_which_one(reader, nothing_else):
    make_lesson("Min bild", "sv", terms=TERMS)
    response = reader.get(f"{EN}?in=sv")
    assert re.search(r'<div lang="sv"><h3><a href="/sv/lektioner/[^"]+">Min bild', response.content.decode())
    assert counts(response.context["library"], "in") == {"sv": 1}


def test_a_card_says_in_which_languages_the_lesson_is_there(reader, nothing_else):
    lesson = make_lesson("Mine", terms=TERMS)
    make_lesson("Min", "sv", terms=TERMS, translation_key=lesson.translation_key)
    [card] = shown(reader, EN).cards
    assert "English · Svenska" in card.facts


# --- Addresses ------------------------------------------------------------------------------------

BAD = [
    "age=nope", "age=%00", "age=", "minutes=99999999999999999999", "minutes=-1", "offline=2", "in=xx", "in=%00",
    "sort=nope", "page=0", "page=-1", "page=abc", "page=%00", "page=99999999999999999999999", "page=²",
    "collection=abc", "collection=99999999999999999999", "collection=%00", "without=age", "topic=a10_12",
    "skill=%F0%9F%98%80", "kind='--",
]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
def test_any_input_shows_the_library(reader, query):
    assert (
        shown(reader, f"{EN}?{query}").total
        == LessonPage.objects.live().filter(url_path__contains=EN).count()
    )


@pytest.mark.parametrize(
    "query", ["age=nope", "minutes=7", "in=xx", "sort=nope", "page=abc", "collection=12-x"]
)
def test_what_is_not_known_is_left_out_and_said_once(reader, query):
    html = reader.get(f"{EN}?{query}&grade=nope").content.decode()
    assert html.count("One of the choices in this address is not known here.") == 1


def test_nothing_is_said_where_everything_is_known(reader):
    html = reader.get(f"{EN}?age=a10_12&in=&sort=&page=1").content.decode()
    assert "not known here" not in html


def test_five_thousand_parameters_do_no_harm(reader):
    query = "&".join(f"age=x{number}" for number in range(5000))
    assert reader.get(f"{EN}?{query}").status_code == 200


def test_a_page_beyond_the_last_shows_the_last(reader, nothing_else):
    for number in range(PAGE_SIZE + 1):
        make_lesson(f"Lesson {number}")
    view = shown(reader, f"{EN}?page=999&age=a13_15")
    assert (view.number, view.pages, len(view.cards)) == (2, 2, 1)
    assert view.previous_url == f"{EN}?age=a13_15"
    assert shown(reader, view.previous_url).next_url == f"{EN}?age=a13_15&page=2"


def test_an_address_holds_only_what_was_chosen(reader):
    view = shown(reader, f"{EN}?sort=short&age=a10_12&offline=1&collection=5-3&page=1&in=en&foo=bar")
    assert view.url(view.choices) == f"{EN}?age=a10_12&offline=1&sort=short&collection=5-3"


# --- Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("en", "Kaleidoscopes", "kaleidoscope"),
        ("fi", "Kaleidoskoopit", "kaleidoskooppi"),
        ("sv", "Hemligheter", "hemligheten"),
    ],
)
def test_words_are_found_by_their_stems(reader, django_capture_on_commit_callbacks, language, title, words):
    with django_capture_on_commit_callbacks(execute=True):
        make_lesson(title, language)
    assert title in {card.title for card in search(reader, words, language).context["library"].cards}


def test_words_and_choices_go_together(reader):
    make_lesson("Kaleidoscope one", terms=TERMS, **lasting(20))
    make_lesson("Kaleidoscope two", terms=TERMS, **lasting(45))
    view = search(reader, "kaleidoscope", minutes="45").context["library"]
    assert [card.title for card in view.cards] == ["Kaleidoscope two"]
    assert counts(view, "minutes") == {"20": 1, "45": 1}
    assert search(reader, "kaleidoscope", minutes="45", without="minutes=45").context["library"].total == 2


def test_no_word_stands_in_any_address(reader):
    for number in range(PAGE_SIZE + 1):
        make_lesson(f"Kaleidoscope {number}", terms=TERMS)
    response = search(reader, "kaleidoscope", age="a10_12")
    html = response.content.decode()
    addresses = re.findall(r'(?:href|action)="([^"]*)"', html)
    # A lesson's own address has its own title.
    assert not [address for address in addresses if "words" in address or address.endswith("=kaleidoscope")]
    assert 'form="again" name="page" value="2"' in html
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert re.search(r'rel="canonical" href="[^"]+/en/lessons/"', html)


def test_words_in_an_address_are_not_read(reader):
    for address in (EN, "/en/lessons-search/"):
        view = shown(reader, f"{address}?words=kaleidoscope")
        assert view.words == ""
        assert "kaleidoscope" not in reader.get(f"{address}?words=kaleidoscope").content.decode()


@pytest.mark.parametrize("words", ["\0", '"', "x" * 5000, "a " * 500, "<script>", "' OR 1=1", "😀", ""])
def test_any_words_are_answered(reader, words):
    assert search(reader, words).status_code == 200


def test_who_finds_nothing_is_told_what_to_do(reader):
    html = search(reader, "qwertyzxcv").content.decode()
    assert "No lesson fits all of this yet." in html
    assert 'class="helpbar"' in html


@pytest.mark.parametrize(("language", "address"), LIBRARIES)
def test_searching_stays_in_its_library(reader, language, address):
    response = search(reader, "x", language)
    assert [crumb.url for crumb in response.context["frame"].breadcrumbs] == [f"/{language}/"]
    assert response.context["library"].address == address


def test_a_language_without_a_library_has_no_search(reader):
    LessonIndexPage.objects.filter(locale__language_code="sv").update(live=False)
    assert search(reader, "x", "sv").status_code == 404


def test_other_methods_are_refused(reader):
    assert reader.put("/en/lessons-search/").status_code == 405


# --- What it costs, and when it is read again -----------------------------------------------------


def queries(reader, address: str) -> int:
    reader.get(address)
    with CaptureQueriesContext(connection) as asked:
        reader.get(address)
    return len(asked)


@pytest.mark.parametrize("query", ["", "?age=a13_15&minutes=45", "?sort=short", "?in=sv"])
def test_sixty_lessons_need_no_query_more_than_three(reader, nothing_else, query):
    address = f"/fi/oppitunnit/{query}"
    for number in range(3):
        make_lesson(f"Tunti {number}", "fi")
        make_lesson(f"Lektion {number}", "sv")
    few = queries(reader, address)
    for number in range(57):
        make_lesson(f"Tunti {number} lisää", "fi")
    assert queries(reader, address) == few <= MOST_QUERIES


def test_searching_needs_no_more_queries_than_any_page(reader):
    make_lesson("Kaleidoskooppi", "fi")
    search(reader, "kaleidoskooppi", "fi")
    with CaptureQueriesContext(connection) as asked:
        search(reader, "kaleidoskooppi", "fi", age="a13_15")
    assert len(asked) <= MOST_QUERIES


def test_nothing_is_read_again_while_nothing_changes(db):
    before = indexes()
    assert all(index is before[language] for language, index in indexes().items())


def number_in(language: str = "en") -> int:
    return len(indexes()[language].keys)


def test_publishing_and_unpublishing_show_at_once(db):
    lesson = make_lesson(live=False)
    before = number_in()
    lesson.save_revision().publish()
    assert number_in() == before + 1
    lesson.refresh_from_db()
    lesson.unpublish()
    assert number_in() == before


def test_deleting_shows_at_once(db):
    lesson = make_lesson()
    before = number_in()
    lesson.delete()
    assert number_in() == before - 1


def test_a_draft_changes_nothing(db):
    lesson = make_lesson()
    before = indexes()
    lesson.title, lesson.without_devices = "Another", True
    lesson.save_revision()
    assert indexes()["en"] is before["en"]


def test_a_change_in_one_language_leaves_the_others_alone(db):
    before = indexes()
    make_lesson()
    after = indexes()
    assert after["en"] is not before["en"]
    assert after["fi"] is before["fi"]


def test_a_moved_lesson_is_read_again(db):
    first, second = make_lesson("First"), make_lesson("Second")
    before = indexes()["en"]
    second.move(first, pos="left")
    assert indexes()["en"] is not before


def test_a_term_taken_off_shows_at_once(db):
    lesson = make_lesson(terms=TERMS)
    place = 1 << indexes()["en"].places[lesson.pk]
    assert indexes()["en"].having("topic", "own_pictures") & place
    PageTerm.objects.get(content_object=lesson, tag__slug="own_pictures").delete()
    index = indexes()["en"]
    assert not index.having("topic", "own_pictures") & 1 << index.places[lesson.pk]


def test_a_new_word_of_the_vocabulary_shows_at_once(reader):
    make_lesson(terms=TERMS)
    words = TermWords.objects.get(term__slug="own_pictures", language="en")
    words.label = "Pictures of oneself"
    words.save()
    assert "Pictures of oneself" in reader.get(EN).content.decode()
    Term.objects.get(slug="own_pictures").save()


def test_what_was_taken_back_is_not_remembered(db):
    before = number_in()
    with transaction.atomic():
        make_lesson()
        assert number_in() == before + 1
        transaction.set_rollback(True)
    assert number_in() == before


def test_another_process_is_believed(db):
    """It leaves nothing here but the stamp in the database."""
    before = indexes()["en"]
    stamp = LibraryStamp.objects.get(locale__language_code="en")
    LibraryStamp.objects.filter(pk=stamp.pk).update(stamp="somebody else")
    assert indexes()["en"] is not before


def test_no_reader_gets_a_cookie(reader):
    assert not reader.get(f"{EN}?age=a10_12").cookies
    assert not search(reader, "picture").cookies


def test_the_found_library_has_its_frame(db):
    page = library_of("fi")
    assert page.home.locale_id == page.locale_id
    assert library("fi").pk == page.pk
    assert RequestFactory().get(page.url)
