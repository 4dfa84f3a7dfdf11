"""Packs are kept until anything in them changes; an outdated number is never served."""

import io
import zipfile
from pathlib import Path
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.test import RequestFactory, override_settings
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from core.models import CustomDocument
from help_channels.models import HelpChannel, HelpContact
from lessons.models import LessonAttachment, LessonPack, LessonPage
from lessons.packs import current, keep
from lessons.packs.combined import combined_zip
from lessons.packs.current import directory_of, faults_of, pack_for
from lessons.packs.faults import PackFault
from lessons.packs.store import offer
from lessons.packs.tasks import build_changed_packs, build_pack
from tests.lessons.cartridges import unzipped
from tests.lessons.makers import make_lesson
from tests.lessons.test_packs import blank_pdf

OLD, NEW = "116 111", "116 222"
QUEUE = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def lesson(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_lesson("You choose", letter="<p>Dear parents.</p>", terms="a10_12 privacy grades_7_9 lesson")


@pytest.fixture
def builds():
    """Counts how often a pack is built."""
    with mock.patch.object(current, "build", wraps=current.build) as counted:
        yield counted


def get(reader, page, name: str, **headers: str):
    """The answer, read to its end; what came is its `data`."""
    sent = {key.replace("_", "-"): value for key, value in headers.items()}
    response = reader.get(f"{page.url}files/{name}", headers=sent)
    response.data = b"".join(response)
    return response


def offer_of(page, **facts):
    request = RequestFactory().get(page.url)
    for name, value in facts.items():
        setattr(request, name, value)
    return offer(LessonPage.objects.get(pk=page.pk), request)


def stored_files(page) -> list[str]:
    root = Path(default_storage.path(f"packs/{page.pk}"))
    return sorted(str(path) for path in root.rglob("*") if path.is_file())


# --- Building once ----------------------------------------------------------------------------------


def test_pack_is_built_once_for_many_requests(lesson, reader, builds):
    for _time in range(3):
        assert reader.get(lesson.url).status_code == 200
        assert get(reader, lesson, "1-lesson-plan.pdf").status_code == 200
        assert get(reader, lesson, "you-choose.zip").status_code == 200
    assert builds.call_count == 1
    assert LessonPack.objects.get(page=lesson).language == "en"


def test_every_offered_file_is_there_and_as_large_as_promised(lesson, reader):
    found = offer_of(lesson)
    assert found.is_whole
    assert [f["name"] for f in found.forms] == ["you-choose.zip", "you-choose.imscc", "you-choose.pdf"]
    for file in [*found.files, *found.forms]:
        assert file["url"] == f"{lesson.url}files/{file['name']}"
        response = get(reader, lesson, file["name"])
        assert len(response.data) == file["size"] == int(response["Content-Length"])
        assert file["name"] in response["Content-Disposition"]


def test_changed_word_makes_a_new_pack_and_the_old_one_goes(
    lesson, reader, builds, django_capture_on_commit_callbacks
):
    offer_of(lesson)
    before = stored_files(lesson)
    LessonPage.objects.filter(pk=lesson.pk).update(intro="Another promise.")
    with django_capture_on_commit_callbacks(execute=True):
        text = unzipped(get(reader, lesson, "you-choose.zip").data)["you-choose/README.txt"].decode()
    assert "Another promise." in text
    assert builds.call_count == 2
    assert LessonPack.objects.filter(page=lesson).count() == 1
    assert len(stored_files(lesson)) == len(before)
    assert not set(stored_files(lesson)) & set(before)


def test_deleted_page_takes_its_files_along(lesson, django_capture_on_commit_callbacks):
    offer_of(lesson)
    assert stored_files(lesson)
    with django_capture_on_commit_callbacks(execute=True):
        lesson.delete()
    assert not stored_files(lesson)
    assert not default_storage.exists(f"packs/{lesson.pk}")


def test_two_requests_at_once_end_with_one_pack_and_no_orphan(lesson):
    directory = directory_of(lesson)
    with mock.patch.object(current, "kept", return_value=None):
        first = pack_for(lesson, directory)
        second = pack_for(lesson, directory)
    assert first == second
    assert LessonPack.objects.filter(page=lesson).count() == 1
    assert stored_files(lesson) == sorted(default_storage.path(file["stored"]) for file in first.files)


def test_storage_that_fails_half_way_leaves_nothing(lesson):
    real, calls = keep._store, []

    def fails_third(folder, file):
        calls.append(file)
        if len(calls) == 3:
            raise OSError("disk full")
        return real(folder, file)

    with mock.patch.object(keep, "_store", fails_third):
        found = offer_of(lesson)
    assert not found.is_whole
    assert not found.files
    assert not stored_files(lesson)
    assert not LessonPack.objects.filter(page=lesson).exists()


def test_pack_whose_files_were_lost_is_built_anew(lesson, reader, django_capture_on_commit_callbacks):
    name = pack_for(lesson, directory_of(lesson)).files[0]["stored"]
    default_storage.delete(name)
    with django_capture_on_commit_callbacks(execute=True):
        response = get(reader, lesson, "1-lesson-plan.pdf")
    assert response.data.startswith(b"%PDF")


def test_pack_and_digest_are_one_row(lesson):
    pack = pack_for(lesson, directory_of(lesson))
    with pytest.raises(IntegrityError), transaction.atomic():
        LessonPack.objects.create(page=lesson, digest=pack.digest, language="en", files=[])


# --- Numbers ----------------------------------------------------------------------------------------


def change_number(code: str = "") -> None:
    changed = HelpContact.objects.filter(value=OLD).update(value=NEW)
    assert changed


def texts_of(reader, page) -> dict[str, str]:
    """The words of everything in the pack that names a channel."""
    archive = unzipped(get(reader, page, f"{page.slug}.zip").data)
    found = {name.rpartition("/")[2]: data for name, data in archive.items()}
    pdf = PdfReader(io.BytesIO(found["1-lesson-plan.pdf"]))
    slides = Presentation(io.BytesIO(found["2-slides.pptx"]))
    letter = Document(io.BytesIO(found["3-letter-home.docx"]))
    cartridge = unzipped(get(reader, page, f"{page.slug}.imscc").data)
    return {
        "pdf": " ".join(page.extract_text() for page in pdf.pages),
        "slides": " ".join(
            shape.text_frame.text for s in slides.slides for shape in s.shapes if shape.has_text_frame
        ),
        "letter": " ".join(paragraph.text for paragraph in letter.paragraphs),
        "readme": found["README.txt"].decode("utf-8-sig"),
        "html": cartridge["lesson/help.html"].decode(),
    }


def test_changed_number_is_in_every_file_of_the_next_download(lesson, reader):
    assert all(OLD in text for text in texts_of(reader, lesson).values())
    change_number()
    for where, text in texts_of(reader, lesson).items():
        assert NEW in text, where
        assert OLD not in text, where


def test_etag_of_a_file_changes_with_its_number(lesson, reader):
    first = get(reader, lesson, "1-lesson-plan.pdf")
    again = get(reader, lesson, "1-lesson-plan.pdf", if_none_match=first["ETag"])
    assert (again.status_code, again["ETag"], again.data) == (304, first["ETag"], b"")
    change_number()
    after = get(reader, lesson, "1-lesson-plan.pdf", if_none_match=first["ETag"])
    assert after.status_code == 200
    assert after["ETag"] != first["ETag"]


def test_retired_channel_is_gone_from_the_next_download(lesson, reader):
    assert OLD in texts_of(reader, lesson)["readme"]
    HelpChannel.objects.filter(contacts__value=OLD).update(status="retired")
    assert OLD not in texts_of(reader, lesson)["readme"]


# --- Downloads --------------------------------------------------------------------------------------


def test_download_is_a_file_with_its_name_type_and_length_and_no_cookie(lesson, reader):
    response = get(reader, lesson, "1-lesson-plan.pdf", accept_encoding="gzip")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="1-lesson-plan.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert int(response["Content-Length"]) == len(response.data)
    assert "Content-Encoding" not in response
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    assert not response.cookies


def test_head_says_the_same_without_the_file(lesson, reader):
    response = reader.head(f"{lesson.url}files/you-choose.imscc")
    assert not b"".join(response)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/vnd.ims.imsccv1p1"
    assert int(response["Content-Length"]) > 1000


@pytest.mark.parametrize(
    "name",
    ["nothing.pdf", "..", "..%2f", "..%2F..%2Fdb.sqlite3", "1-lesson-plan", "1-lesson-plan.pdf/", "%00.pdf"],
)
def test_unknown_name_is_not_found(lesson, reader, name):
    assert reader.get(f"{lesson.url}files/{name}", follow=True).status_code == 404


def test_file_cannot_be_posted_to(lesson, reader):
    assert reader.post(f"{lesson.url}files/1-lesson-plan.pdf").status_code == 405


def test_files_of_an_unpublished_lesson_are_not_found(lesson, reader):
    lesson.unpublish()
    assert get(reader, lesson, "1-lesson-plan.pdf").status_code == 404


# --- Faults -----------------------------------------------------------------------------------------


def attach_lost_file(page) -> None:
    document = CustomDocument(title="Poster", file=ContentFile(blank_pdf(), name="poster.pdf"))
    document.save()
    LessonAttachment.objects.create(page=page, document=document, title="Poster")
    default_storage.delete(document.file.name)


def test_lost_own_file_means_that_nothing_is_offered_and_the_lesson_still_reads(lesson, reader, caplog):
    attach_lost_file(lesson)
    found = offer_of(lesson)
    assert not found.is_whole
    assert found.files == found.forms == []
    assert found.reason == "The files cannot be offered just now. The lesson itself is here."
    assert reader.get(lesson.url).status_code == 200
    assert f"lesson {lesson.pk}" in caplog.text
    assert not LessonPack.objects.filter(page=lesson).exists()


def test_download_of_what_cannot_be_offered_says_so_in_the_frame_of_the_site(lesson, reader):
    attach_lost_file(lesson)
    response = get(reader, lesson, "1-lesson-plan.pdf")
    assert response.status_code == 503
    assert "<main" in response.content.decode()
    assert lesson.url in response.content.decode()
    assert not response.cookies


def test_editor_reads_what_is_missing(lesson):
    assert faults_of(lesson) == []
    attach_lost_file(lesson)
    (sentence,) = faults_of(LessonPage.objects.get(pk=lesson.pk))
    assert "Poster" in sentence


def test_preview_of_a_draft_builds_nothing(lesson, builds):
    found = offer_of(lesson, is_preview=True)
    assert [file["size"] for file in found.files] == [None, None, None]
    assert builds.call_count == 0


# --- With a worker ----------------------------------------------------------------------------------


@override_settings(TASKS=QUEUE)
def test_worker_builds_and_the_page_shows_titles_meanwhile(lesson, reader, builds):
    from django_tasks import default_task_backend

    for _time in range(3):
        found = offer_of(lesson)
    assert found.is_whole
    assert [file["kind"] for file in found.files] == ["PDF", "PPTX", "DOCX"]
    assert not any(file["size"] for file in found.files)
    assert builds.call_count == 0
    assert len(default_task_backend.results) == 1
    # Whoever downloads before the worker is there waits, and gets the file.
    assert get(reader, lesson, "1-lesson-plan.pdf").status_code == 200
    assert all(file["size"] for file in offer_of(lesson).files)


@override_settings(TASKS=QUEUE)
def test_lost_own_file_is_seen_before_the_worker_has_looked(lesson):
    attach_lost_file(lesson)
    assert not offer_of(lesson).is_whole


@override_settings(TASKS=QUEUE)
def test_publishing_and_a_changed_channel_ask_the_worker(lesson, django_capture_on_commit_callbacks):
    from django_tasks import default_task_backend
    from wagtail.signals import published

    default_task_backend.clear()
    with django_capture_on_commit_callbacks(execute=True):
        lesson.save_revision().publish()
        channel = HelpChannel.objects.first()
        published.send(HelpChannel, instance=channel)
    names = {result.task.name for result in default_task_backend.results}
    assert {"build_pack", "build_changed_packs"} <= names


def test_worker_finds_what_a_reader_would_find(lesson, builds):
    build_pack.call(lesson.pk)
    assert builds.call_count == 1
    assert offer_of(lesson).is_whole
    assert builds.call_count == 1


def test_worker_builds_only_what_has_changed(lesson, builds):
    LessonPage.objects.exclude(pk=lesson.pk).update(live=False)
    build_changed_packs.call()
    build_changed_packs.call()
    assert builds.call_count == 1
    change_number()
    build_changed_packs.call()
    assert builds.call_count == 2


def test_worker_goes_on_after_a_lesson_with_a_fault(lesson, caplog):
    LessonPage.objects.exclude(pk=lesson.pk).update(live=False)
    other = make_lesson("Another lesson")
    attach_lost_file(lesson)
    build_changed_packs.call()
    assert LessonPack.objects.filter(page=other).exists()
    assert "Poster" in caplog.text


# --- Several lessons --------------------------------------------------------------------------------


def test_several_lessons_come_in_one_archive_with_an_overview(lesson):
    other = make_lesson("Another lesson")
    file, size = combined_zip([lesson, other], RequestFactory().get("/"))
    with file:
        data = file.read()
    assert len(data) == size
    names = unzipped(data)
    assert "01-you-choose/1-lesson-plan.pdf" in names
    assert "02-another-lesson/LICENSE.txt" in names
    overview = names["README.txt"].decode("utf-8-sig")
    assert "You choose (45 min)" in overview
    assert "02-another-lesson/" in overview
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None


def test_lessons_in_two_languages_each_speak_their_own(lesson):
    other = make_lesson("Toinen tunti", language="fi")
    file, _size = combined_zip([lesson, other], RequestFactory().get("/"))
    with file:
        names = unzipped(file.read())
    assert "Hätänumero" in names["02-toinen-tunti/README.txt"].decode("utf-8-sig")


def test_fault_of_one_lesson_names_it(lesson):
    attach_lost_file(lesson)
    with pytest.raises(PackFault, match=r"You choose.*Poster"):
        combined_zip([lesson], RequestFactory().get("/"))
