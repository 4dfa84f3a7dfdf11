"""What is in a ZIP archive, read into memory with care; nothing is ever written to the disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from django.utils.translation import gettext as _

from help_channels.hsds.findings import Place, Report, Unreadable
from help_channels.hsds.profile import PACKAGE_NAME, tables_by_file

MOST_FILES = 60
LARGEST = 20 * 1024 * 1024  # bytes, all files unpacked
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error, zlib.error, EOFError)


def members_of(data: bytes, report: Report) -> dict[str, bytes]:
    """The files of ours in an archive, by name. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _refuse_dangerous(infos)
            return _read(archive, infos, report)
    except BROKEN as error:
        raise Unreadable(_("The ZIP archive is damaged and cannot be read.")) from error


def _refuse_dangerous(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_FILES:
        raise Unreadable(_("There are more than %(most)d files in the archive.") % {"most": MOST_FILES})
    names = [info.filename for info in infos]
    for info in infos:
        name = info.filename
        if any(letter in name for letter in "/\\:\x00") or name.startswith("."):
            sentence = _("“%(file)s” lies in a folder. All files must lie side by side.")
            raise Unreadable(sentence % {"file": name[:80]})
        if info.flag_bits & ENCRYPTED:
            raise Unreadable(_("“%(file)s” is locked with a password.") % {"file": name[:80]})
        if names.count(name) > 1:
            raise Unreadable(_("“%(file)s” is in the archive twice.") % {"file": name[:80]})


def _read(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], report: Report) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    left = LARGEST
    for info in infos:
        if info.filename not in {PACKAGE_NAME, *tables_by_file()}:
            sentence = _("We do not know this table: it is passed over.")
            report.warn(Place(), info.filename[:80], sentence)
            continue
        with archive.open(info) as member:
            # Never trust the size that the archive claims.
            content = member.read(left + 1)
        if len(content) > left:
            sentence = _("Unpacked, the archive has more than %(most)d MB.")
            raise Unreadable(sentence % {"most": LARGEST // 1024**2})
        left -= len(content)
        members[info.filename] = content
    return members
