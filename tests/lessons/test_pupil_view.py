"""The lesson as pupils see it: their own words, the way to help and the way out, and nothing of the teacher's."""

import re

import pytest
from django.core.files.base import ContentFile
from django.utils.html import strip_tags
from django.utils.translation import override

from core.models import CustomDocument
from help_channels.passport import qr_code
from lessons import pupils
from lessons.blocks import SHEET_PARTS, STEP_PARTS, TEACHER_PARTS
from lessons.models import LessonAttachment, LessonPage
from lessons.pupils import PUPILS_PARTS
from tests.desk import text_of
from tests.lessons.makers import make_lesson, step

pytestmark = pytest.mark.django_db

TEACHERS_FIELDS = (
    "intro",
    "school_informed",
    "duty_to_notify",
    "named_adult",
    "opt_out",
    "differentiation",
    "accessibility",
    "assessment",
    "reflection",
    "aftercare",
    "measured",
    "letter",
    "letter_title",
)
TEACHERS_KEYS = {"teacher", "note", "hint"}
SENTENCE = re.compile(r"[^.!?”\"]{25,}[.!?]")


def words_of(html: str) -> str:
    """The text of the main part in one line."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(
        strip_tags(main).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&").split()
    )


def pupils_words(reader, page: LessonPage) -> str:
    response = reader.get(f"{page.url}pupils/")
    assert response.status_code == 200
    return words_of(text_of(response))


def in_one_line(html: str) -> str:
    return " ".join(strip_tags(re.sub(r"</(p|li)>", " ", html)).split())


def teachers_texts(page: LessonPage) -> list[str]:
    """What the teacher reads and pupils do not, each text in one line."""
    texts = [getattr(page, field) for field in TEACHERS_FIELDS]
    texts += [text for data in page.steps.raw_data for text in strings(data["value"], TEACHERS_KEYS)]
    return [in_one_line(text) for text in texts if text]


def pupils_texts(page: LessonPage) -> str:
    """What pupils may read, from the raw data: a teacher's text may quote it."""
    streams = (page.steps, page.sheets, page.quiz, page.objectives)
    mine = [text for stream in streams for text in strings(list(stream.raw_data), None)]
    return " ".join(map(in_one_line, [page.content_note, *mine]))


def strings(value, keys: set[str] | None) -> list[str]:
    """All texts of the teacher (under one of `keys`, or in a note), or with None all the others."""
    if isinstance(value, str):
        return [value] if keys is None else []
    if isinstance(value, dict):
        is_note = value.get("type") == "note"
        pairs = [(name in TEACHERS_KEYS or is_note, item) for name, item in value.items()]
        if keys is None:
            return [text for is_hers, item in pairs if not is_hers for text in strings(item, None)]
        return [text for is_hers, item in pairs for text in strings(item, None if is_hers else keys)]
    return [text for item in value for text in strings(item, keys)] if isinstance(value, list | tuple) else []


# --- Nothing of the teacher's ---------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_no_word_of_the_teachers_reaches_pupils_in_any_lesson(reader, language):
    leaks = []
    for page in LessonPage.objects.live().filter(locale__language_code=language):
        shown, own = pupils_words(reader, page), pupils_texts(page)
        texts = teachers_texts(page)
        sentences = {sentence.strip() for text in texts for sentence in [text, *SENTENCE.findall(text)]}
        hers = {sentence for sentence in sentences if sentence not in own and " " in sentence}
        assert len(hers) > 40
        leaks += [f"{page.url}: {sentence}" for sentence in hers if sentence in shown]
    assert leaks == []


def test_what_a_block_says_to_the_teacher_is_left_out(reader):
    parts = [
        {"type": "ask", "value": {"question": "What now?", "note": "Listen for a no."}},
        {"type": "cards", "value": {"title": "Cards", "hint": "Two for each pair.", "cards": ["Aa", "Bb"]}},
        {"type": "note", "value": {"title": "If it is quiet", "text": "<p>Wait.</p>"}},
    ]
    taught = {**step("Talk", 45), "pupils": "Talk with your pair.", "parts": parts}
    shown = pupils_words(reader, make_lesson(steps=[{"type": "step", "value": taught}]))
    for words in ("Talk with your pair.", "What now?", "Cards", "Aa", "Bb", "I can say no."):
        assert words in shown
    for words in ("Listen for", "Two for each pair", "If it is quiet", "Wait.", "Say hello", "head teacher"):
        assert words not in shown


def test_every_kind_of_part_is_either_for_pupils_or_for_the_teacher():
    kinds = {name for name, _block in [*STEP_PARTS, *SHEET_PARTS]}
    assert kinds == PUPILS_PARTS | TEACHER_PARTS
    assert not PUPILS_PARTS & TEACHER_PARTS


def test_a_new_kind_of_block_is_hidden_until_it_is_listed(reader, monkeypatch):
    parts = [{"type": "ask", "value": {"question": "What now?", "note": ""}}]
    page = make_lesson(steps=[{"type": "step", "value": {**step("Talk", 45), "parts": parts}}])
    monkeypatch.setattr(pupils, "PUPILS_PARTS", PUPILS_PARTS - {"ask"})
    assert "What now?" not in pupils_words(reader, page)


