"""What an editor is told about a translation, a lost file and the text of a picture."""

from django.core.files.base import ContentFile

from core.models import CustomDocument, CustomImage
from lessons.desk.checklist import Checklist
from lessons.models import LessonAttachment, LessonPage
from lessons.readiness import lacks


def lesson(language: str = "en") -> LessonPage:
    return LessonPage.objects.live().filter(locale__language_code=language).first()


def test_a_translation_in_the_words_of_the_other_language_is_not_ready(db):
    english = lesson()
    swedish = LessonPage.objects.get(translation_key=english.translation_key, locale__language_code="sv")
    assert lacks(swedish) == {}
    swedish.aftercare = english.aftercare
    assert lacks(swedish) == {"aftercare": ["This is still the text of the lesson in English."]}


def test_an_original_is_not_held_up_by_a_translation_that_has_just_begun(db):
    english = lesson()
    keys = english.get_translations().values("pk")
    LessonPage.objects.filter(pk__in=keys).update(aftercare=english.aftercare)
    assert lacks(english) == {}


def test_the_checklist_names_a_file_that_is_gone(db):
    page = lesson()
    document = CustomDocument(title="Sheet")
    document.file.save("sheet.odt", ContentFile(b"not looked at here"), save=False)
    CustomDocument.objects.bulk_create([document])
    page.attachments.add(
        LessonAttachment(document=CustomDocument.objects.get(title="Sheet"), title="Our sheet")
    )
    assert Checklist.of(page).is_ready
    document.file.storage.delete(document.file.name)
    assert [lack.sentence for lack in Checklist.of(page).missing] == [
        "The file “Our sheet” is gone. Choose another: without it, readers get no files."
    ]


def test_the_name_of_a_file_is_no_text_for_those_who_do_not_see_the_picture(db):
    assert CustomImage(title="IMG_4711").default_alt_text == ""
    assert CustomImage(title="IMG_4711", description="A path").default_alt_text == "A path"
