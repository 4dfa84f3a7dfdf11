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
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from exercises.stories.story import Choice, Line, Note, Passage, Step, Story, key_of

LONGEST_NAME = 40
LONGEST_WHO = 30
LONGEST_MESSAGE = 240
LONGEST_NOTE = 200
LONGEST_CHOICE = 100
LONGEST_KIND_WORD = 300
# A script as a whole, in characters: three hundred full passages.
LONGEST_SCRIPT = 400_000
ARROW = "=>"
NOTE = re.compile(r"\[([^\]]*)\]\s*(.*)")
MESSAGE = re.compile(r"([^:]+):\s*(.*)")
# Letters that nobody sees: they would make two names that look alike differ.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True)
class Slip:
    """A line that cannot be read. `number` counts from one; 0 is the script as a whole."""

    number: int
    reason: str

    def __str__(self) -> str:
        if not self.number:
            return self.reason
        return _("Line %(number)d: %(reason)s") % {"number": self.number, "reason": self.reason}


class ScriptError(ValueError):
    """Everything that cannot be read, in the order of the lines."""

    def __init__(self, slips: list[Slip]) -> None:
        super().__init__("; ".join(str(slip) for slip in slips))
        self.slips = slips


class LineError(ValueError):
    """Why one line cannot be read."""


def read(text: str) -> Story:
    """The story of a script; raises `ScriptError` with every line that cannot be read."""
    if len(text) > LONGEST_SCRIPT:
        raise ScriptError([Slip(0, _("The script is too long: at most %d characters.") % LONGEST_SCRIPT)])
    reader = Reader()
    for number, line in enumerate(text.splitlines(), start=1):
        reader.take(number, line.strip())
    return reader.finish()


def write(story: Story) -> str:
    """The script of a story."""
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


class Reader:
    """Takes a script line by line and goes on after a slip, so that a writer sees them all at once."""

    def __init__(self) -> None:
        self.me = ""
        self.passages: list[Passage] = []
        self.slips: list[Slip] = []
        # The first two characters decide before the first one does.
        self.kinds: list[tuple[str, Callable[[int, str], None]]] = [
            ("==", self._passage),
            ("@", self._me),
            ("*", self._told),
            ("[", self._note),
            ("+", self._choice),
            ("!", self._kind_word),
        ]

    def take(self, number: int, line: str) -> None:
        if not line:
            return
        try:
            if INVISIBLE.search(line):
                raise LineError(_("There is an invisible letter in this line. Type the line again."))
            for mark, take in self.kinds:
                if line.startswith(mark):
                    take(number, line[len(mark) :].strip())
                    return
            self._message(number, line)
        except LineError as error:
            self.slips.append(Slip(number, str(error)))

    def finish(self) -> Story:
        if not self.passages and not self.slips:
            self.slips.append(Slip(0, _("The story has no passage yet. Begin one with “== Name”.")))
        if self.slips:
            raise ScriptError(self.slips)
        return Story(me=self.me, passages=tuple(self.passages))

    # --- One kind of line each -------------------------------------------------------------------

    def _me(self, number: int, text: str) -> None:
        if self.me:
            raise LineError(_("It has been said already whose phone it is."))
        self.me = _fitting(text, LONGEST_WHO, _("Write after “@” whose phone it is."))

    def _passage(self, number: int, text: str) -> None:
        # The passage begins even where its name is wrong, so that its lines are not called homeless.
        self.passages.append(Passage(name=text, number=number))
        name = _fitting(text, LONGEST_NAME, _("The passage has no name."))
        if ARROW in name:
            raise LineError(_("A name cannot hold “=>”."))
        if any(key_of(name) == other.key for other in self.passages[:-1]):
            raise LineError(_("There is a passage “%(name)s” already.") % {"name": name})

    def _told(self, number: int, text: str) -> None:
        told = _fitting(text, LONGEST_MESSAGE, _("Write after “*” what happens."))
        self._add_line(Line(who="", text=told, number=number))

    def _message(self, number: int, line: str) -> None:
        found = MESSAGE.fullmatch(line)
        if not found:
            raise LineError(
                _("Who says this? Write “Name: message”, or begin with “*” to tell what happens.")
            )
        who = _fitting(found[1].strip(), LONGEST_WHO, _("The message has no name."))
        text = _fitting(found[2], LONGEST_MESSAGE, _("The message of “%(who)s” is empty.") % {"who": who})
        self._add_line(Line(who=who, text=text, number=number))

    def _add_line(self, line: Line) -> None:
        passage = self._open_passage()
        if passage.choices or passage.kind_word:
            raise LineError(_("Messages come before the choices and the kind word of a passage."))
        self.passages[-1] = replace(passage, lines=(*passage.lines, line))

    def _note(self, number: int, text: str) -> None:
        found = NOTE.fullmatch(f"[{text}")
        if not found or found[1].strip() not in Step.values:
            known = ", ".join(Step.values)
            raise LineError(_("A note begins with one of these in brackets: %(known)s.") % {"known": known})
        passage = self._open_passage()
        if not passage.lines or passage.choices or passage.kind_word or not passage.lines[-1].who:
            raise LineError(_("A note belongs under a message."))
        last = passage.lines[-1]
        if last.note:
            raise LineError(_("The message above has a note already."))
        why = _fitting(found[2], LONGEST_NOTE)
        noted = replace(last, note=Note(found[1].strip(), why))
        self.passages[-1] = replace(passage, lines=(*passage.lines[:-1], noted))

    def _choice(self, number: int, text: str) -> None:
        words, arrow, to = text.rpartition(ARROW)
        if not arrow or not to.strip():
            raise LineError(_("Where does this choice lead? Write “+ choice => Name of the passage”."))
        chosen = _fitting(words.strip(), LONGEST_CHOICE, _("The choice has no words."))
        passage = self._open_passage()
        if passage.kind_word:
            raise LineError(_("An ending has no choices. Take the choice or the kind word away."))
        choice = Choice(chosen, to.strip(), number)
        self.passages[-1] = replace(passage, choices=(*passage.choices, choice))

    def _kind_word(self, number: int, text: str) -> None:
        words = _fitting(text, LONGEST_KIND_WORD, _("Write after “!” a kind word for the reader."))
        passage = self._open_passage()
        if passage.kind_word:
            raise LineError(_("The passage has a kind word already."))
        if passage.choices:
            raise LineError(_("An ending has no choices. Take the choice or the kind word away."))
        self.passages[-1] = replace(passage, kind_word=words)

    def _open_passage(self) -> Passage:
        if not self.passages:
            raise LineError(_("Begin a passage first, with “== Name”."))
        return self.passages[-1]


def _fitting(text: str, longest: int, empty: str = "") -> str:
    """The text, if it is neither missing nor too long."""
    if not text and empty:
        raise LineError(empty)
    if len(text) > longest:
        words = {"longest": longest, "length": len(text)}
        raise LineError(_("Too long: %(length)d characters, at most %(longest)d.") % words)
    return text
