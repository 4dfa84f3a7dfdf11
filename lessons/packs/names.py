"""File names that every system can hold, made of words in any language."""

from __future__ import annotations

from collections.abc import Container

from django.utils.text import slugify

LONGEST = 60
# Letters that have no plain letter inside them.
PLAIN_LETTERS = str.maketrans(
    {"đ": "d", "ŋ": "n", "ŧ": "t", "ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "ð": "d", "þ": "th"}
)
# Windows takes none of these as a name, whatever comes after a dot.
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def plain_name(words: str, otherwise: str) -> str:
    """Small letters, digits and hyphens; `otherwise` where nothing of the words is left."""
    name = slugify(words.lower().translate(PLAIN_LETTERS)).replace("_", "-").strip("-")
    name = name[:LONGEST].rstrip("-")
    return otherwise if not name or name in RESERVED else name


def numbered(number: int, words: str, extension: str) -> str:
    """ "1-lesson-plan.pdf": the number makes it unique and keeps the order."""
    return f"{number}-{plain_name(words, 'file')}.{plain_name(extension, 'bin')}"


def whole_name(slug: str, extension: str, taken: Container[str] = ()) -> str:
    """ "you-choose.zip"; never the name of another file."""
    name = f"{plain_name(slug, 'lesson')}.{extension}"
    return f"whole-{name}" if name in taken else name
