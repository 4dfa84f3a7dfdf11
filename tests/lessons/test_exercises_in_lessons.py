"""Exercises in the steps of a lesson: on its page, in the pupils' view, in every file of its pack."""

import io
import re
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from pptx import Presentation
from pypdf import PdfReader
from wagtail.test.utils.form_data import rich_text, streamfield

from exercises.blocks import EXERCISES
from lessons.models import LessonPage
from lessons.packs.build import build
from lessons.packs.content import LessonContent
from lessons.packs.current import directory_of
from lessons.packs.gather import gather
from lessons.packs.kinds import BuiltFile, Role
from lessons.packs.slides import slides
from tests.desk import text_of
from tests.exercise_samples import (
    ALL,
    DECIDE,
    EXPLAINED,
    QUIZ,
    SAY,
    SCRIPT,
    SORT,
    STORY,
    TASKS,
    TEACHERS,
    exercise,
    found,
    list_form,
    missing,
    of_all,
)
from tests.lessons.makers import lesson_form, library, make_lesson, step
from tests.lessons.test_pdf import HOSTILE, MADE_ON, words_of
from tests.lessons.test_pupil_view import pupils_words
from tests.lessons.test_pupil_view import words_of as words_of_page
from tests.lessons.test_slides_and_letter import all_words, needed_height

pytestmark = pytest.mark.django_db

GAMEBOOK = ("Begin at 1.", "Send me a picture", "Tell mum – go to", "You told. It is not your fault.")


def lesson_with(*exercises: dict, **changes) -> LessonPage:
    taught = {**step("Practise", 45), "parts": list(exercises)}
    return make_lesson(steps=[{"type": "step", "value": taught}], **changes)


def content_of(page: LessonPage) -> LessonContent:
    return gather(page, directory_of(page))


def files_of(page: LessonPage) -> dict[Role, BuiltFile]:
    return {file.role: file for file in build(content_of(page), MADE_ON)}


def pages_in(cartridge: bytes) -> dict[str, str]:
    """The words of the cartridge's HTML pages, by name."""
    with zipfile.ZipFile(io.BytesIO(cartridge)) as opened:
        names = [name for name in opened.namelist() if name.endswith(".html")]
        return {name.rpartition("/")[2]: in_words(opened.read(name).decode()) for name in names}


def in_words(html: str) -> str:
    text = re.sub(r"<[^>]+>", " ", html)
    return " ".join(text.replace("&#x27;", "'").replace("&amp;", "&").split())


def notes_in(deck) -> str:
    return "\n".join(
        slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide
    )


# --- On the screen --------------------------------------------------------------------------------


def test_the_samples_are_all_exercises():
    assert {one["type"] for one in ALL} == set(TASKS) == set(EXPLAINED) == EXERCISES


def test_the_teacher_sees_every_exercise_with_what_is_theirs(reader):
    shown = words_of_page(text_of(reader.get(lesson_with(*ALL).url)))
    titles = [f"Title of {kind}" for kind in EXERCISES]
    assert missing([*titles, *of_all(TASKS), *of_all(EXPLAINED), *TEACHERS], shown) == []


def test_pupils_do_every_exercise_and_see_nothing_of_the_teachers(reader):
    page = lesson_with(*ALL)
    shown = pupils_words(reader, page)
    assert missing([*of_all(TASKS), *of_all(EXPLAINED)], shown) == []
    assert found(TEACHERS, text_of(reader.get(f"{page.url}pupils/"))) == []


def test_what_adults_read_next_is_not_for_pupils(reader):
    other = lesson_with(title="Another lesson")
    linked = {**QUIZ, "value": {**QUIZ["value"], "next": [other.pk]}}
    page = lesson_with(linked)
    assert "Another lesson" in words_of_page(text_of(reader.get(page.url)))
    assert "Another lesson" not in pupils_words(reader, page)


@pytest.mark.parametrize("end", ["", "pupils/"])
def test_the_styles_of_exercises_come_with_them_and_only_with_them(reader, end):
    assert "css/exercises" in text_of(reader.get(f"{lesson_with(DECIDE).url}{end}"))
    assert "css/exercises" not in text_of(reader.get(f"{lesson_with(title='None').url}{end}"))


def test_a_story_is_told_on_from_part_to_part(reader):
    """Fifty passages after each other: more than one page tells."""
    passages = [f"== P{n}\nNoa: message {n}\n+ On => P{n + 1}" for n in range(50)]
    script = "\n".join(["@ Noa", *passages, "== P50", "Noa: enough", "! It is over."])
    page = lesson_with(exercise("story", intro="", script=script))
    assert "It is over." not in pupils_words(reader, page)
    assert "It is over." in text_of(reader.get(f"{page.url}pupils/?part=2"))
    assert "It is over." in text_of(reader.get(f"{page.url}?part=2"))


