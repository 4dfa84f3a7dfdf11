"""Emoji and rare letters: what our fonts draw is printed; for the rest there is a square, and a word to the editor."""

import html
import re
import sys
import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
import typst
from pypdf import PdfReader

from lessons.models import LessonPage
from lessons.packs import content as c
from lessons.packs import glyphs, pdf
from lessons.packs.build import build
from lessons.readiness import lacks
from tests.lessons.makers import lesson_form, library, make_lesson
from tests.lessons.sample_content import CHAT, SHEETS, sample_content
from tests.lessons.test_pdf import DOCUMENTS, MADE_ON, faults_in, fonts_of, words_of

# What teenagers write to each other, and what a phone makes of it.
WRITTEN = ["😊", "❤️", "❤️\u200d🔥", "🤷🏼\u200d♀️", "💀", "😭😭", "🏳️\u200d🌈", "1️⃣", "☺️", "👀", "🇫🇮", "👍🏿"]
WRITTEN.append("👨\u200d👩\u200d👧\u200d👦")
NOBODY_DRAWS = "漢\ue000"


def chatting(*texts: str, **changes) -> c.LessonContent:
    """The sample whose chat on a sheet says these texts."""
    said = replace(CHAT, messages=tuple(c.Message("Sam", text, me=False) for text in texts))
    return sample_content(sheets=(replace(SHEETS[1], parts=(said,)),), **changes)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("make", DOCUMENTS[1:])
def test_emoji_in_a_chat_are_printed_and_can_be_copied(make, tmp_path):
    document = make(chatting(*WRITTEN), MADE_ON)
    assert faults_in(document, tmp_path) == []
    words = squeezed(words_of(document))
    for emoji in WRITTEN:
        assert emoji in words


def test_emoji_are_drawn_in_the_emoji_font():
    page = PdfReader(BytesIO(pdf.pupil_sheets(chatting("😊 ❤️"), MADE_ON))).pages[0]
    assert any("NotoEmoji" in str(font["/BaseFont"]) for font in fonts_of(page))


@pytest.mark.parametrize(
    "joined", ["😊\u200d🐶", "🪑🏽", "🏽", "🇫", "🇽🇽", "😊\ufe0e", "\u200d", "a\ufe0f", "👩\u200d👩"]
)
def test_what_the_font_cannot_join_is_printed_one_by_one(joined, tmp_path):
    document = pdf.pupil_sheets(chatting(f"so {joined} so"), MADE_ON)
    assert faults_in(document, tmp_path) == []
    assert glyphs.SQUARE not in words_of(document)


@pytest.mark.parametrize("make", DOCUMENTS)
def test_letters_that_no_font_has_become_squares(make, tmp_path):
    title = f"Say {NOBODY_DRAWS} to me"
    document = make(chatting("漢字", title=title, aftercare=NOBODY_DRAWS), MADE_ON)
    assert faults_in(document, tmp_path) == []
    words = words_of(document)
    assert "Say □□ to me" in words
    assert not set(NOBODY_DRAWS) & set(words)


def test_a_letter_and_a_mark_that_no_font_has_together_lose_the_mark(tmp_path):
    document = pdf.pupil_sheets(chatting("fix\u0323\u0301\u20dd it, my fox", "ma\u0485n"), MADE_ON)
    assert faults_in(document, tmp_path) == []
    words = words_of(document)
    assert "fix it, my fox" in words
    assert "man" in words
    assert glyphs.SQUARE not in words


def test_many_different_unknown_letters_do_not_need_many_tries():
    letters = "".join(map(chr, range(0x4E00, 0x4E00 + 3 * pdf.TRIES)))
    assert words_of(pdf.pupil_sheets(chatting(letters), MADE_ON)).count("□") >= 3 * pdf.TRIES


def test_a_letter_that_only_the_whole_document_refuses_is_a_square_too(monkeypatch):
    monkeypatch.setattr(pdf, "undrawn", lambda texts: [])
    assert "a □ b" in words_of(pdf.pupil_sheets(chatting("a 漢 b"), MADE_ON))


