"""The file between its dry run and the confirmation: on the server, under its own fingerprint."""

import re
import time
from pathlib import Path

from django.conf import settings

from help_channels.hsds.planning import digest_of

LONGEST = 24 * 60 * 60  # seconds
DIGEST = re.compile(r"[0-9a-f]{64}")


def _folder() -> Path:
    # Not among the media: nobody may download it.
    folder = Path(settings.DATA_DIR) / "imports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep(data: bytes, user_id: int) -> str:
    """Keep a file for this person until tomorrow; return its fingerprint."""
    _sweep()
    digest = digest_of(data)
    _path(digest, user_id).write_bytes(data)
    return digest


def kept(digest: str, user_id: int) -> bytes | None:
    """Exactly the file that this person handed in, or nothing."""
    if not DIGEST.fullmatch(digest):
        return None
    path = _path(digest, user_id)
    data = path.read_bytes() if path.is_file() else b""
    return data if digest_of(data) == digest else None


def forget(digest: str, user_id: int) -> None:
    if DIGEST.fullmatch(digest):
        _path(digest, user_id).unlink(missing_ok=True)


def _path(digest: str, user_id: int) -> Path:
    return _folder() / f"{user_id}-{digest}"


def _sweep() -> None:
    oldest = time.time() - LONGEST
    for path in _folder().iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
