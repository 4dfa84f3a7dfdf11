"""Thousands of lessons in seconds: rows written at once, past forms, signals and checks.

Only for measuring, in a transaction that is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from lessons.models import LessonIndexPage, LessonPage, LibraryStamp
from taxonomy.models import PageTerm, Scheme, Term

BATCH = 500
# Paths of the made lessons start where no editor's page is.
FIRST_PATH = 10_000
# Few values of each kind, so that a hundred lessons fill a page for every choice too.
CODES = {
    Scheme.AUDIENCE: ("a7_9", "a10_12", "a13_15", "a16_17"),
    Scheme.LEVEL: ("grades_1_2", "grades_3_6", "grades_7_9", "upper_general"),
    Scheme.TOPIC: ("own_pictures", "grooming", "bullying", "privacy"),
    Scheme.COMPETENCE: ("l3", "l4", "nl_agency", "dc_2_5"),
    Scheme.TYPE: ("lesson", "exercise", "quiz", "scenario"),
}
MINUTES = (20, 45, 60, 75)
# Every second lesson has the first word, one in three hundred the second.
COMMON, RARE = "lantern", "kaleidoscope"


def make_lessons(first: int, last: int) -> None:
    """The lessons with these numbers, in every language that has a library."""
    terms = {term.code: term for term in Term.objects.all()}
    for library in LessonIndexPage.objects.live().select_related("locale"):
        numbers = range(first, last)
        for start in range(0, len(numbers), BATCH):
            _make(library, numbers[start : start + BATCH], terms)
        LibraryStamp.touch([library.locale_id])
    _know_the_tables()


def _know_the_tables() -> None:
    """PostgreSQL counts its rows by itself, but not those of a transaction that is under way."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _make(library: LessonIndexPage, numbers: range, terms: dict[str, Term]) -> None:
    pages = Page.objects.bulk_create(_page(library, number) for number in numbers)
    lessons = [_lesson(page, number) for page, number in zip(pages, numbers, strict=True)]
    # bulk_create refuses models with a table of their own and one of their parent's; the parent's rows are there.
    fields = LessonPage._meta.local_concrete_fields
    LessonPage._base_manager._insert(lessons, fields=fields, using="default")
    PageTerm.objects.bulk_create(
        PageTerm(tag=terms[code], content_object_id=page.pk)
        for page, number in zip(pages, numbers, strict=True)
        for code in _codes(number)
    )
    get_search_backend().get_index_for_model(LessonPage).add_items(LessonPage, lessons)


def _page(library: LessonIndexPage, number: int) -> Page:
    return Page(
        path=Page._get_path(library.path, library.depth + 1, FIRST_PATH + number),
        depth=library.depth + 1,
        title=f"Lesson {number}",
        draft_title=f"Lesson {number}",
        slug=f"benchmark-{number}",
        url_path=f"{library.url_path}benchmark-{number}/",
        content_type=ContentType.objects.get_for_model(LessonPage),
        locale=library.locale,
        translation_key=uuid5(NAMESPACE_URL, f"benchmark-{number}"),
        live=True,
        first_published_at=timezone.now() - timedelta(minutes=number),
        search_description=_words(number),
    )


def _lesson(page: Page, number: int) -> LessonPage:
    facts = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
    lesson = LessonPage(
        **facts,
        page_ptr_id=page.pk,
        minutes=MINUTES[number // 4 % 4],
        without_devices=number % 3 > 0,
        intro="The class finds out how to say no.",
    )
    # What the index asks for; reading it from the terms would be a query for each lesson.
    lesson.search_lemmas = _words(number)  # type: ignore[method-assign, assignment]
    return lesson


def _codes(number: int) -> Iterator[str]:
    """One term of each kind and one more topic, in every combination."""
    for place, codes in enumerate(CODES.values()):
        yield codes[(number + number // 4 ** (place + 1)) % 4]


def _words(number: int) -> str:
    common = COMMON if number % 2 == 0 else "window"
    rare = RARE if number % 300 == 0 else "garden"
    return f"A calm lesson with a {common} and a {rare}, number {number}."
