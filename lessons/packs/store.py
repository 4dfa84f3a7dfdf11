"""What a lesson's page offers to take home, and what others ask of packs."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from help_channels.requests import directory_for
from lessons.packs.build import planned
from lessons.packs.combined import combined_zip
from lessons.packs.content import LessonContent
from lessons.packs.current import faults_of, pack_for, pack_of
from lessons.packs.faults import PackFault
from lessons.packs.gather import gather
from lessons.packs.keep import describe, kept
from lessons.packs.kinds import FORMS
from lessons.packs.stored import check_files
from lessons.packs.tasks import enqueue_once, runs_in_background

if TYPE_CHECKING:
    from lessons.models import LessonPage

__all__ = ["PackOffer", "combined_zip", "faults_of", "offer", "pack_for"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PackOffer:
    """What can be taken home. Each file is a dictionary as in lessons.models.packs, with its "url".

    Before a pack is built, size and pages are None.
    """

    files: list[dict[str, Any]] = field(default_factory=list)
    forms: list[dict[str, Any]] = field(default_factory=list)
    is_whole: bool = True
    reason: str = ""


def offer(page: LessonPage, request: HttpRequest) -> PackOffer:
    """What the page of the lesson offers. A fault is told to the editors' log, not to readers."""
    try:
        content = gather(page, directory_for(request, also=page.named_channel_ids()))
        entries = _entries(page, content, is_live=page.live and not _is_preview(request))
    except (PackFault, OSError) as fault:
        logger.error("No files for lesson %s: %s", page.pk, fault)
        return PackOffer(
            is_whole=False,
            reason=_("The files cannot be offered just now. The lesson itself is here."),
        )
    shown = [{**entry, "url": f"{page.url}files/{entry['name']}"} for entry in entries]
    return PackOffer(
        files=[entry for entry in shown if entry["role"] not in FORMS],
        forms=[entry for entry in shown if entry["role"] in FORMS],
    )


def _entries(page: LessonPage, content: LessonContent, is_live: bool) -> list[dict[str, Any]]:
    """The files as they are stored; as they will be, where they are built elsewhere or not at all."""
    if is_live and not runs_in_background():
        return pack_of(page, content).files
    if is_live and (pack := kept(page, content.digest)):
        return pack.files
    check_files(content)
    if is_live:
        enqueue_once(page.pk, content.digest)
    return [describe(file) for file in planned(content)]


def _is_preview(request: HttpRequest) -> bool:
    """An editor's draft must not take the place of what readers download."""
    return bool(getattr(request, "is_preview", False) or getattr(request, "is_dummy", False))
