"""Slides and letter, read back with the libraries that schools' programs agree with."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from docx import Document
from PIL import Image, ImageFont
from pptx import Presentation
from pptx.util import Pt

from lessons.packs import slides as slides_module
from lessons.packs.content import Ask, Chat, Message, Paragraph, Run, Starters
from lessons.packs.faults import PackFault
from lessons.packs.letter import letter
from lessons.packs.slide_design import HEIGHT, LEAST_SIZE, WIDTH
from lessons.packs.slides import slides
from tests.lessons.sample_content import CHAT, PICTURE, STEPS, prose, sample_content, with_picture

DAY = date(2026, 11, 22)
FONTS = Path(slides_module.__file__).parent / "fonts"
LONG = "Sananlaskujenkaltaisuuskin kertoo jotain. " * 40
TEACHER_WORDS = (
    "Begin calmly",
    "Every answer is right.",
    "If it gets loud",
    "Pause.",
    "Each pair draws two.",
)


@pytest.fixture
def picture():
    """The sample's picture, in the storage."""
    buffer = io.BytesIO()
    Image.new("RGB", (400, 200), "white").save(buffer, "PNG")
    name = default_storage.save(PICTURE.stored, ContentFile(buffer.getvalue()))
    yield
    default_storage.delete(name)


def deck(**changes):
    return Presentation(io.BytesIO(slides(sample_content(**changes), DAY)))