def test_an_address_with_such_letters_still_leads_there():
    address = "https://example.test/漢"
    line = (c.Run("漢 here", href=address),)
    content = sample_content(letter=c.Letter("Letter", (c.Paragraph("p", (line,)),)))
    data = glyphs.changed(
        {"letter": [{"text": "漢", "href": address}]}, lambda text: glyphs.squared(text, "漢")
    )
    assert data == {"letter": [{"text": "□", "href": address}]}
    assert "□ here" in words_of(pdf.whole_lesson(content, MADE_ON))


def test_the_pack_is_whole():
    files = build(chatting("漢 😊", aftercare=NOBODY_DRAWS), MADE_ON)
    assert {file.name for file in files} == {file.name for file in build(sample_content(), MADE_ON)}
    assert all(file.data for file in files)


def test_ordinary_letters_are_all_drawn():
    """They are never asked for, so every one of them must be in the fonts."""
    assigned = [
        letter
        for letter in map(chr, range(0x20, sys.maxunicode))
        if not glyphs.UNUSUAL.match(letter) and unicodedata.category(letter) not in {"Cn", "Cc", "Zl", "Zp"}
    ]
    assert len(assigned) > 1500
    inputs = {"text": " ".join(assigned)}
    typst.compile(glyphs.PROBE, font_paths=glyphs.fonts(), sys_inputs=inputs, pdf_standards=["ua-1"])


@pytest.mark.parametrize(
    "text",
    ["Čáppa Đ Ŋ Šiella Ŧ Žč", "Καλημέρα, τι κάνεις;", "Привіт, як справи?", "5 € … ½ №", " ".join(WRITTEN)],
)
def test_what_can_be_printed_passes_without_a_word(text, db):
    assert lacks(draft(intro=text, sheets=[sheet(text)])) == {}


@pytest.mark.parametrize("text", ["Čáppa Ŋ Ŧ", "Καλημέρα", "Привіт – “hei” …"])
def test_ordinary_letters_cost_no_run_of_typst(text, monkeypatch):
    monkeypatch.setattr(glyphs.typst, "compile", lambda *args, **options: pytest.fail("typst was asked"))
    assert glyphs.undrawn([text]) == []


def draft(**changes) -> LessonPage:
    return make_lesson(live=False, **changes)


def sheet(text: str) -> dict:
    message = {"name": "Sam", "text": text, "me": False}
    chat = {"intro": "", "messages": [message, message], "question": "Why?"}
    return {
        "type": "sheet",
        "value": {"title": "The chat", "intro": "", "parts": [{"type": "chat", "value": chat}]},
    }


class TestTheEditorIsTold:
    pytestmark = pytest.mark.django_db

    def test_with_the_letters_and_the_place(self):
        page = draft(
            aftercare="Say 漢字 calmly, then 😊.", letter="<p>Dear <b>漢</b> all</p>", measured="Fine"
        )
        assert lacks(page) == {
            "aftercare": [
                "“漢字” cannot be printed. Please say it in words here: “Say 漢字 calmly, then 😊.”."
            ],
            "letter": ["“漢” cannot be printed. Please say it in words here: “Dear 漢 all”."],
        }

    def test_about_a_chat_on_a_sheet(self):
        (field, sentences), *others = lacks(draft(sheets=[sheet("hey \ue000 you")])).items()
        assert (field, others) == ("sheets", [])
        assert "“\ue000” cannot be printed" in sentences[0]
        assert "hey \ue000 you" in sentences[0]

    def test_about_a_place_far_into_a_text(self):
        (sentence,) = lacks(draft(aftercare=f"{'word ' * 100}then 漢 and {'more ' * 40}"))["aftercare"]
        assert "then 漢 and" in sentence
        assert len(sentence) < 200

    def test_not_about_addresses_and_what_nobody_sees(self):
        link = '<p><a href="https://example.test/漢">Here</a></p>'
        assert lacks(draft(letter=link, aftercare="Stay\ufeff.", search_description="漢")) == {}

    def test_when_publishing_and_readers_do_not_see_it(self, desk):
        form = lesson_form(aftercare="Say 漢 calmly.")
        url = f"/admin/pages/add/lessons/lessonpage/{library().pk}/"
        response = desk.post(url, {**form, "action-publish": "1"})
        assert response.status_code == 200
        assert "“漢” cannot be printed. Please say it in words" in html.unescape(response.content.decode())
