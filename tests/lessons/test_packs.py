"""What is built of one lesson: every file, its name, the archive for people; all of it or nothing."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from pypdf import PdfReader, PdfWriter

from help_channels.directory import Directory
from lessons.models import LessonPage
from lessons.packs.build import build, planned
from lessons.packs.content import Attachment
from lessons.packs.faults import PackFault
from lessons.packs.gather import gather
from lessons.packs.kinds import FORMS, Role
from lessons.packs.names import numbered, plain_name, whole_name
from tests.lessons.cartridges import faults, unzipped
from tests.lessons.sample_content import sample_content, with_picture

DAY = date(2026, 11, 22)


def blank_pdf(pages: int = 3) -> bytes:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.fixture
def own_file():
    name = default_storage.save("documents/own.pdf", ContentFile(blank_pdf()))
    yield name
    default_storage.delete(name)


def attached(stored: str, title: str = "Poster", for_teachers: bool = False) -> Attachment:
    return Attachment(title, stored, "pdf", for_teachers, "0" * 40)


def by_role(content) -> dict:
    return {file.role: file for file in build(content, DAY)}


def test_pack_has_four_files_and_three_forms_of_the_whole():
    files = build(sample_content(), DAY)
    assert [file.name for file in files] == [
        "1-lesson-plan.pdf", "2-pupil-sheets.pdf", "3-slides.pptx", "4-letter-home.docx",
        "you-choose.zip", "you-choose.imscc", "you-choose.pdf",
    ]  # fmt: skip
    assert [file.kind for file in files] == ["PDF", "PDF", "PPTX", "DOCX", "ZIP", "IMSCC", "PDF"]
    assert all(file.data for file in files)


def test_only_the_sheets_are_for_pupils():
    assert [f.role for f in build(sample_content(), DAY) if not f.for_teachers] == [Role.SHEETS]


def test_pages_and_slides_are_counted():
    files = by_role(sample_content())
    assert files[Role.PLAN].pages == len(PdfReader(io.BytesIO(files[Role.PLAN].data)).pages)
    assert files[Role.SLIDES].pages > 4
    assert files[Role.LETTER].pages is None
    assert files[Role.ZIP].pages is None


def test_numbers_close_up_where_a_file_is_missing(own_file):
    bare = tuple(replace(step, parts=()) for step in sample_content().steps)
    content = sample_content(steps=bare, sheets=(), letter=None, attachments=(attached(own_file),))
    names = [file.name for file in build(content, DAY)]
    assert names[:3] == ["1-lesson-plan.pdf", "2-slides.pptx", "3-poster.pdf"]


def test_what_is_planned_is_what_is_built(own_file):
    content = sample_content(attachments=(attached(own_file),))
    assert [replace(f, data=b"", pages=None) for f in build(content, DAY)] == planned(content)


def test_own_file_goes_along_unchanged_in_archive_and_cartridge(own_file):
    files = by_role(sample_content(attachments=(attached(own_file),)))
    assert files[Role.OWN].data == blank_pdf()
    assert files[Role.OWN].pages == 3
    assert unzipped(files[Role.ZIP].data)["you-choose/5-poster.pdf"] == blank_pdf()
    assert unzipped(files[Role.CARTRIDGE].data)["lesson/5-poster.pdf"] == blank_pdf()
    assert faults(files[Role.CARTRIDGE].data) == []


def test_archive_is_one_folder_with_numbered_names_readme_and_licence():
    names = list(unzipped(by_role(sample_content())[Role.ZIP].data))
    assert names == [
        f"you-choose/{name}"
        for name in (
            "README.txt", "LICENSE.txt", "1-lesson-plan.pdf", "2-pupil-sheets.pdf",
            "3-slides.pptx", "4-letter-home.docx",
        )
    ]  # fmt: skip


def test_readme_says_what_is_inside_for_whom_and_who_can_help():
    text = unzipped(by_role(sample_content())[Role.ZIP].data)["you-choose/README.txt"].decode("utf-8-sig")
    for expected in (
        "2-pupil-sheets.pdf: Pupil sheets (PDF). For pupils.", "1-lesson-plan.pdf: Lesson plan (PDF). For the teacher.",
        "In danger now: Emergency number", "Call 116 111", "https://chat.help.test", "https://cairn.test/en/lessons/",
        "Version 1.2", "22 November 2026",
    ):  # fmt: skip
        assert expected in text.replace("chat.help.test", "https://chat.help.test")


def test_licence_file_names_whom_to_name():
    text = unzipped(by_role(sample_content())[Role.ZIP].data)["you-choose/LICENSE.txt"].decode("utf-8-sig")
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert "You may copy and change this." in text
    assert "Save the Stones (2026)." in text


@pytest.mark.parametrize(
    "title",
    [
        "../../etc/passwd",
        "čáhppes ŋ đ ŧ",
        "",
        "  ",
        "CON",
        "nul.txt",
        "a/b\\c:d*?",
        "x" * 300,
        "\x00\x1b",
        "#sys",
    ],
)
def test_no_title_makes_a_dangerous_name(own_file, title):
    content = sample_content(attachments=(attached(own_file, title), attached(own_file, title)))
    files = build(content, DAY)
    names = [file.name for file in files]
    assert len(names) == len(set(names))
    archive = next(file for file in files if file.role == Role.ZIP).data
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for name in opened.namelist():
            folder, file = name.split("/")
            assert folder == "you-choose"
            assert file.isascii()
            assert ".." not in file
            assert not set(file) & set('\\:*?"<>|\0\x1b ')
            assert len(file) < 80


def test_letters_of_every_language_become_plain_ones():
    assert plain_name("Čáhppes ŋuŧŧi đ Äiti Åke", "file") == "cahppes-nutti-d-aiti-ake"
    assert plain_name("con", "file") == plain_name("🙂", "file") == "file"
    assert numbered(5, "", "pdf") == "5-file.pdf"
    assert whole_name("1-poster", "pdf", {"1-poster.pdf"}) == "whole-1-poster.pdf"


def test_missing_own_file_is_a_fault_that_names_it():
    with pytest.raises(PackFault, match="Poster"):
        build(sample_content(attachments=(attached("documents/gone.pdf"),)), DAY)


def test_broken_picture_is_a_fault_that_names_it():
    name = default_storage.save("pictures/cairn.png", ContentFile(b"no picture"))
    try:
        with pytest.raises(PackFault, match="Four stones on each other"):
            build(with_picture(), DAY)
    finally:
        default_storage.delete(name)


def test_own_file_that_cannot_be_counted_is_handed_on_as_it_is():
    name = default_storage.save("documents/odd.pdf", ContentFile(b"%PDF-1.4 odd"))
    try:
        files = by_role(sample_content(attachments=(attached(name),)))
    finally:
        default_storage.delete(name)
    assert files[Role.OWN].data == b"%PDF-1.4 odd"
    assert files[Role.OWN].pages is None


def test_hostile_title_of_the_lesson_goes_through_every_document():
    title = "#sys <script>alert(1)</script> ../\x00\x1b $x$ čŋđ " * 7
    files = by_role(sample_content(title=title, slug="hostile"))
    assert set(FORMS) <= set(files)
    assert faults(files[Role.CARTRIDGE].data) == []
    assert "<script>" in unzipped(files[Role.ZIP].data)["hostile/README.txt"].decode("utf-8-sig")


def test_same_content_makes_the_same_pack():
    assert build(sample_content(), DAY) == build(sample_content(), DAY)


def test_a_number_in_another_language_says_so(db):
    page = LessonPage.objects.live().filter(locale__language_code="fi").first()
    with translation.override("fi"):
        content = gather(page, Directory.load("FI", language="fi"))
    ways = {way.value: way.full_label for channel in content.channels for way in channel.ways}
    assert ways["0800 96 116"] == "Soita 0800 96 116 (svenska)"
    assert ways["116 111"] == "Soita 116 111"
