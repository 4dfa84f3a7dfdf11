"""A secret key of its own for every installation, made once and kept beside its data."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def secret_key_from(path: Path) -> str:
    """Read the key; make it first, readable by its owner only, where there is none."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(get_random_secret_key())
    return path.read_text().strip()
