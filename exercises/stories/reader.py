"""Reads a script line by line; see `script` for what a script looks like."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.stories.story import Choice, Line, Note, Passage, Step, Story, key_of

LONGEST_NAME = 40
LONGEST_WHO = 30
LONGEST_MESSAGE = 240
LONGEST_NOTE = 200
LONGEST_CHOICE = 100
LONGEST_KIND_WORD = 300
ARROW = "=>"
NOTE = re.compile(r"\[([^\]]*)\]\s*(.*)")
MESSAGE = re.compile(r"([^:]+):\s*(.*)")
# Signs that nobody sees: with them two names that look alike would differ.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# A text may hold some of them all the same: soft hyphens, and what pictures like 👩‍👧 are joined with.
JOINERS = re.compile("[\xad\u200c\u200d\U000e0020-\U000e007f]")
STEPS = frozenset(Step.values)
# What is missing where a line holds only its mark; not looked up for the thousands of lines that hold more.
MISSING = {
    "@": gettext_lazy("Write after “@” whose phone it is."),
    "==": gettext_lazy("The passage has no name."),
    "*": gettext_lazy("Write after “*” what happens."),
    "who": gettext_lazy("The message has no name."),
    "message": gettext_lazy("The message is empty."),
    "+": gettext_lazy("The choice has no words."),
    "!": gettext_lazy("Write after “!” a kind word for the reader."),
}


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


@dataclass
class Draft:
    """A passage that is still being read."""

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    kind_word: str = ""

    @property
    def has_ended(self) -> bool:
        """Nothing more is said here."""
        return bool(self.choices or self.kind_word)

    def finished(self) -> Passage:
        return Passage(self.name, tuple(self.lines), tuple(self.choices), self.kind_word, self.number)


class Reader:
    """Goes on after a slip, so that a writer sees them all at once."""

    def __init__(self) -> None:
        self.me = ""
        self.drafts: list[Draft] = []
        self.keys: set[str] = set()
        self.slips: list[Slip] = []
        self.kinds: list[tuple[str, Callable[[int, str], None]]] = [
            ("==", self._passage),
            ("@", self._me),
            ("*", self._told),
            ("[", self._note),
            ("+", self._choice),
            ("!", self._kind_word),
        ]

    def take(self, number: int, line: str) -> None:
        """Read one line, without the spaces at its ends."""
        if not line:
            return
        try:
            _refuse_invisible(JOINERS.sub("", line))
            for mark, take in self.kinds:
                if line.startswith(mark):
                    take(number, line[len(mark) :].strip())
                    return
            self._message(number, line)
        except LineError as error:
            self.slips.append(Slip(number, str(error)))

    def finish(self) -> Story:
        if not self.drafts and not self.slips:
            self.slips.append(Slip(0, _("The story has no passage yet. Begin one with “== Name”.")))
        if self.slips:
            raise ScriptError(self.slips)
        return Story(me=self.me, passages=tuple(draft.finished() for draft in self.drafts))

    # --- One kind of line each -------------------------------------------------------------------

    def _me(self, number: int, text: str) -> None:
        if self.me:
            raise LineError(_("It has been said already whose phone it is."))
        name = _name(text, LONGEST_WHO, MISSING["@"])
        if ":" in name:
            raise LineError(_("A name cannot hold “:”."))
        self.me = name

    def _passage(self, number: int, text: str) -> None:
        # The passage begins even where its name is wrong, so that its lines are not called homeless.
        self.drafts.append(Draft(text, number))
        name = _name(text, LONGEST_NAME, MISSING["=="])
        if ARROW in name:
            raise LineError(_("A name cannot hold “=>”."))
        if key_of(name) in self.keys:
            raise LineError(_("There is a passage “%(name)s” already.") % {"name": name})
        self.keys.add(key_of(name))

    def _told(self, number: int, text: str) -> None:
        told = _text(text, LONGEST_MESSAGE, MISSING["*"])
        self._add_line(Line(who="", text=told, number=number))

    def _message(self, number: int, line: str) -> None:
        found = MESSAGE.fullmatch(line)
        if not found:
            words = _("Who says this? Write “Name: message”, or begin with “*” to tell what happens.")
            raise LineError(words)
        who = _name(found[1].strip(), LONGEST_WHO, MISSING["who"])
        text = _text(found[2], LONGEST_MESSAGE, MISSING["message"])
        self._add_line(Line(who=who, text=text, number=number))

    def _add_line(self, line: Line) -> None:
        draft = self._open_draft()
        if draft.has_ended:
            raise LineError(_("Messages come before the choices and the kind word of a passage."))
        draft.lines.append(line)

    def _note(self, number: int, text: str) -> None:
        found = NOTE.fullmatch(f"[{text}")
        step = found[1].strip().lower() if found else ""
        if not found or step not in STEPS:
            known = ", ".join(Step.values)
            raise LineError(_("A note begins with one of these in brackets: %(known)s.") % {"known": known})
        draft = self._open_draft()
        if not draft.lines or draft.has_ended or not draft.lines[-1].who:
            raise LineError(_("A note belongs under a message."))
        if draft.lines[-1].note:
            raise LineError(_("The message above has a note already."))
        draft.lines[-1] = replace(draft.lines[-1], note=Note(step, _text(found[2], LONGEST_NOTE), number))

    def _choice(self, number: int, text: str) -> None:
        words, arrow, to = text.rpartition(ARROW)
        if not arrow or not to.strip():
            raise LineError(_("Where does this choice lead? Write “+ choice => Name of the passage”."))
        chosen = _text(words.strip(), LONGEST_CHOICE, MISSING["+"])
        name = _name(to.strip(), LONGEST_NAME)
        draft = self._open_draft()
        if draft.kind_word:
            raise LineError(_("An ending has no choices. Take the choice or the kind word away."))
        draft.choices.append(Choice(chosen, name, number))

    def _kind_word(self, number: int, text: str) -> None:
        words = _text(text, LONGEST_KIND_WORD, MISSING["!"])
        draft = self._open_draft()
        if draft.kind_word:
            raise LineError(_("The passage has a kind word already."))
        if draft.choices:
            raise LineError(_("An ending has no choices. Take the choice or the kind word away."))
        draft.kind_word = words

    def _open_draft(self) -> Draft:
        if not self.drafts:
            raise LineError(_("Begin a passage first, with “== Name”."))
        return self.drafts[-1]


def _name(text: str, longest: int, empty: str | Promise = "") -> str:
    """What others must be able to type the same way."""
    _refuse_invisible(text)
    return _text(text, longest, empty)


def _text(text: str, longest: int, empty: str | Promise = "") -> str:
    """The text, if it is neither missing nor too long."""
    if not text and empty:
        raise LineError(str(empty))
    if len(text) > longest:
        words = {"longest": longest, "length": len(text)}
        raise LineError(_("Too long: %(length)d characters, at most %(longest)d.") % words)
    return text


def _refuse_invisible(text: str) -> None:
    if INVISIBLE.search(text):
        raise LineError(_("There is an invisible letter in this line. Type the line again."))