def test_a_story_that_cannot_be_told_is_shown_to_nobody(reader):
    untold = {**STORY, "value": {**STORY["value"], "script": "== Friday\n+ On => Nowhere"}}
    draft = lesson_with(untold, live=False)
    LessonPage.objects.filter(pk=draft.pk).update(live=True)
    page = LessonPage.objects.get(pk=draft.pk)
    for shown in (text_of(reader.get(page.url)), text_of(reader.get(f"{page.url}pupils/"))):
        assert "data-story" not in shown
        assert "Nowhere" not in shown
    assert "Nowhere" not in str(content_of(page).steps) + str(content_of(page).sheets)


def test_exercises_cost_no_query(reader):
    others = [lesson_with(title=f"Lesson {n}").pk for n in range(5)]
    linked = {**QUIZ, "value": {**QUIZ["value"], "next": others}}
    plain, practised = lesson_with(title="Plain"), lesson_with(*ALL[1:], linked, title="Practised")
    assert queries_of(reader, plain.url) == queries_of(reader, practised.url)
    assert queries_of(reader, f"{plain.url}pupils/") == queries_of(reader, f"{practised.url}pupils/")


def queries_of(reader, url: str) -> int:
    """Of the second reader: the first waits for the pack."""
    reader.get(url)
    with CaptureQueriesContext(connection) as queries:
        reader.get(url)
    return len(queries)


# --- In the editor's form -------------------------------------------------------------------------


def test_an_editor_adds_an_exercise_to_a_step_and_publishes_it(desk, reader):
    answers = {"answers": list_form(DECIDE["value"]["answers"]), "prompts": list_form(["Why?"])}
    taught = {
        **step("Practise", 45),
        "teacher": rich_text("<p>Hello.</p>"),
        "parts": streamfield([("decide", {**DECIDE["value"], **answers})]),
    }
    form = {**lesson_form(steps=streamfield([("step", taught)])), "action-publish": "1"}
    url = f"/admin/pages/add/lessons/lessonpage/{library().pk}/"
    assert "admin-story" in text_of(desk.get(url))
    assert desk.post(url, form).status_code == 302
    page = LessonPage.objects.get(title="A new page")
    assert page.live
    assert "I say no." in pupils_words(reader, page)


def test_an_unfinished_exercise_waits_in_a_draft_and_is_not_published():
    unfinished = {**DECIDE, "value": {**DECIDE["value"], "answers": []}}
    with pytest.raises(ValidationError) as refused:
        lesson_with(unfinished)
    assert "steps" in refused.value.message_dict
    assert not lesson_with(unfinished, live=False).live


def test_a_letter_that_cannot_be_printed_is_found_in_a_story():
    script = SCRIPT.replace("You play really well!", "You play \N{EGYPTIAN HIEROGLYPH A001} well!")
    with pytest.raises(ValidationError) as refused:
        lesson_with({**STORY, "value": {**STORY["value"], "script": script}})
    assert "cannot be printed" in str(refused.value.message_dict["steps"])


def test_prompts_and_notes_are_counted_as_the_teachers_words():
    teachers, pupils = lesson_with(*ALL).portions()
    assert set(TEACHERS) <= set(teachers.texts)
    assert not set(TEACHERS) & set(pupils.texts)
    assert {"Sam asks for a picture.", "A no is enough."} <= set(pupils.texts)


def test_readers_find_a_lesson_by_the_titles_of_its_exercises_alone():
    texts = " ".join(lesson_with(*ALL).search_texts())
    assert missing([f"Title of {kind}" for kind in EXERCISES], texts) == []
    assert "I send it." not in texts


# --- In the pack ----------------------------------------------------------------------------------


