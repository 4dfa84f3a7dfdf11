"""What stands between a draft and its readers, in sentences with the place to mend each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lessons.readiness import Lack, all_lacks

if TYPE_CHECKING:
    from lessons.models import LessonPage


def gone_files(page: LessonPage) -> Iterator[Lack]:
    """No reason to refuse what was typed, but readers get no files without them."""
    for attachment in page.attachments.all():
        if attachment.is_gone:
            words = {"file": attachment.title}
            yield Lack(
                "attachments",
                _("The file “%(file)s” is gone. Choose another: without it, readers get no files.") % words,
            )


@dataclass(frozen=True)
class Checklist:
    missing: list[Lack]
    sum: int
    minutes: int | None

    @classmethod
    def of(cls, page: LessonPage) -> Checklist:
        return cls([*all_lacks(page), *gone_files(page)], page.step_minutes, page.minutes)

    @property
    def is_ready(self) -> bool:
        return not self.missing

    @property
    def minutes_line(self) -> str:
        words = {"sum": self.sum, "minutes": self.minutes}
        return (self.with_minutes if self.minutes else self.without_minutes) % words

    @property
    def with_minutes(self) -> str:
        """The browser fills it in again while somebody types."""
        return _("Steps: %(sum)s of %(minutes)s minutes")

    @property
    def without_minutes(self) -> str:
        return _("Steps: %(sum)s minutes")
