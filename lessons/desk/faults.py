"""What is wrong with lessons, each fault once and in words.

An error: a published lesson misleads a teacher, or offers a file that is not there. Everything else
is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from help_channels.checking.faults import Weight
from lessons.desk.files import Edition, LessonFiles, files_by_lesson
from lessons.models import LessonPage
from lessons.readiness import all_lacks
from taxonomy.listing import overdue, review_text


class Code(models.TextChoices):
    """In the order in which they are told: what misleads a teacher most comes first."""

    NOT_READY = "not_ready", gettext_lazy("Published lessons that lack something")
    FILE_GONE = "file_gone", gettext_lazy("Files that are not on the disk any more")
    FILES_LACKING = "files_lacking", gettext_lazy("Lessons with fewer files than in another language")
    OVERDUE = "review_overdue", gettext_lazy("Lessons to be read through again")


# Kind, weight, sentence.
Fault = tuple[Code, Weight, str]


def find_faults() -> list[Fault]:
    lessons = files_by_lesson()
    found = [*_not_ready(), *_gone(lessons), *_lacking(lessons), *_overdue()]
    order = list(Code)
    return sorted(dict.fromkeys(found), key=lambda fault: (order.index(fault[0]), fault[2]))


def has_error(faults: Iterable[Fault]) -> bool:
    return any(weight == Weight.ERROR for _code, weight, _sentence in faults)


def as_text(faults: list[Fault]) -> str:
    """Grouped by kind, errors named as such."""
    if not faults:
        return _("All lessons are in order.") + "\n"
    lines: list[str] = []
    for code, found in groupby(faults, key=lambda fault: fault[0]):
        lines += [f"{code.label} [{code.value}]"]
        lines += [f"  {weight.label}: {sentence}" for _code, weight, sentence in found]
        lines += [""]
    return "\n".join([*lines, _summary(faults), ""])


def _summary(faults: list[Fault]) -> str:
    errors = sum(weight == Weight.ERROR for _code, weight, _sentence in faults)
    warnings = len(faults) - errors
    return ", ".join(
        [
            ngettext("%(count)d error", "%(count)d errors", errors) % {"count": errors},
            ngettext("%(count)d warning", "%(count)d warnings", warnings) % {"count": warnings},
        ]
    )


def _not_ready() -> Iterator[Fault]:
    for page in _published():
        for lack in all_lacks(page):
            sentence = _("%(lesson)s: %(sentence)s") % {"lesson": _named(page), "sentence": lack.sentence}
            yield Code.NOT_READY, Weight.ERROR, sentence


def _gone(lessons: list[LessonFiles]) -> Iterator[Fault]:
    for edition in _editions(lessons):
        weight = Weight.ERROR if edition.live else Weight.WARNING
        for name in edition.gone:
            sentence = _("%(lesson)s: the file “%(file)s” is gone.")
            yield Code.FILE_GONE, weight, sentence % {"lesson": edition.name, "file": name}


def _lacking(lessons: list[LessonFiles]) -> Iterator[Fault]:
    for lesson in lessons:
        for edition in lesson.lacking:
            words = {"lesson": edition.title, "fact": lesson.lacking_words(edition)}
            yield Code.FILES_LACKING, Weight.WARNING, _("%(lesson)s: %(fact)s.") % words


def _overdue() -> Iterator[Fault]:
    for page in overdue(_published()):
        words = {"lesson": _named(page), "sentence": review_text(page)}
        yield Code.OVERDUE, Weight.WARNING, _("%(lesson)s: %(sentence)s") % words


def _published() -> models.QuerySet:
    return LessonPage.objects.live().filter(alias_of__isnull=True).select_related("locale").order_by("path")


def _editions(lessons: list[LessonFiles]) -> Iterator[Edition]:
    return (edition for lesson in lessons for edition in lesson.editions)


def _named(page: LessonPage) -> str:
    return f"{page.title} ({page.locale.language_code})"
