"""What the editors' first page says about lessons, beside what it says about all pages."""

from django.db.models import QuerySet
from django.utils import timezone

from lessons.desk.files import Edition, files_by_lesson
from lessons.models import LessonPage


def editions_with_missing_files(pages: QuerySet) -> list[Edition]:
    """Those of `pages` that have fewer own files than another language, or files that are gone."""
    may = set(pages.values_list("pk", flat=True)) if (lessons := files_by_lesson()) else set()
    found = [
        edition
        for lesson in lessons
        for edition in lesson.editions
        if edition.pk in may and (edition.gone or edition.count < lesson.most)
    ]
    return sorted(found, key=lambda edition: (edition.title, edition.language))


def missed_their_day(pages: QuerySet) -> QuerySet:
    """Those of `pages` that were to be published by themselves and lacked something on the day."""
    return LessonPage.objects.filter(
        pk__in=pages.values("pk"), live=False, expired=False, go_live_at__lt=timezone.now()
    )
