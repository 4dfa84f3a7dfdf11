"""Version numbers of lessons: 1.2 comes after 1.1, and 1.10 after 1.9."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from lessons.models import LessonPage


def in_order(version: str) -> tuple[int, ...]:
    """To compare by; "1" and "1.0" are one version."""
    numbers = [int(number) for number in re.findall(r"[0-9]+", version)]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def version_faults(page: LessonPage) -> Iterator[tuple[str, str]]:
    """Fields and sentences, against what readers see now. A small correction keeps its number."""
    shown = _shown(page)
    if shown is None:
        return
    shown_version, shown_changes = shown
    words = {"new": page.version, "shown": shown_version}
    old, new = in_order(shown_version), in_order(page.version)
    if new < old:
        sentence = _("Readers have version %(shown)s already: version %(new)s would go backwards.")
        yield "version", sentence % words
    elif new > old and page.changes.strip() in {"", shown_changes.strip()}:
        yield "changes", _("Say in a sentence what has changed since version %(shown)s.") % words


def _shown(page: LessonPage) -> tuple[str, str] | None:
    """What the published page says; None when readers see none."""
    if not page.pk:
        return None
    return type(page).objects.filter(pk=page.pk, live=True).values_list("version", "changes").first()
