"""A collection is its address: it is shared, printed and changed without anything being stored."""

import io
import re
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.collection import MOST, Collection, Offer
from lessons.models import LessonPage
from lessons.packs.faults import PackFault
from tests.lessons.makers import make_lesson

EN = "/en/lessons/"


def collected(reader, keys: str, address: str = EN):
    response = reader.get(f"{address}collection/{keys}/" if keys else f"{address}collection/")
    assert response.status_code == 200
    return response.context["collected"]


def titles(reader, keys: str) -> list[str]:
    return [entry.card.title for entry in collected(reader, keys).entries]


@pytest.fixture
def three(db) -> list[LessonPage]:
    return [make_lesson(title) for title in ("One", "Two", "Three")]


# --- The list itself ------------------------------------------------------------------------------


def test_keys_keep_their_order_and_stand_once():
    assert Collection.parse("15-12-15-33").keys == (15, 12, 33)
    assert Collection.parse("15-12").path == "collection/15-12/"
    assert Collection.parse("").path == "collection/"


@pytest.mark.parametrize("text", ["x", "12-x", "0", "-1-x", "9" * 30, "²", "12_3", str(2**63)])
def test_what_is_no_key_is_left_out_and_remembered(text):
    collection = Collection.parse(text)
    assert set(collection.keys) <= {1, 12}
    assert collection.has_unknown


@pytest.mark.parametrize("text", ["", "1", "1-2", "--1--2-", "1-1"])
def test_a_usual_list_has_nothing_unknown(text):
    assert not Collection.parse(text).has_unknown


def test_the_list_ends_after_twenty():
    keys = [str(key) for key in range(1, MOST + 2)]
    full = Collection.parse("-".join(keys))
    assert len(full) == MOST
    assert full.has_too_many
    assert full.with_(99) == full
    assert not Collection.parse("-".join(keys[:-1])).has_too_many
    assert Collection.parse("9" * 10_000).has_too_many


def test_lessons_are_added_removed_and_moved_up():
    collection = Collection.parse("1-2-3")
    assert collection.with_(4).text == "1-2-3-4"
    assert collection.with_(2).text == "1-2-3"
    assert collection.without(2).text == "1-3"
    assert collection.moved_up(3).text == "1-3-2"
    assert collection.moved_up(1).text == "1-2-3"
    assert collection.moved_up(9).text == "1-2-3"


def test_a_lesson_is_offered_with_both_addresses():
    offer = Offer(Collection.parse("1-2"), 3, EN, "en")
    assert (offer.url, offer.add_url) == (f"{EN}collection/1-2/", f"{EN}collection/1-2-3/")
    assert offer.back_url == f"{EN}?collection=1-2"
    assert not offer.is_full
    assert Offer(Collection(tuple(range(1, MOST + 1))), 99, EN, "en").is_full


# --- Its page -------------------------------------------------------------------------------------


def test_lessons_stand_in_the_teachers_order(reader, three):
    one, two, three_ = (lesson.pk for lesson in three)
    assert titles(reader, f"{three_}-{one}-{two}") == ["Three", "One", "Two"]


def test_the_overview_says_what_a_teacher_needs(reader, three):
    view = collected(reader, f"{three[0].pk}-{three[1].pk}")
    html = reader.get(view.own_url).content.decode()
    assert view.minutes == 90
    assert "2 lessons, 90 minutes together" in html
    assert "I can say no." in html
    assert f"testserver{EN}{three[0].pk}/" in html


def test_the_short_address_leads_to_the_lesson(reader, three):
    response = reader.get(f"{EN}{three[0].pk}/")
    assert (response.status_code, response.headers["Location"]) == (302, three[0].url)
    assert reader.get(f"{EN}{'9' * 25}/").status_code == 404
    three[1].unpublish()
    assert reader.get(f"{EN}{three[1].pk}/").status_code == 404


def test_each_lesson_can_be_removed_and_moved(reader, three):
    one, two, three_ = (lesson.pk for lesson in three)
    html = reader.get(f"{EN}collection/{one}-{two}-{three_}/").content.decode()
    links = re.findall(r'href="([^"]*)" data-keep="([^"]*)"', html)
    assert (f"{EN}collection/{one}-{three_}/", f"{one}-{three_}") in links
    assert (f"{EN}collection/{two}-{one}-{three_}/", f"{two}-{one}-{three_}") in links
    assert (f"{EN}?collection={one}-{two}-{three_}", f"{one}-{two}-{three_}") in links


