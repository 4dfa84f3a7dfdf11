"""Uploaded documents: from a closed list, and really what their name says."""

import re
import struct
import zipfile

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

TEXT = {"csv", "txt", "vtt"}
# What a file of this kind holds inside its ZIP container.
ZIP_MEMBERS = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
    "odp": "content.xml",
    "ods": "content.xml",
    "epub": "META-INF/container.xml",
}
# What a browser could take for a page, a drawing or a feed: anything that begins with a tag.
MARKUP = re.compile(rb"\s*<[a-z!?/]", re.IGNORECASE)
# Bytes that no text holds; browsers tell programs from text by the same ones.
BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SAMPLE = 1024  # bytes


def check_content(file: File) -> None:
    """Raise ValidationError when the bytes are not what the extension promises.

    The allow-list of extensions itself is Wagtail's (`WAGTAILDOCS_EXTENSIONS`).
    """
    extension = (file.name or "").rsplit(".", 1)[-1].lower()
    if not _matches(extension, file):
        raise ValidationError(
            _(
                "This file is called “.%(extension)s”, but its content is something else. "
                "Save it again and retry."
            ),
            code="wrong_content",
            params={"extension": extension},
        )


def _matches(extension: str, file: File) -> bool:
    file.seek(0)
    start = file.read(SAMPLE)
    file.seek(0)
    if extension in TEXT:
        text = start.removeprefix(BYTE_ORDER_MARK)
        return _is_text(text, is_cut=len(start) == SAMPLE) and (
            extension != "vtt" or text.startswith(b"WEBVTT")
        )
    if extension in ZIP_MEMBERS:
        return _holds(file, ZIP_MEMBERS[extension])
    return {
        "pdf": start.startswith(b"%PDF-"),
        "mp4": start[4:8] == b"ftyp",
        "webm": start.startswith(b"\x1a\x45\xdf\xa3"),
    }.get(extension, False)


def _is_text(text: bytes, is_cut: bool) -> bool:
    if BINARY.search(text) or MARKUP.match(text):
        return False
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        # A sample may end in the middle of a character.
        return is_cut and error.start > len(text) - 4
    return True


def _holds(file: File, member: str) -> bool:
    # ZIP is read from its end: without a look at the start, a page with an archive behind it would pass.
    if file.read(4) != b"PK\x03\x04":
        file.seek(0)
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return member in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        return False
    finally:
        file.seek(0)
