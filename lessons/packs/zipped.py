"""Archives whose bytes depend on nothing but their content and a day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date

# These are compressed inside already.
STORED = (".pdf", ".pptx", ".docx", ".odp", ".odt", ".mp4", ".png", ".jpg", ".jpeg")
READ_BY_ALL = 0o644 << 16
UNIX = 3


def zipped(entries: Iterable[tuple[str, bytes]], made_on: date) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in entries:
            archive.writestr(entry(name, made_on), data)
    return target.getvalue()


def entry(name: str, made_on: date) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (made_on.year, made_on.month, made_on.day, 0, 0, 0))
    info.create_system = UNIX
    info.external_attr = READ_BY_ALL
    stored = name.lower().endswith(STORED)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return info


def repacked(data: bytes, made_on: date) -> bytes:
    """The same archive, every entry dated on one day."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped(((info.filename, archive.read(info)) for info in archive.infolist()), made_on)


def entry_count(data: bytes, beginning: str) -> int:
    """How many entries have names that begin so."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(name.startswith(beginning) for name in archive.namelist())