def test_no_answer_is_marked_before_one_opens_it(reader):
    answers = [
        {"text": "Tell", "right": True, "why": "An adult can help."},
        {"text": "Wait", "right": False, "why": "You need not be alone."},
    ]
    page = make_lesson(quiz=[{"type": "question", "value": {"question": "What helps?", "answers": answers}}])
    html = text_of(reader.get(f"{page.url}pupils/"))
    quiz = html.partition('id="quiz"')[2].partition("</section>")[0]
    before_opening = re.sub(r"</summary>.*?</details>", "</summary></details>", quiz, flags=re.S)
    assert quiz.count("This one fits best.") == 1
    assert "<details open" not in quiz
    assert "fits best" not in before_opening
    assert len(set(re.findall(r"<details[^>]*>", quiz))) == 1


# --- What pupils need -----------------------------------------------------------------------------


def test_pupils_find_the_sheets_to_read(reader):
    sheet = {
        "title": "My no",
        "intro": "Only for you.",
        "parts": [
            {"type": "read", "value": "Noa said no."},
            {"type": "write", "value": {"prompt": "Write your own no.", "lines": 2}},
            {"type": "draw", "value": {"prompt": "Draw your cairn."}},
            {"type": "choose", "value": {"prompt": "What helps?", "options": ["Tell", "Wait"]}},
        ],
    }
    shown = pupils_words(reader, make_lesson(sheets=[{"type": "sheet", "value": sheet}]))
    for words in ("My no", "Only for you.", "Noa said no.", "Write your own no.", "Draw your cairn.", "Tell"):
        assert words in shown


def test_pupils_always_see_who_can_help_and_the_way_out(reader):
    page = make_lesson()
    html = text_of(reader.get(f"{page.url}pupils/"))
    assert 'id="help"' in html
    assert 'href="tel:112"' in html
    assert "data-exit" in html
    assert "data-exit" not in text_of(reader.get(page.url))


def test_the_page_has_the_colour_of_the_pupils_age(reader):
    page = make_lesson(terms="a10_12 privacy grades_3_6 lesson")
    assert '<body class="a-leaf">' in text_of(reader.get(f"{page.url}pupils/"))
    assert '<body class="a-teachers">' in text_of(reader.get(page.url))


def test_pupils_get_the_files_that_are_for_them(reader):
    page = make_lesson()
    for title, for_teachers in (("Film for pupils", False), ("Answer key", True)):
        document = CustomDocument(title=title, file=ContentFile(b"%PDF-1.7\n%%EOF\n", name="film.pdf"))
        document.save()
        LessonAttachment.objects.create(page=page, document=document, title=title, for_teachers=for_teachers)
    shown = pupils_words(reader, page)
    assert "Film for pupils" in shown
    assert "PDF, 15" in shown
    assert "Answer key" not in shown


def test_a_discreet_lesson_keeps_its_title_out_of_the_tab(reader):
    page = make_lesson("Threats", is_sensitive=True)
    response = reader.get(f"{page.url}pupils/")
    assert "Threats" not in text_of(response).partition("<title>")[2].partition("</title>")[0]
    assert response.headers["Cache-Control"] == "no-store"


# --- The short address ----------------------------------------------------------------------------


def test_the_short_address_stands_in_words_and_in_the_code(reader):
    page = make_lesson()
    html = text_of(reader.get(f"{page.url}pupils/"))
    assert f"testserver/l/{page.pk}/" in html
    assert f'src="{page.url}pupils/qr/"' in html
    code = reader.get(f"{page.url}pupils/qr/")
    assert code.headers["Content-Type"] == "image/svg+xml"
    assert code.content == qr_code(f"http://testserver/l/{page.pk}/")


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_short_address_leads_to_the_lesson_in_its_own_language(reader, language):
    page = LessonPage.objects.live().filter(locale__language_code=language).first()
    with override("en"):
        response = reader.get(f"/l/{page.pk}/", headers={"accept-language": "en"})
    assert response.status_code == 302
    assert response.url == f"{page.url}pupils/"
    assert response.url.startswith(f"/{language}/")
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert reader.get(response.url).status_code == 200


@pytest.mark.parametrize("number", ["0", "999999", str(2**63), str(10**40)])
def test_an_unknown_number_leads_nowhere_and_still_shows_help(reader, number):
    response = reader.get(f"/l/{number}/")
    assert response.status_code == 404
    assert "tel:" in text_of(response)


def test_a_draft_and_a_page_that_is_no_lesson_have_no_short_address(reader):
    draft = make_lesson(live=False)
    assert reader.get(f"/l/{draft.pk}/").status_code == 404
    assert reader.get(f"/l/{draft.get_parent().pk}/").status_code == 404


def test_nothing_can_be_sent_to_the_short_address(reader):
    page = make_lesson()
    assert reader.post(f"/l/{page.pk}/").status_code == 405
