"""What readers of “Spot it” get, seen in its HTML."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError

from exercises.blocks.spot import Drawing, Place, Scene, SpotBlock

BLOCK = SpotBlock()
BLOCK.set_name("spot")
PARTS = [
    {"text": "Joined three days ago", "stop": True, "place": "top", "why": "A new profile is easily made."},
    {"text": "Likes drawing", "stop": False, "place": "left", "why": "Many do."},
    {"text": "Tell nobody", "stop": True, "place": "top", "why": "A friend needs no secret."},
]
FOR_CLASS = {"prompts": ["How can one know?"], "note": "Listen for the secret."}


def raw(**fields) -> dict:
    words = {"title": "Look closely", "kind": "profile", "intro": "", "name": "Nova", "drawing": ""}
    return {**words, "parts": PARTS, "prompts": [], "note": "", **fields}


def html_of(mode: str = "", **fields) -> str:
    return BLOCK.render(BLOCK.to_python(raw(**fields)), {"mode": mode})


def lines_of(page: str) -> list[str]:
    """Each line of the scene with what it opens."""
    return page.partition("scene__parts")[2].split("<li>")[1:]


@pytest.mark.parametrize("kind", Scene.values)
def test_every_kind_of_scene_is_labelled_as_invented_and_says_how_many_things_there_are(kind):
    page = html_of(kind=kind, drawing="made-cat")
    assert f"scene--{kind}" in page
    assert "Invented" in page
    assert "There are 2 things to find." in page


def test_every_line_opens_and_says_in_words_what_it_is_and_why():
    for line, part in zip(lines_of(html_of()), PARTS, strict=True):
        assert part["text"] in re.search(r"<summary>(.*?)</summary>", line, re.DOTALL)[1]
        assert ("Stop here." in line) is part["stop"]
        assert ("This is ordinary." in line) is not part["stop"]
        assert part["why"] in line


def test_nothing_that_could_be_sent_or_kept_stands_in_the_exercise():
    page = html_of()
    assert not re.search(r"<(form|input|button|a|script|style)\b|\s(style|on\w+|name)=", page)


def test_one_thing_is_said_as_one():
    parts = [PARTS[0], PARTS[1], {**PARTS[1], "text": "Has a cat"}]
    assert "There is 1 thing to find." in html_of(parts=parts)


def test_a_script_is_given_the_words_with_a_place_for_the_number():
    assert 'data-spot="{found} of 2 found"' in html_of()
    assert 'role="status">0 of 2 found<' in html_of()


def test_a_picture_is_a_drawing_of_ours_with_numbers_at_their_places():
    page = html_of(kind="picture", drawing=Drawing.CAT)
    assert re.search(r'<img src="[^"]*img/made-cat[^"]*\.svg" width="640" height="400" alt="Drawing:', page)
    assert '<p class="at-top"><b>1</b><b>3</b></p>' in page
    assert '<p class="at-left"><b>2</b></p>' in page
    first = lines_of(page)[0]
    assert "<b>1</b> <small>Top</small>" in first


def test_every_place_of_a_picture_has_its_class_in_the_styles():
    styles = Path(finders.find("css/exercises.css")).read_text()
    assert [place for place in Place.values if f".at-{place} " not in styles] == []


def test_a_picture_without_a_drawing_is_shown_as_its_list():
    page = html_of(kind="picture", drawing="")
    assert "<img" not in page
    assert len(lines_of(page)) == 3


def test_an_unfinished_draft_can_be_looked_at():
    assert "Look closely" in html_of(parts=[])


def test_what_an_editor_wrote_is_shown_as_words_never_as_html():
    parts = [{**PARTS[0], "text": "<i>1</i> & 2"}, *PARTS[1:]]
    page = html_of(parts=parts, name='"><script>')
    assert "&lt;i&gt;1&lt;/i&gt; &amp; 2" in page
    assert "<script>" not in page


def test_a_single_reader_never_gets_the_teachers_words_and_a_class_does():
    assert "Listen for the secret." not in html_of(**FOR_CLASS)
    page = html_of("class", **FOR_CLASS)
    assert "Hands up" in page
    assert "Listen for the secret." in page


@pytest.mark.parametrize("kind", Scene.values)
def test_paper_has_lines_to_circle_and_no_answers(kind):
    page = html_of("paper", kind=kind, drawing="made-street", **FOR_CLASS)
    assert "Circle what makes you stop." in page
    assert all(part["text"] in page for part in PARTS)
    for answer in ["Stop here.", "This is ordinary.", "Many do.", "is-stop", "Listen for the secret."]:
        assert answer not in page


def test_the_teachers_sheet_has_every_answer():
    page = html_of("answers", **FOR_CLASS)
    assert page.count("Stop here.") == 2
    assert all(part["why"] in page for part in PARTS)
    assert "Listen for the secret." in page


def test_a_picture_needs_a_drawing_and_a_place_for_every_part():
    with pytest.raises(ValidationError) as refused:
        BLOCK.clean(BLOCK.to_python(raw(kind="picture")))
    assert "drawing" in refused.value.block_errors
    unplaced = [PARTS[0], {**PARTS[1], "place": ""}, PARTS[2]]
    with pytest.raises(ValidationError) as refused:
        BLOCK.clean(BLOCK.to_python(raw(kind="picture", drawing="made-cat", parts=unplaced)))
    assert "parts" in refused.value.block_errors
