"""The printed documents, read back by programs that know nothing of how they were made."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import outloud
import pdfua
import pytest
from django.utils import translation
from pypdf import PdfReader

from help_channels.directory import Directory
from lessons.models import LessonPage
from lessons.packs import content as c
from lessons.packs import gather as gathering
from lessons.packs import pdf
from lessons.packs.faults import PackFault
from tests.lessons.sample_content import PICTURE, SHEETS, STEPS, prose, sample_content, with_picture

MADE_ON = date(2026, 11, 22)
DOCUMENTS = [pdf.lesson_plan, pdf.pupil_sheets, pdf.whole_lesson]
POPPLER = shutil.which("pdfinfo")
HOSTILE = r'#panic("x") $x^2$ *bold* _it_ <b>b</b> @ref // gone /* gone */ \u{41} `raw` [box] ~ -- = {{ "q"'


@pytest.fixture
def pdfinfo(tmp_path):
    """What poppler tells of a document."""
    if not POPPLER:
        reason = "there is no pdfinfo on this machine (Debian package: poppler-utils)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)

    def ask(document: bytes, *options: str) -> str:
        file = tmp_path / "asked.pdf"
        file.write_bytes(document)
        return subprocess.run(
            [POPPLER, *options, str(file)], capture_output=True, text=True, check=True
        ).stdout

    return ask


@pytest.fixture
def pictured(settings, tmp_path) -> c.LessonContent:
    """The sample with a picture, which lies in the storage."""
    settings.MEDIA_ROOT = tmp_path / "media"
    file = Path(settings.MEDIA_ROOT) / PICTURE.stored
    file.parent.mkdir(parents=True)
    shutil.copy(pdf.LOGO.with_name("apple-touch-icon.png"), file)
    return with_picture()


def words_of(document: bytes) -> str:
    """The words in the order in which the file holds them, whatever the lines."""
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages)
    return re.sub(r"\s+", " ", text)


def told(pdfinfo, document: bytes) -> str:
    """The words in the order in which a screen reader says them."""
    structure = pdfinfo(document, "-struct-text")
    return re.sub(r"\s+", " ", " ".join(re.findall(r'^ *"(.*)"$', structure, re.MULTILINE)))


def faults_in(document: bytes, tmp_path) -> list[str]:
    file = tmp_path / "checked.pdf"
    file.write_bytes(document)
    result = outloud.check(str(file))
    found = [
        f"{finding.rule} {finding.message}" for finding in result.findings if finding.severity == "error"
    ]
    return [*([result.error] if result.error else []), *found, *map(str, pdfua.validate(str(file)).findings)]


def in_order(text: str, *parts: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            raise AssertionError(f"{part!r} is missing, or stands too early")
        at += len(part)
    return True


@pytest.mark.parametrize("make", DOCUMENTS)
def test_two_checkers_of_accessible_pdf_find_no_fault(make, pictured, tmp_path):
    assert faults_in(make(pictured, MADE_ON), tmp_path) == []


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_documents_of_a_real_lesson_are_accessible(language, db, tmp_path, monkeypatch):
    monkeypatch.setattr(gathering, "reverse", lambda name, args: f"/l/{args[0]}/")
    page = LessonPage.objects.live().filter(locale__language_code=language).first()
    with translation.override(language):
        content = gathering.gather(page, Directory.load("FI", language=language))
    for make in DOCUMENTS:
        document = make(content, MADE_ON)
        assert faults_in(document, tmp_path) == []
        assert PdfReader(BytesIO(document)).trailer["/Root"]["/Lang"] == language


@pytest.mark.parametrize("make", DOCUMENTS)
def test_a_document_is_tagged_and_says_its_title_and_language(make, pdfinfo):
    document = make(sample_content(language="sv"), MADE_ON)
    about = pdfinfo(document)
    assert re.search(r"^Tagged: +yes$", about, re.MULTILINE)
    assert re.search(r"^Title: +You choose who sees your picture – ", about, re.MULTILINE)
    assert PdfReader(BytesIO(document)).trailer["/Root"]["/Lang"] == "sv"


def test_a_plan_is_read_in_the_order_of_the_lesson(pdfinfo):
    content = sample_content()
    document = pdf.lesson_plan(content, MADE_ON)
    parts = ["You choose who sees", "What pupils learn", "A picture of me is mine", "Before you start"]
    parts += ["Warm up", "Begin calmly", "Listen and look", "Whose picture is it?", "Read the chat"]
    parts += [
        "Sam",
        "send me a pic",
        "Noa",
        "Practise in pairs",
        "Give out",
        "After-care",
        "Work in threes",
        "Quiz",
    ]
    parts += [
        "I do",
        "This one fits best",
        "The one who asks",
        "Sources",
        "Who can help",
        "In danger",
        "Call 112",
    ]
    parts += ["Lasten ja nuorten puhelin", "Call 116 111"]
    assert in_order(told(pdfinfo, document), *parts)
    assert in_order(words_of(document), *parts)


def test_the_whole_lesson_holds_everything_in_one_file(pdfinfo):
    parts = [
        "Practise in pairs",
        "A letter home",
        "My two adults",
        "The chat again",
        "Situations",
        "Cut along",
    ]
    parts += ["Quiz", "Who decides", "Answers", "It is yours.", "Who can help"]
    assert in_order(told(pdfinfo, pdf.whole_lesson(sample_content(), MADE_ON)), *parts)


def test_pupils_read_nothing_that_is_for_the_teacher(pictured):
    note = c.Note("Between us", prose("Only for you."))
    sheet = replace(SHEETS[1], parts=(*SHEETS[1].parts, note))
    words = words_of(pdf.pupil_sheets(replace(pictured, sheets=(sheet,)), MADE_ON))
    assert "What would you answer?" in words
    for secret in ("praise", "Between us", "Only for you", "Each pair draws two", "Give out the cards"):
        assert secret not in words


def test_each_sheet_starts_on_a_page_of_its_own_and_the_last_page_helps():
    document = pdf.pupil_sheets(sample_content(), MADE_ON)
    pages = [page.extract_text() for page in PdfReader(BytesIO(document)).pages]
    starts = ["My two adults", "The chat again", "Situations", "Who can help"]
    assert len(pages) == len(starts)
    for page, start in zip(pages, starts, strict=True):
        assert start in page
    assert "It is not your fault" in pages[-1]
    assert "Call 116" in pages[-1]


def test_a_lesson_without_sheets_and_cards_has_no_pupil_sheets():
    assert pdf.pupil_sheets(sample_content(sheets=(), steps=STEPS[:2]), MADE_ON) is None


def test_cards_alone_are_a_document_too(tmp_path):
    cards = replace(STEPS[2].parts[0], cards=tuple(f"Card {number}" for number in range(1, 10)))
    content = sample_content(sheets=(), steps=(replace(STEPS[2], parts=(cards,)),))
    document = pdf.pupil_sheets(content, MADE_ON)
    pages = [page.extract_text() for page in PdfReader(BytesIO(document)).pages]
    assert len(pages) == 3
    assert all("Situations" in page and "Cut along the lines." in page for page in pages[:2])
    assert faults_in(document, tmp_path) == []


@pytest.mark.parametrize("make", DOCUMENTS)
def test_every_page_says_where_it_comes_from(make):
    document = make(sample_content(), MADE_ON)
    pages = PdfReader(BytesIO(document)).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        for mark in (
            "https://cairn.test/en/lessons/you-choose/",
            "Version 1.2",
            "22 November 2026",
            "CC BY 4.0",
        ):
            assert mark in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_day_is_told_in_the_language_of_the_lesson():
    assert "22. marraskuuta 2026" in words_of(pdf.lesson_plan(sample_content(language="fi"), MADE_ON))


def hostile(value, key: str = ""):
    """The same content with a hostile text in every field that an editor fills in."""
    kept = {
        "language",
        "kind",
        "lang",
        "stored",
        "sha256",
        "extension",
        "href",
        "url",
        "address",
        "short_address",
    }
    if isinstance(value, str):
        return value if key in kept or not value else HOSTILE
    if isinstance(value, tuple):
        return tuple(hostile(one) for one in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(
            value, **{name: hostile(getattr(value, name), name) for name in value.__dataclass_fields__}
        )
    return value


@pytest.mark.parametrize("make", DOCUMENTS)
def test_what_looks_like_markup_is_only_text(make, tmp_path):
    content = replace(hostile(sample_content()), words=sample_content().words)
    document = make(content, MADE_ON)
    assert faults_in(document, tmp_path) == []
    # Spaces and hyphens come and go where lines break.
    bare = re.compile(r"[\s\u00ad-]")
    times = bare.sub("", words_of(document)).count(bare.sub("", HOSTILE))
    assert times >= 20
    assert PdfReader(BytesIO(document)).metadata.title.startswith(HOSTILE)


def test_a_link_to_a_script_is_no_link():
    line = (c.Run("Look here", href="javascript:alert(1)"),)
    content = sample_content(letter=c.Letter("Letter", (c.Paragraph("p", (line,)),)))
    document = pdf.whole_lesson(content, MADE_ON)
    assert "Look here" in words_of(document)
    targets = [
        str(note.get_object()["/A"])
        for page in PdfReader(BytesIO(document)).pages
        for note in page.get("/Annots", [])
    ]
    assert targets
    assert "javascript" not in " ".join(targets)


def test_the_letters_of_northern_sami_are_drawn_in_our_font(tmp_path):
    title = "Čáppa Đ Ŋ Šiella Ŧ Žč đ ŋ š ŧ ž"
    document = pdf.lesson_plan(sample_content(title=title), MADE_ON)
    reader = PdfReader(BytesIO(document))
    assert title in words_of(document)
    fonts = {str(font["/BaseFont"]) for font in fonts_of(reader.pages[0])}
    assert all("Lexend" in font or "DejaVu" in font for font in fonts), fonts


def fonts_of(page):
    return [font.get_object() for font in page["/Resources"]["/Font"].get_object().values()]


@pytest.mark.parametrize("make", DOCUMENTS)
def test_every_font_is_in_the_file(make):
    for page in PdfReader(BytesIO(make(sample_content(), MADE_ON))).pages:
        for font in fonts_of(page):
            descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_a_title_of_three_hundred_letters_stays_on_the_paper():
    title = "Kuvapyyntöihinvastaamisharjoitus " * 9
    document = pdf.lesson_plan(sample_content(title=title.strip(), language="fi"), MADE_ON)
    places = []
    page = PdfReader(BytesIO(document)).pages[0]
    page.extract_text(
        visitor_text=lambda text, cm, tm, font, size: places.append((tm[4] * cm[0] + cm[4], text))
    )
    assert "Kuvapyyntöihin" in page.extract_text()
    assert "At a glance" in page.extract_text()
    assert max(x for x, text in places if text.strip()) < 560


def test_long_finnish_words_break_between_syllables():
    word = "lastensuojeluilmoitusvelvollisuus"
    fact = c.Fact("Ilmoitus", f"{word} " * 30)
    text = words_by_line(pdf.lesson_plan(sample_content(language="fi", before=(fact, fact)), MADE_ON))
    starts = {found for found in re.findall(r"(\w+)[-\u00ad]\n", text) if word.startswith(found)}
    syllables = ["las", "ten", "suo", "je", "lu", "il", "moi", "tus", "vel", "vol", "li", "suus"]
    assert starts
    assert starts <= {"".join(syllables[:number]) for number in range(1, len(syllables))}


def words_by_line(document: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages)


def test_however_many_can_help_they_stand_on_the_last_page():
    channel = sample_content().channels[1]
    names = [f"Helpers number {number}" for number in range(5)]
    many = [
        replace(channel, name=name, what_for="A long sentence about all that they do. " * 10)
        for name in names
    ]
    content = sample_content(channels=(sample_content().channels[0], *many))
    last = PdfReader(BytesIO(pdf.lesson_plan(content, MADE_ON))).pages[-1].extract_text()
    assert in_order(last, "Who can help", "In danger now", *names, "Numbers change")


def test_a_channel_in_another_language_is_read_aloud_in_it():
    document = PdfReader(BytesIO(pdf.lesson_plan(sample_content(), MADE_ON)))
    told = list(elements(document.trailer["/Root"]["/StructTreeRoot"]))
    name = next(
        at for at, (element, _) in enumerate(told) if element.get("/T") == "Lasten ja nuorten puhelin"
    )
    # The name and what it is for; the facts are ours.
    assert [language or "en" for _, language in told[name : name + 4]] == ["fi", "fi", "en", "en"]


def elements(node, language=""):
    """All elements of the structure tree in the order of reading, each with the language it is read in."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from elements(one, language)
    elif isinstance(node, dict):
        language = node.get("/Lang", language)
        if "/S" in node:
            yield node, language
        yield from elements(node.get("/K", []), language)


