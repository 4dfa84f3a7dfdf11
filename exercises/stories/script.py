"""The text script of a story: what writers edit in their own editor.

    @ Noa                           whose phone it is
    == Friday evening               a passage; the first is the start
    * Noa is playing.               what happens
    Robin: You play really well!    a message
      [nice] Praise feels good.     what the message does, and why
    + Chat on => A new friend       a choice and the passage it leads to
    ! It is not your fault.         a kind word: the passage is an ending

One thing on each line. Empty lines and spaces at either end mean nothing. `write(read(text))` gives
the one way of writing a story; `read(write(story)) == story` for every story that can be read.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from exercises.stories.reader import ARROW, Reader, ScriptError, Slip
from exercises.stories.story import Passage, Story

# A script as a whole, in characters: three hundred passages of more than usual length.
LONGEST_SCRIPT = 400_000
# Lines end as in every editor; the rarer signs that `splitlines` knows too would shift the numbers.
LINE_END = re.compile("\r\n|\r|\n")
BYTE_ORDER_MARK = "\ufeff"

__all__ = ["LONGEST_SCRIPT", "ScriptError", "Slip", "read", "write"]


def read(text: str) -> Story:
    """The story of a script; raises `ScriptError` with every line that cannot be read."""
    if len(text) > LONGEST_SCRIPT:
        words = _("The script is too long: %(length)d characters, at most %(longest)d.")
        raise ScriptError([Slip(0, words % {"length": len(text), "longest": LONGEST_SCRIPT})])
    reader = Reader()
    for number, line in enumerate(LINE_END.split(text.removeprefix(BYTE_ORDER_MARK)), start=1):
        reader.take(number, line.strip())
    return reader.finish()


def write(story: Story) -> str:
    """The script of a story. `static/js/story/script.js` writes the same in the editor's browser."""
    lines = [f"@ {story.me}"] if story.me else []
    for passage in story.passages:
        lines += ["", f"== {passage.name}", *_lines_of(passage)]
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


def _lines_of(passage: Passage) -> list[str]:
    lines = []
    for line in passage.lines:
        lines.append(f"{line.who}: {line.text}" if line.who else f"* {line.text}")
        if line.note:
            lines.append(f"  [{line.note.step}] {line.note.why}".rstrip())
    lines += [f"+ {choice.text} {ARROW} {choice.to}" for choice in passage.choices]
    if passage.kind_word:
        lines.append(f"! {passage.kind_word}")
    return lines
