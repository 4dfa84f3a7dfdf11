"""How hard a text is to read, and that no page of the demonstration is too hard for its readers."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from core.readability import beyond, limits_for, read_texts
from core.reading_texts import lines_of
from home.models import StandardPage


def test_lix_is_words_per_sentence_plus_the_share_of_long_words():
    # Nine words in two sentences, two of them longer than six letters.
    reading = read_texts(["You can always stop. Telling somebody helps you too."])
    assert reading.mean == 4.5
    assert reading.lix == pytest.approx(4.5 + 100 * 2 / 9)


def test_headings_and_items_of_a_list_are_sentences_without_a_full_stop():
    assert len(read_texts(["What can I do now", "Stop", "Tell someone"]).sentences) == 3


def test_quotation_marks_after_the_full_stop_end_the_sentence():
    assert [len(words) for words in read_texts(["He says: “I will tell.” Then he goes."]).sentences] == [
        2,
        3,
        3,
    ]


def test_rich_text_is_read_by_its_lines_and_bold_words_are_no_line():
    html = "<p>You may <b>always</b> stop.</p><ul><li>Tell</li><li>Wait &amp; see</li></ul>"
    assert list(lines_of(html)) == ["You may always stop.", "Tell", "Wait & see"]


def test_finnish_readers_of_nine_have_limits_of_their_own():
    limits = limits_for(9, "fi")
    assert (limits.lix, limits.mean) == (39, 6)
    assert limits_for(None, "fi").lix == 70
    assert limits_for(9, "xx") is None


def test_an_academic_sentence_is_too_hard_for_ten_year_olds():
    reading = read_texts(
        [
            "Digitaalisessa toimintaympäristössä tapahtuvan houkuttelun tunnistaminen edellyttää "
            "vuorovaikutustilanteiden systemaattista arviointia."
        ]
    )
    assert "lix" in beyond(reading, limits_for(12, "fi"))


def test_easy_sentences_are_within_every_limit():
    reading = read_texts(["Voit lopettaa.", "Kerro sitten aikuiselle.", "Se ei ole sinun syysi."])
    assert beyond(reading, limits_for(9, "fi")) == {}


def measured(*options: str) -> tuple[int, list[dict]]:
    out, code = StringIO(), 0
    try:
        call_command("check_reading", "--json", *options, stdout=out)
    except SystemExit as stop:
        code = int(stop.code)
    return code, json.loads(out.getvalue())


@pytest.mark.django_db
def test_every_page_of_the_demonstration_is_easy_enough_for_its_readers():
    code, found = measured()
    assert [each for each in found if each["over"]] == []
    assert code == 0
    assert {each["language"] for each in found} == {"en", "fi", "sv"}
    assert {each["age"] for each in found} == {9, 12, 15, 17, None}


@pytest.mark.django_db
def test_a_page_that_is_too_hard_is_named_with_its_figures():
    page = StandardPage.objects.filter(locale__language_code="en").first()
    page.body = [("text", "<p>" + "Interdisciplinary institutional responsibilities " * 30 + ".</p>")]
    page.save_revision().publish()
    code, found = measured()
    over = [each for each in found if each["over"]]
    assert code == 1
    assert [each["url"] for each in over] == [page.url]
    assert over[0]["over"] == ["lix", "longest", "mean"]
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_reading", stdout=out)
    assert page.url in out.getvalue()
    assert "1 too hard for their readers" in out.getvalue()
