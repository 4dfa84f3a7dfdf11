"""Several lessons in one archive: a folder for each, and an overview."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import IO, TYPE_CHECKING

from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from help_channels.directory import Directory
from help_channels.middleware import remember
from help_channels.requests import directory_for, settings_for
from lessons.collection import MOST
from lessons.models.packs import LessonPack
from lessons.packs.archive import folder_name
from lessons.packs.content import LessonContent
from lessons.packs.current import pack_of
from lessons.packs.faults import PackFault
from lessons.packs.gather import gather
from lessons.packs.kinds import Role
from lessons.packs.readme import overview
from lessons.packs.zipped import entry

if TYPE_CHECKING:
    from lessons.models import LessonPage


def combined_zip(pages: Iterable[LessonPage], request: HttpRequest) -> tuple[IO[bytes], int]:
    """An open file and its size; twenty lessons at most. Raises PackFault, which names the lesson."""
    chosen = list(pages)[:MOST]
    directories = _directories(chosen, request)
    today = timezone.localdate()
    file = tempfile.TemporaryFile()  # noqa: SIM115  the answer closes it
    try:
        with zipfile.ZipFile(file, "w") as target:
            folders = [
                _add_lesson(target, number, page, directories[page.locale.language_code])
                for number, page in enumerate(chosen, 1)
            ]
            if folders:
                target.writestr(entry("README.txt", today), overview(folders))
    except BaseException:
        file.close()
        raise
    size = file.tell()
    file.seek(0)
    return file, size


def _directories(pages: list[LessonPage], request: HttpRequest) -> dict[str, Directory]:
    """One for each language; that of the request's own travels on the request."""
    named = set().union(*(page.named_channel_ids() for page in pages))
    own = directory_for(request, also=named)
    found = {own.language: own}
    for language in {page.locale.language_code for page in pages} - {own.language}:
        found[language] = Directory.load(settings_for(request).country, language=language, also=named)
        remember(request, found[language])
    return found


def _add_lesson(
    target: zipfile.ZipFile, number: int, page: LessonPage, directory: Directory
) -> tuple[str, LessonContent]:
    try:
        content = gather(page, directory)
        pack = pack_of(page, content)
        folder = f"{number:02}-{folder_name(content)}"
        _copy(pack, target, folder)
    except (PackFault, OSError) as fault:
        words = {"lesson": page.title, "fault": fault}
        raise PackFault(_("“%(lesson)s”: %(fault)s") % words) from fault
    return folder, content


def _copy(pack: LessonPack, target: zipfile.ZipFile, folder: str) -> None:
    """The files of the lesson's own archive, one after the other, never all in memory."""
    whole = pack.form(Role.ZIP)
    with default_storage.open(whole["stored"]) as stored, zipfile.ZipFile(stored) as source:
        for info in source.infolist():
            name = f"{folder}/{info.filename.partition('/')[2]}"
            copy = entry(name, date(*info.date_time[:3]))
            copy.file_size = info.file_size
            with source.open(info) as read, target.open(copy, "w") as written:
                shutil.copyfileobj(read, written)
