"""With a class: on a wall, one exercise at a time; on paper, sheets first and then the answers."""

import re
from html import unescape

import pytest

from tests.desk import text_of
from tests.training.makers import decide, make_module, unit

pytestmark = pytest.mark.django_db


def read(reader, module, end: str) -> str:
    response = reader.get(f"{module.url}{end}")
    assert response.status_code == 200
    assert not response.cookies
    return unescape(text_of(response))


def ids(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


# --- A wall -------------------------------------------------------------------------------------------------


def test_a_wall_shows_one_exercise_and_the_help_bar_without_menus(reader):
    html = read(reader, make_module(), "2/class/1/")
    assert "A secret" in html
    assert "Aloud" not in html
    assert "helpbar" in html
    assert '<header class="top' not in html
    assert "<footer" not in html


def test_a_wall_says_where_the_class_is_and_leads_on_back_and_out(reader):
    module = make_module()
    html = read(reader, module, "2/class/2/")
    assert "Exercise 2 of 2" in html
    assert f'rel="prev" href="{module.url}2/class/1/"' in html
    assert f'href="{module.url}2/"' in html
    assert 'rel="next"' not in html


def test_after_its_last_exercise_a_unit_leads_to_the_next_one_in_class_mode(reader):
    module = make_module()
    assert f'rel="next" href="{module.url}2/class/"' in read(reader, module, "1/class/1/")


def test_the_class_gets_its_questions_and_the_teacher_the_note(reader):
    html = read(reader, make_module(), "1/class/")
    assert "Hands up" in html
    assert "What is hard about it?" in html
    assert "Listen for secrets." in html


# --- Paper --------------------------------------------------------------------------------------------------


def test_the_sheets_come_first_and_give_no_answer_away(reader):
    html = read(reader, make_module(), "2/paper/")
    sheets, key = html.split('id="key-heading"')
    assert sheets.count('class="printout"') == 3  # two sheets and the key
    assert "A secret" in sheets
    assert "Can I tell you?" in sheets
    for words in ("A no is enough.", "Listen for secrets.", "What is hard about it?"):
        assert words not in sheets
        assert words in key


def test_every_id_on_paper_is_used_once_and_every_label_leads_to_one(reader):
    html = read(reader, make_module(), "2/paper/")
    found = ids(html)
    assert len(found) == len(set(found))
    assert [name for name in re.findall(r'aria-labelledby="([^"]+)"', html) if name not in found] == []


def test_a_sheet_asks_for_no_name_and_tells_whom_to_call(reader):
    html = read(reader, make_module(), "1/paper/")
    assert "No name is needed" in html
    assert "Need to talk to someone?" in html


def test_two_units_have_papers_of_their_own(reader):
    module = make_module(units=[unit("One", 3, decide("Alpha")), unit("Two", 3, decide("Beta"))])
    assert "Beta" not in read(reader, module, "1/paper/")
    assert "Alpha" not in read(reader, module, "2/paper/")