def test_a_picture_carries_its_text_and_a_decorative_one_is_passed_over(pictured):
    def texts(content):
        tree = PdfReader(BytesIO(pdf.lesson_plan(content, MADE_ON))).trailer["/Root"]["/StructTreeRoot"]
        return [
            element["/Alt"]
            for element, _ in elements(tree)
            if "/Alt" in element and element["/S"] == "/Figure"
        ]

    assert texts(pictured) == ["Four stones on each other"]
    step = pictured.steps[0]
    silent = replace(step, parts=(*step.parts[:-1], replace(PICTURE, alt="")))
    assert texts(replace(pictured, steps=(silent, *pictured.steps[1:]))) == []


def test_a_picture_whose_file_is_gone_is_named(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(PackFault, match="Four stones on each other"):
        pdf.lesson_plan(with_picture(), MADE_ON)


def test_a_picture_that_is_none_is_named(pictured, settings):
    (Path(settings.MEDIA_ROOT) / PICTURE.stored).write_bytes(b"no picture")
    with pytest.raises(PackFault, match="Four stones on each other"):
        pdf.lesson_plan(pictured, MADE_ON)


def test_a_letter_that_no_font_draws_is_printed_as_a_square():
    assert "Well done □" in words_of(pdf.lesson_plan(sample_content(aftercare="Well done 漢"), MADE_ON))


@pytest.mark.parametrize("make", DOCUMENTS)
def test_the_same_content_makes_the_same_file(make, pictured):
    assert make(pictured, MADE_ON) == make(pictured, MADE_ON)


def test_the_youngest_get_larger_letters():
    def size_of_intro(content):
        sizes = []
        page = PdfReader(BytesIO(pdf.pupil_sheets(content, MADE_ON))).pages[0]
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size: sizes.append((text.strip(), size * tm[0]))
        )
        return next(round(abs(size), 1) for text, size in sizes if text.startswith("Nobody else"))

    assert size_of_intro(sample_content(for_youngest=True)) > size_of_intro(sample_content())
