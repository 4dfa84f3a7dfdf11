"""How a lesson is named when somebody builds on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.metadata import publisher_of

if TYPE_CHECKING:
    from lessons.models import LessonPage


def version_line(page: LessonPage) -> str:
    words = {"version": page.version, "date": _published_on(page)}
    return _("Version %(version)s, %(date)s") % words if words["date"] else _("Version %(version)s") % words


def citation(page: LessonPage) -> str:
    """One sentence to copy: title, publisher, version, licence, address."""
    return _("“%(title)s”, a lesson by %(publisher)s. %(version)s. Licence: %(licence)s. %(address)s") % {
        "title": page.title,
        "publisher": publisher_of(page),
        "version": version_line(page),
        "licence": page.licence_label,
        "address": page.full_url or "",
    }


def _published_on(page: LessonPage) -> str:
    moment = page.last_published_at
    return date_format(timezone.localtime(moment), "DATE_FORMAT") if moment else ""