def test_every_file_of_the_pack_has_the_exercises_and_pupils_files_no_word_of_the_teachers():
    """One pack for all of it: building takes seconds."""
    page = lesson_with(*ALL, letter="<p>Dear all.</p>")
    files = files_of(page)
    tasks, explained = of_all(TASKS), of_all(EXPLAINED)
    plan, sheets, whole = (words_of(files[role].data) for role in (Role.PLAN, Role.SHEETS, Role.WHOLE))
    for text in (plan, whole):
        assert missing([*tasks, *explained, *TEACHERS], text) == []
    assert missing([*GAMEBOOK, "A party for Grandma"], sheets) == []
    assert found([*TEACHERS, "Perhaps it is nothing.", "This tries what you agree to."], sheets) == []
    deck = Presentation(io.BytesIO(files[Role.SLIDES].data))
    shown, notes = all_words(deck), notes_in(deck)
    in_hands = [card["text"] for card in SORT["value"]["cards"]]
    assert missing([text for text in tasks if text not in in_hands], shown) == []
    assert found([*TEACHERS, *explained], shown) == []
    assert missing([*TEACHERS, *explained, *in_hands], notes) == []
    html = pages_in(files[Role.CARTRIDGE].data)
    assert missing([*tasks, *GAMEBOOK], html["pupils.html"]) == []
    assert found([*TEACHERS, *explained], html["pupils.html"]) == []
    assert missing([*tasks, *explained, *TEACHERS], html["teacher.html"]) == []
    home = "\n".join(one.text for one in Document(io.BytesIO(files[Role.LETTER].data)).paragraphs)
    assert "Dear all." in home
    assert found([*TEACHERS, *tasks], home) == []


def test_a_gamebook_leads_to_the_numbers_of_the_page():
    (sheet,) = content_of(lesson_with(STORY)).sheets
    numbered = {part.title: part.text for part in sheet.parts if part.kind == "read" and part.title}
    assert list(numbered) == ["1", "2", "3", "4"]
    choices = next(part for part in sheet.parts if part.kind == "choose")
    for option in choices.options:
        words, _to, number = option.partition(" – go to ")
        assert {"Chat on": "Send me a picture", "Play quietly": "You may always stop."}[words] in numbered[
            number
        ]


def test_a_story_on_slides_is_its_beginning_and_the_way_on():
    content = content_of(lesson_with(STORY))
    shown = all_words(Presentation(io.BytesIO(slides(content, MADE_ON))))
    assert "You can go on with the story on the pupils’ page" in shown
    assert "Send me a picture" not in shown


def test_links_of_a_quiz_stand_in_the_teachers_note():
    other = lesson_with(title="Another lesson")
    linked = {**QUIZ, "value": {**QUIZ["value"], "next": [other.pk]}}
    note = content_of(lesson_with(linked)).steps[0].parts[-1]
    links = [run for part in note.prose for line in part.lines for run in line if run.href]
    assert [(run.text, run.href) for run in links] == [("Another lesson", other.full_url)]


def test_what_writers_type_into_exercises_stays_text():
    """Typst, HTML and XML all have signs of their own. The script itself refuses tags."""
    typed = HOSTILE.replace("<b>b</b>", "a < b & c > d")
    script = SCRIPT.replace("You play really well!", typed).replace("Chat on", typed[:90])
    hostile = {**STORY["value"], "title": HOSTILE[:100], "intro": HOSTILE, "note": HOSTILE, "script": script}
    page = lesson_with(
        {"type": "story", "value": hostile}, {**SAY, "value": {**SAY["value"], "title": HOSTILE[:100]}}
    )
    files = files_of(page)
    for role in (Role.PLAN, Role.SHEETS, Role.WHOLE):
        assert '#panic("x") $x^2$ *bold*' in words_of(files[role].data)
    assert '#panic("x") $x^2$ *bold* _it_ a < b & c > d' in all_words(
        Presentation(io.BytesIO(files[Role.SLIDES].data))
    )


def test_the_longest_exercises_stay_inside_their_slides_and_sheets():
    long = "Sananlaskujenkaltaisuuskin kertoo jotain. "
    answers = [{"text": f"{n} {long * 4}"[:160], "helps": True, "why": long * 9} for n in range(5)]
    decide = exercise("decide", situation=long * 14, question=long * 3, answers=answers)
    talk = "\n".join(f"Robin: {n} {long * 5}" for n in range(8))
    choices = "\n".join(f"+ {n} {long * 2} => End" for n in range(4))
    script = f"@ Noa\n== Start\n{talk}\n{choices}\n== End\nNoa: {long}\n! {long * 6}\n"
    parts = [{"text": f"{n} {long * 3}", "stop": n == 1, "place": "", "why": long * 7} for n in range(10)]
    spot = exercise("spot", kind="advert", intro=long * 7, name="Nova", drawing="", parts=parts)
    page = lesson_with(decide, exercise("story", intro=long * 7, script=script), spot)
    deck = Presentation(io.BytesIO(slides(content_of(page), MADE_ON)))
    over = [
        shape.text_frame.text[:80]
        for slide in deck.slides
        for shape in slide.shapes
        if needed_height(shape) > shape.height.pt + 1
    ]
    assert over == []
    assert len(PdfReader(io.BytesIO(files_of(page)[Role.SHEETS].data)).pages) < 6
