"""The pack of a lesson as it is now: from the storage, or built at once.

A pack is found by the digest of everything in it. Whoever asks reads the lesson and the channels
anew, so a changed number, word or file leads to another pack, whatever is stored.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from help_channels.directory import Directory
from help_channels.requests import directory_of_site
from lessons.models.packs import LessonPack
from lessons.packs.build import build
from lessons.packs.content import LessonContent
from lessons.packs.faults import PackFault
from lessons.packs.gather import gather
from lessons.packs.keep import keep, kept

if TYPE_CHECKING:
    from lessons.models import LessonPage

# One pack at a time in a process: building takes memory, and whoever waited finds it built.
_building = Lock()


def pack_for(page: LessonPage, directory: Directory) -> LessonPack:
    """The pack of the published page as it is now. Raises PackFault."""
    return pack_of(page, gather(page, directory))


def pack_of(page: LessonPage, content: LessonContent) -> LessonPack:
    digest = content.digest
    if pack := kept(page, digest):
        return pack
    with _building:
        if pack := kept(page, digest):
            return pack
        return keep(page, digest, content, build(content, timezone.localdate()))


def open_file(page: LessonPage, directory: Directory, name: str) -> tuple[dict[str, Any], File] | None:
    """The description and the open file; None for an unknown name. Raises PackFault."""
    for _attempt in range(2):
        pack = pack_for(page, directory)
        entry = pack.file_named(name)
        if entry is None:
            return None
        try:
            return entry, default_storage.open(entry["stored"])
        except FileNotFoundError:
            # The storage has lost it, or another request has just put a newer pack in its place.
            pack.delete()
    raise PackFault(_("The storage has lost the files of this lesson."))


def directory_of(page: LessonPage) -> Directory:
    """What a request of a reader of the page would find, outside any request."""
    return directory_of_site(page.get_site(), page.locale.language_code, also=page.named_channel_ids())


def faults_of(page: LessonPage) -> list[str]:
    """Why the lesson's files cannot be offered, in sentences for the editor; empty when they can."""
    try:
        content = gather(page, directory_of(page))
        if not kept(page, content.digest):
            build(content, timezone.localdate())
    except (PackFault, OSError) as fault:
        return [str(fault)]
    return []