@pytest.mark.parametrize("gone", ["unpublished", "deleted", "never there", "no lesson"])
def test_what_is_not_there_is_left_out_and_said(reader, three, gone):
    one, two = three[0].pk, three[1].pk
    if gone == "unpublished":
        three[1].unpublish()
    if gone == "deleted":
        three[1].delete()
    two = {"never there": 2**63 - 1, "no lesson": three[0].get_parent().pk}.get(gone, two)
    html = reader.get(f"{EN}collection/{one}-{two}/").content.decode()
    assert titles(reader, f"{one}-{two}") == ["One"]
    assert "It is left out." in html
    assert f"collection={one}&" not in html
    assert f'href="{EN}?collection={one}"' in html


def test_twenty_one_lessons_are_too_many(reader, db):
    keys = [str(make_lesson(f"Lesson {number}").pk) for number in range(MOST + 1)]
    html = reader.get(f"{EN}collection/{'-'.join(keys)}/").content.decode()
    assert "A collection holds 20 lessons." in html
    assert len(titles(reader, "-".join(keys))) == MOST


def test_a_lesson_of_another_language_is_welcome_and_says_so(reader, three):
    swedish = make_lesson("Min bild", "sv")
    html = reader.get(f"{EN}collection/{three[0].pk}-{swedish.pk}/").content.decode()
    assert re.search(r'<h2 lang="sv"><a href="[^"]*">Min bild', html)
    assert titles(reader, f"{three[0].pk}-{swedish.pk}") == ["One", "Min bild"]


@pytest.mark.parametrize("address", [EN, "/fi/oppitunnit/", "/sv/lektioner/"])
def test_every_language_shows_a_collection_and_an_empty_one(reader, three, address):
    assert len(collected(reader, str(three[0].pk), address).entries) == 1
    assert not collected(reader, "", address).entries


@pytest.mark.parametrize("keys", ["-", "0", "9" * 500, "9-" * 5000])
def test_any_list_is_answered(reader, db, keys):
    assert not collected(reader, keys).entries


def test_a_collection_costs_the_same_for_one_lesson_and_for_many(reader, three):
    few, many = str(three[0].pk), "-".join(str(lesson.pk) for lesson in three)
    numbers = []
    for keys in (few, few, many):
        with CaptureQueriesContext(connection) as asked:
            collected(reader, keys)
        numbers.append(len(asked))
    assert numbers[1] == numbers[2] <= 15


def test_no_reader_gets_a_cookie(reader, three):
    assert not reader.get(f"{EN}collection/{three[0].pk}/").cookies


# --- Travelling along -----------------------------------------------------------------------------


def test_the_collection_travels_through_the_library(reader, three):
    html = reader.get(f"{EN}?age=a13_15&collection=1-2").content.decode()
    assert f'href="{EN}?collection=1-2"' in html  # the chip of the age
    assert f'href="{three[0].url}?collection=1-2"' in html
    assert '<input type="hidden" name="collection" value="1-2">' in html
    assert f'href="{EN}collection/1-2/"' in html


def test_without_a_collection_no_address_has_one(reader, three):
    assert "?collection=" not in reader.get(EN).content.decode()


def test_nothing_leads_to_an_empty_collection_without_scripts(reader, three):
    html = reader.get(EN).content.decode()
    assert re.search(r'href="/en/lessons/collection/" rel="nofollow" hidden', html)


# --- Taking it home -------------------------------------------------------------------------------


def test_all_lessons_come_in_one_archive(reader, db):
    keys = list(LessonPage.objects.live().filter(locale__language_code="en").values_list("pk", flat=True)[:2])
    response = reader.get(f"{EN}collection/{keys[0]}-{keys[1]}-99999999/all.zip")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert len({name.split("/")[0] for name in archive.namelist() if "/" in name}) == 2
    assert not response.cookies


def test_there_is_no_archive_of_nothing(reader, db):
    assert reader.get(f"{EN}collection/99999999/all.zip").status_code == 404


def test_an_archive_that_fails_leaves_the_lessons(reader, three, monkeypatch):
    def fail(pages, request):
        raise PackFault("nothing works")

    monkeypatch.setattr("lessons.library.takeaway.combined_zip", fail)
    response = reader.get(f"{EN}collection/{three[0].pk}/all.zip")
    assert response.status_code == 503
    assert "The files cannot be put together right now." in response.content.decode()