def words_on(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def all_words(presentation) -> str:
    return "\n".join(words_on(slide) for slide in presentation.slides)


def paper(**changes):
    return Document(io.BytesIO(letter(sample_content(**changes), DAY)))


def text_of(document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


# --- Slides -----------------------------------------------------------------------------------------


def test_slides_begin_with_the_promise_and_end_with_who_can_help():
    shown = list(deck().slides)
    assert "You choose who sees your picture" in words_on(shown[0])
    assert "saying no to a picture request" in words_on(shown[0])
    assert "Cairn" in words_on(shown[0])
    assert "A picture of me is mine." in words_on(shown[1])
    last = words_on(shown[-1])
    assert last.index("112") < last.index("116 111")
    assert "It is not your fault." in last


def test_whoever_can_be_called_stands_on_the_first_slide_of_help():
    content = sample_content()
    web = [replace(content.channels[1], name=f"Web {n}", ways=content.channels[1].ways[1:]) for n in range(5)]
    shown = list(deck(channels=(*web, *content.channels)).slides)
    first = next(slide for slide in shown if "It is not your fault." in words_on(slide))
    assert words_on(first).index("112") < words_on(first).index("116 111") < words_on(first).index("Web 0")


def test_each_slide_has_a_title_of_its_own():
    shown = deck(steps=(replace(STEPS[0], pupils=LONG), *STEPS[1:])).slides
    titles = [slide.shapes.title.text_frame.text for slide in shown]
    assert len(titles) > 8
    assert all(titles)
    assert len(titles) == len(set(titles))
    assert any("Warm up · 5\N{NO-BREAK SPACE}min" in title for title in titles)


def test_teachers_words_stand_in_the_notes_and_never_on_a_slide():
    presentation = deck()
    notes = "\n".join(s.notes_slide.notes_text_frame.text for s in presentation.slides if s.has_notes_slide)
    for words in TEACHER_WORDS:
        assert words in notes
        assert words not in all_words(presentation)


def test_pupils_read_task_question_starters_and_the_chat_with_its_label():
    words = all_words(deck())
    for expected in (
        "Listen and look.", "Whose picture is it?", "I do not want to …", "Sam: send me a pic",
        "Example chat. The people are not real.", "What did Noa do well?",
    ):  # fmt: skip
        assert expected in words


def test_letters_are_large_enough_for_the_last_row():
    sizes = {
        run.font.size
        for slide in deck(steps=(replace(STEPS[0], pupils=LONG), *STEPS[1:])).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= Pt(LEAST_SIZE)


def test_each_run_says_its_language_and_foreign_words_theirs():
    languages = set()
    for slide in deck().slides:
        for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            languages.add((run.find(".//{*}rPr").get("lang"), run.find(".//{*}t").text))
    assert ("fi-FI", "Lasten ja nuorten puhelin") in languages
    assert {language for language, _text in languages} == {"en-GB", "fi-FI"}


def test_long_words_are_shared_out_and_every_box_lies_on_its_slide():
    chat = Chat("", tuple(Message(f"Sam {n}", LONG[:280], bool(n % 2)) for n in range(12)), LONG[:240])
    presentation = deck(steps=(replace(STEPS[0], pupils=LONG), replace(STEPS[1], parts=(chat,))))
    assert len(presentation.slides) > 12
    joined = " ".join(all_words(presentation).split())
    assert joined.count("Sananlaskujenkaltaisuuskin") >= 40
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= Pt(WIDTH)
            assert shape.top + shape.height <= Pt(HEIGHT)


def test_words_never_run_over_their_box_when_they_are_set_in_our_font():
    chat = Chat(
        LONG[:200], tuple(Message("Sam", LONG[: n * 40], bool(n % 2)) for n in range(1, 9)), LONG[:240]
    )
    starters = Starters("Ways to begin", tuple(LONG[: 30 * n] for n in range(1, 9)))
    parts = (Ask(LONG[:240], ""), starters, chat)
    presentation = deck(
        steps=(replace(STEPS[0], pupils=LONG, parts=parts),),
        objectives=(LONG[:200],) * 6,
        promise=LONG[:480],
        title=LONG[:110],
    )
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert needed_height(shape) <= shape.height.pt + 1, shape.text_frame.text[:80]


def needed_height(shape) -> float:
    """In points, measured with the letters themselves."""
    frame = shape.text_frame
    margins = sum(side.pt for side in (frame.margin_left, frame.margin_right))
    return sum(paragraph_height(each, shape.width.pt - margins) for each in frame.paragraphs)


def paragraph_height(paragraph, width: float) -> float:
    run = paragraph.runs[-1]
    font = font_of("Bold" if run.font.bold else "Regular", int(run.font.size.pt))
    room = width - (28 if paragraph._p.pPr.get("marL", "0") != "0" else 0)
    rows, row = 1, ""
    for word in paragraph.text.split(" "):
        longer = f"{row} {word}".strip()
        if row and font.getlength(longer) > room:
            rows, longer = rows + 1, word
        row = longer
    return rows * run.font.size.pt * 1.25 + (paragraph.space_before.pt if paragraph.space_before else 0)


@cache
def font_of(weight: str, size: int):
    return ImageFont.truetype(FONTS / f"Lexend-{weight}.ttf", size)


def test_picture_has_its_text_for_those_who_do_not_see_it(picture):
    presentation = Presentation(io.BytesIO(slides(with_picture(), DAY)))
    texts = [
        shape._element.nvPicPr.cNvPr.get("descr")
        for slide in presentation.slides
        for shape in slide.shapes
        if shape.shape_type == 13
    ]
    assert texts == ["Four stones on each other"]


def test_picture_that_is_not_there_is_a_fault_with_its_name():
    with pytest.raises(PackFault, match="Four stones on each other"):
        slides(with_picture(), DAY)


def test_presentation_says_what_it_is():
    facts = deck().core_properties
    assert (facts.title, facts.author, facts.language) == (
        "You choose who sees your picture", "Save the Stones", "en-GB",
    )  # fmt: skip


def test_hostile_words_are_shown_as_they_are():
    title = "#sys <script>\x00\x0b ../čŋđ " * 12
    words = all_words(deck(title=title, channels=(), objectives=()))
    assert "#sys <script> ../čŋđ" in words
    assert "_x000" not in words


# --- Letter -----------------------------------------------------------------------------------------


def test_letter_has_headings_lists_links_and_help():
    document = paper()
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings[:2] == [("Heading 1", "A letter home"), ("Heading 2", "Who can help")]
    assert ("Heading 3", "In danger now: Emergency number") in headings
    lists = {p.style.name: p.text for p in document.paragraphs if p.style.name.startswith("List")}
    assert lists["List Number"] == "Sit down"
    links = [link.address for p in document.paragraphs for link in p.hyperlinks]
    assert "https://cairn.test/en/lessons/you-choose/" in links
    bold = [run.text for p in document.paragraphs for run in p.runs if run.bold]
    assert "calmly" in bold


def test_letter_names_every_number_the_licence_the_version_and_its_address():
    text = text_of(paper())
    for expected in (
        "Call 112",
        "Call 116 111",
        "You may copy and change this.",
        "Version 1.2",
        "https://cairn",
    ):
        assert expected in text
    assert text.index("112") < text.index("116 111")


def test_letter_leaves_room_for_school_and_date():
    assert paper().paragraphs[0].text.startswith("School: ")


def test_letter_speaks_its_language():
    data = letter(sample_content(language="sv"), DAY)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert 'w:val="sv-FI"' in archive.read("word/styles.xml").decode()
        assert 'w:val="fi-FI"' in archive.read("word/document.xml").decode()


def test_second_numbered_list_begins_with_one_again():
    numbered = Paragraph("ol", ((Run("one"),), (Run("two"),)))
    content = sample_content()
    document = paper(letter=replace(content.letter, prose=(numbered, *prose("Between."), numbered)))
    numbers = {p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"}
    assert len(numbers) == 2


def test_lesson_without_a_letter_has_none():
    assert letter(sample_content(letter=None), DAY) is None


def test_same_content_makes_the_same_bytes_whatever_the_clock_says():
    content = sample_content()
    for make in (slides, letter):
        data = make(content, DAY)
        assert data == make(content, DAY)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {info.date_time for info in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_words_of_a_chat_are_the_same_on_every_day():
    """Only the dates inside differ."""
    other = Presentation(io.BytesIO(slides(sample_content(), date(2027, 1, 1))))
    assert all_words(other) == all_words(deck())
    assert CHAT.messages[0].text in all_words(other)
