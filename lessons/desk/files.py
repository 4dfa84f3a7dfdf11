"""Files of editors' own, per lesson and language: who has fewer than another, which are gone from the disk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _

from lessons.models import LessonAttachment, LessonPage


@dataclass
class Edition:
    """A lesson in one language. `gone` are the names of files that the disk does not hold."""

    pk: int
    title: str
    language: str
    live: bool
    count: int
    gone: list[str] = field(default_factory=list)

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES).get(self.language, self.language))

    @property
    def name(self) -> str:
        return f"{self.title} ({self.language})"


@dataclass
class LessonFiles:
    """A lesson in all its languages."""

    editions: list[Edition]

    @property
    def most(self) -> int:
        return max(edition.count for edition in self.editions)

    @property
    def lacking(self) -> list[Edition]:
        return [edition for edition in self.editions if edition.count < self.most]

    @property
    def gone(self) -> list[str]:
        return [name for edition in self.editions for name in edition.gone]

    @property
    def has_faults(self) -> bool:
        return bool(self.lacking or self.gone)

    @property
    def languages_text(self) -> str:
        return ", ".join(f"{edition.language_name} ({edition.count})" for edition in self.editions)

    @property
    def lacking_text(self) -> str:
        return ", ".join(self.lacking_words(edition) for edition in self.lacking)

    def lacking_words(self, edition: Edition) -> str:
        words = {"language": edition.language_name, "count": edition.count, "most": self.most}
        return _("%(language)s has %(count)d of %(most)d") % words


def files_by_lesson(look_on_disk: bool = True) -> list[LessonFiles]:
    """Lessons with own files in at least one language, each once; two queries."""
    found: dict[UUID, list[Edition]] = defaultdict(list)
    gone = _gone_from_disk() if look_on_disk else {}
    for key, pk, title, language, live, count in _rows():
        found[key].append(Edition(pk, title, language, live, count, gone.get(pk, [])))
    lessons = [LessonFiles(editions) for editions in found.values()]
    return [lesson for lesson in lessons if lesson.most]


def lacking_files() -> set[int]:
    """The keys of pages with fewer own files than another language of the same lesson has."""
    lessons = files_by_lesson(look_on_disk=False)
    return {edition.pk for lesson in lessons for edition in lesson.lacking}


def _rows() -> Iterable[tuple]:
    pages = LessonPage.objects.filter(alias_of__isnull=True).annotate(count=Count("attachments"))
    facts = ("translation_key", "pk", "title", "locale__language_code", "live", "count")
    return pages.order_by("title", "locale__language_code").values_list(*facts)


def _gone_from_disk() -> dict[int, list[str]]:
    gone: dict[int, list[str]] = defaultdict(list)
    for attachment in LessonAttachment.objects.select_related("document").order_by("page_id", "sort_order"):
        if attachment.is_gone:
            gone[attachment.page_id].append(attachment.title)
    return gone
