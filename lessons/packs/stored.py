"""Pictures and files of a lesson, read from the storage; what cannot be read is a fault with a name."""

from __future__ import annotations

import io

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image

from lessons.packs.content import Attachment, LessonContent, Picture
from lessons.packs.faults import PackFault


def picture_bytes(picture: Picture) -> bytes:
    """Raises PackFault where there is no such picture, or it is none."""
    try:
        data = _read(picture.stored)
        with Image.open(io.BytesIO(data)) as opened:
            opened.verify()
    except (OSError, ValueError, SyntaxError) as error:  # Pillow knows all three
        words = {"picture": picture.alt or picture.name}
        raise PackFault(_("The picture “%(picture)s” cannot be read. Upload it again.") % words) from error
    return data


def attachment_bytes(attachment: Attachment) -> bytes:
    try:
        return _read(attachment.stored)
    except (OSError, ValueError) as error:
        raise missing(attachment) from error


def missing(attachment: Attachment) -> PackFault:
    words = {"file": attachment.title or attachment.stored}
    return PackFault(_("The file “%(file)s” is not in the store of files. Upload it again.") % words)


def check_files(content: LessonContent) -> None:
    """Raise PackFault for the first file that is not there, without reading any."""
    for attachment in content.attachments:
        if not default_storage.exists(attachment.stored):
            raise missing(attachment)
    for picture in content.pictures:
        if not default_storage.exists(picture.stored):
            picture_bytes(picture)


def _read(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()
