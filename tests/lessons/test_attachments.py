"""Files of an editor's own: which kinds, whose language, and what when one is missing."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from wagtail.models import Locale, ReferenceIndex
from wagtail.test.utils.form_data import inline_formset

from core.models import CustomDocument
from lessons.desk.files import files_by_lesson, lacking_files
from lessons.models import LessonAttachment, LessonPage
from tests.desk import browser_of, text_of
from tests.lessons.makers import lesson_form, make_lesson

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 a test"
REPORT = "/admin/reports/lessons/files/"


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def make_document(name: str = "cards.pdf", content: bytes = PDF) -> CustomDocument:
    document = CustomDocument(title=name)
    document.file.save(name, ContentFile(content), save=False)
    document.save()
    return document


def attach(page, *names: str) -> LessonPage:
    """The page with files of these names, published as before."""
    page.attachments = [
        LessonAttachment(document=make_document(name), title=name.split(".")[0]) for name in names
    ]
    page.save()
    page.save_revision(clean=False)
    return LessonPage.objects.get(pk=page.pk)


def translated(page, language: str = "sv") -> LessonPage:
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    return LessonPage.objects.get(pk=copy.pk)


def form_with(document: CustomDocument) -> dict:
    row = {"document": document.pk, "title": "Cards", "for_teachers": "on"}
    return lesson_form(attachments=inline_formset([row]))


def edit_url(page) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def upload(desk, name: str, content: bytes):
    file = SimpleUploadedFile(name, content)
    return desk.post("/admin/documents/add/", {"title": name, "file": file, "collection": 1, "tags": ""})


def check_lessons() -> tuple[str, int]:
    """What the command says, and its exit code."""
    out = StringIO()
    try:
        call_command("check_lessons", stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


def only(*pages) -> None:
    LessonPage.objects.exclude(pk__in=[page.pk for page in pages]).update(live=False)


class TestKinds:
    @pytest.mark.parametrize("name", ["a.pdf", "a.odp", "a.odt", "a.docx", "a.pptx", "a.mp4", "A.PDF"])
    def test_what_schools_open_may_go_along(self, name):
        LessonAttachment(document=make_document(name)).clean()

    @pytest.mark.parametrize("name", ["a.xlsx", "a.epub", "a.txt", "a.html"])
    def test_anything_else_is_refused_in_words(self, name):
        with pytest.raises(ValidationError, match=r"cannot go with a lesson\. Possible are: PDF, ODP"):
            LessonAttachment(document=make_document(name)).clean()

    def test_the_form_says_it_at_the_file(self, desk):
        page = make_lesson(live=False)
        response = desk.post(edit_url(page), form_with(make_document("a.csv", b"a,b")))
        assert response.status_code == 200
        assert "cannot go with a lesson" in text_of(response)

    def test_a_good_file_is_kept(self, desk):
        page = make_lesson(live=False)
        assert desk.post(edit_url(page), form_with(make_document())).status_code == 302
        assert [item.title for item in LessonPage.objects.get(pk=page.pk).attachment_list] == ["Cards"]


class TestUploads:
    def test_a_program_with_another_name_is_refused_in_words(self, desk):
        text = text_of(upload(desk, "lesson.pdf", b"MZ\x90\x00 a program"))
        assert "its content is something else" in text
        assert not CustomDocument.objects.filter(title="lesson.pdf").exists()

    def test_a_file_that_is_too_large_is_refused_in_words(self, desk, settings):
        settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 20
        text = text_of(upload(desk, "film.pdf", PDF + b"x" * 100))
        assert "This file is too big" in text
        assert not CustomDocument.objects.filter(title="film.pdf").exists()


class TestLanguages:
    def test_a_translation_begins_without_files_and_the_source_keeps_its_own(self):
        page = attach(make_lesson(), "cards.pdf")
        swedish = translated(page)
        assert swedish.attachment_list == []
        assert list(swedish.get_latest_revision_as_object().attachments.all()) == []
        assert len(LessonPage.objects.get(pk=page.pk).attachment_list) == 1

    def test_saving_the_translation_brings_no_file_back(self):
        copy = attach(make_lesson(), "cards.pdf").copy_for_translation(Locale.objects.get(language_code="sv"))
        copy.save()
        assert not LessonAttachment.objects.filter(page=copy.pk).exists()

    def test_a_copy_in_the_same_language_keeps_its_files(self):
        copy = attach(make_lesson(), "cards.pdf").copy(update_attrs={"slug": "copy"})
        assert len(LessonPage.objects.get(pk=copy.pk).attachment_list) == 1

    def test_a_language_with_fewer_files_is_found(self, desk):
        page = attach(make_lesson(), "cards.pdf", "film.mp4")
        swedish = attach(translated(page), "kort.pdf")
        assert lacking_files() == {swedish.pk}
        text = text_of(desk.get(REPORT))
        assert "English (2), Svenska (1)" in text
        assert "Svenska has 1 of 2" in text
        listed = desk.get("/admin/lessons/", {"files": "missing"}).context["object_list"]
        assert [item.pk for item in listed] == [swedish.pk]

    def test_a_lesson_without_own_files_lacks_none(self):
        translated(make_lesson())
        assert files_by_lesson() == []


class TestTheReport:
    def test_it_names_files_that_are_gone_from_the_disk(self, desk):
        page = attach(make_lesson(), "cards.pdf")
        Path(page.attachment_list[0].document.file.path).unlink()
        lesson = files_by_lesson()[0]
        assert lesson.gone == ["cards"]
        assert "cards" in text_of(desk.get(REPORT))

    def test_the_first_page_leads_to_it_when_there_is_something(self, desk):
        page = attach(make_lesson("With cards"), "cards.pdf")
        assert "lacks files" not in text_of(desk.get("/admin/"))
        translated(page)
        text = text_of(desk.get("/admin/"))
        assert "1 lesson lacks files: another language has more, or they are gone." in text
        assert "With cards (sv)" in text

    def test_reviewers_read_it_too_and_strangers_do_not(self, reader):
        assert browser_of("Safeguarding reviewers").get(REPORT).status_code == 200
        assert reader.get(REPORT).status_code == 302

    def test_it_is_a_spreadsheet_as_well(self, desk):
        attach(make_lesson("With cards"), "cards.pdf")
        response = desk.get(REPORT, {"export": "csv"})
        assert "With cards" in response.getvalue().decode()


class TestDeleting:
    urls = pytest.mark.parametrize(
        "url", ["/admin/documents/delete/{0}/", "/admin/bulk/core/customdocument/delete/?id={0}"]
    )

    @urls
    def test_a_file_of_a_lesson_cannot_be_deleted_and_the_screen_says_so(self, desk, url):
        document = attach(make_lesson(), "cards.pdf").attachment_list[0].document
        assert "prevent" in text_of(desk.get(url.format(document.pk)))
        desk.post(url.format(document.pk))
        assert CustomDocument.objects.filter(pk=document.pk).exists()

    @urls
    def test_what_the_index_of_references_missed_is_refused_in_words_too(self, desk, url):
        document = attach(make_lesson("With cards"), "cards.pdf").attachment_list[0].document
        ReferenceIndex.objects.all().delete()
        response = desk.post(url.format(document.pk))
        assert response.status_code == 302
        assert CustomDocument.objects.filter(pk=document.pk).exists()
        text = text_of(desk.get("/admin/"))
        assert "Nothing was deleted" in text
        assert "cards.pdf (With cards)" in text

    def test_a_free_file_is_deleted(self, desk):
        document = make_document()
        desk.post(f"/admin/documents/delete/{document.pk}/")
        assert not CustomDocument.objects.filter(pk=document.pk).exists()

    def test_a_draft_whose_file_was_deleted_can_still_be_opened(self, desk):
        page = make_lesson()
        page.attachments = [LessonAttachment(document=make_document(), title="Cards")]
        page.save_revision(clean=False)
        CustomDocument.objects.all().delete()
        assert desk.get(edit_url(page)).status_code == 200


class TestTheCommand:
    def test_it_is_content_with_complete_lessons(self):
        only(make_lesson())
        assert check_lessons() == ("All lessons are in order.\n", 0)

    def test_a_published_lesson_that_lacks_something_is_an_error(self):
        page = make_lesson("Broken")
        only(page)
        LessonPage.objects.filter(pk=page.pk).update(aftercare="")
        text, code = check_lessons()
        assert code == 1
        assert "Error: Broken (en): Say how the lesson closes" in text
        assert "1 error, 0 warnings" in text

    def test_a_file_that_is_gone_is_an_error_and_told_once(self):
        page = attach(make_lesson("With cards"), "cards.pdf")
        only(page)
        Path(page.attachment_list[0].document.file.path).unlink()
        text, code = check_lessons()
        assert code == 1
        assert text.count("With cards (en): the file “cards” is gone.") == 1

    def test_fewer_files_and_late_reviews_are_warnings(self):
        page = attach(make_lesson("With cards", review_by=date(2020, 1, 1)), "cards.pdf")
        only(page)
        translated(page)
        text, code = check_lessons()
        assert code == 0
        assert "Warning: With cards: Svenska has 0 of 1." in text
        assert "Warning: With cards (en): Overdue since" in text
        assert "0 errors, 2 warnings" in text
