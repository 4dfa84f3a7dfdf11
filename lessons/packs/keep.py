"""Built packs in the storage: the row is written last, so a pack is whole or it is not there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from lessons.models.packs import LessonPack
from lessons.packs.content import LessonContent
from lessons.packs.kinds import BuiltFile

if TYPE_CHECKING:
    from lessons.models import LessonPage


def kept(page: LessonPage, digest: str) -> LessonPack | None:
    return LessonPack.objects.filter(page=page, digest=digest).first()


def keep(page: LessonPage, digest: str, content: LessonContent, built: Iterable[BuiltFile]) -> LessonPack:
    """Store the files, then the row; older packs of the page go.

    Where another request was faster, its pack is the answer and these files go.
    """
    stored: list[dict[str, Any]] = []
    try:
        for file in built:
            stored.append(_store(f"packs/{page.pk}/{digest}", file))
        with transaction.atomic():
            row = {"language": content.language, "digest": digest, "files": stored}
            pack = LessonPack.objects.create(page=page, **row)
            LessonPack.objects.filter(page=page).exclude(pk=pack.pk).delete()
    except IntegrityError:
        remove(entry["stored"] for entry in stored)
        return LessonPack.objects.get(page=page, digest=digest)
    except BaseException:
        remove(entry["stored"] for entry in stored)
        raise
    return pack


def describe(file: BuiltFile) -> dict[str, Any]:
    """As lessons.models.packs says, but for where it is stored."""
    return {
        "name": file.name,
        "title": file.title,
        "role": str(file.role),
        "kind": file.kind,
        "pages": file.pages,
        "size": len(file.data) or None,
        "sha256": hashlib.sha256(file.data).hexdigest() if file.data else "",
        "for_teachers": file.for_teachers,
    }


def _store(folder: str, file: BuiltFile) -> dict[str, Any]:
    name = default_storage.save(f"{folder}/{file.name}", ContentFile(file.data))
    return {**describe(file), "stored": name}


def remove(names: Iterable[str]) -> None:
    """Delete stored files, and the folders that are empty then."""
    folders = set()
    for name in names:
        default_storage.delete(name)
        folders.add(name.rpartition("/")[0])
    for folder in folders:
        for empty in (folder, folder.rpartition("/")[0]):
            try:
                default_storage.delete(empty)
            except OSError:  # something of another pack is in it
                break
