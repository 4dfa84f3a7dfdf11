"""Which letters our fonts can draw. typst is asked, so that no list of letters grows old."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import dropwhile
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).resolve().parent / "fonts"
SQUARE = "\u25a1"
# Addresses are followed and the logo is drawn; nobody reads their letters.
UNREAD = {"href", "url", "logo"}
# Characters that no font draws; a line break stays.
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

# Letters of Latin, Greek and Cyrillic, their punctuation, and signs of money: our fonts have them all.
ORDINARY = r"\x00-\u04ff\u1e00-\u2040\u2044-\u2052\u2060-\u20c0"
UNUSUAL = re.compile(f"[^{ORDINARY}]")
# Marks above and below a letter, and what joins emoji or chooses how they look.
JOINED = {"Mn", "Mc", "Me", "Cf"}
PRIVATE = {"Co", "Cs"}
NAMED = re.compile(r"the text `\"(.+?)\"` could not be displayed")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
PROBE = b'#set document(title: "-")\n#sys.inputs.text'


@cache
def fonts() -> typst.Fonts:
    """Ours, and those that typst brings for letters that Lexend lacks; none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def seen(text: str) -> str:
    """The text without the characters that nobody sees."""
    return UNSEEN.sub("", text.replace("\r\n", "\n"))


def texts_in(value: Any) -> Iterator[str]:
    """Every text in nested lists and dictionaries, but for what nobody reads."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts_in([one for key, one in value.items() if key not in UNREAD])
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """The same data with every such text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: one if key in UNREAD else changed(one, change) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [changed(one, change) for one in value]
    return value


def undrawn(texts: Iterable[str]) -> list[str]:
    """The letters that would be printed as nothing, in their order; ordinary ones are not even asked for."""
    unusual = dict.fromkeys(letter for text in texts for letter in UNUSUAL.findall(text))
    return [letter for letter in unusual if not _is_drawn(letter)]


@lru_cache(maxsize=4096)
def _is_drawn(letter: str) -> bool:
    """Fonts draw a few letters of private use, but nobody knows what they mean."""
    if unicodedata.category(letter) in PRIVATE:
        return False
    try:
        typst.compile(PROBE, font_paths=fonts(), sys_inputs={"text": letter}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


def squared(text: str, letters: Iterable[str]) -> str:
    """The text with a square for each of the letters."""
    return text.translate(dict.fromkeys(map(ord, letters), SQUARE))


def named_in(error: typst.TypstError) -> str:
    """The letter on which typst gave up; it names the first one of those that are joined."""
    found = NAMED.search(error.message)
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""


def parted(text: str, letter: str) -> str:
    """The text where nothing is joined to the letter: no font may have the two together."""
    first, *others = text.split(letter)
    return letter.join([first, *map(_without_joined, others)])


def _without_joined(text: str) -> str:
    return "".join(dropwhile(lambda letter: unicodedata.category(letter) in JOINED, text))
