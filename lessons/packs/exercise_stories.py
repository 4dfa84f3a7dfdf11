"""A chat story in a pack: how it begins, for the class; all of it as a gamebook, on a sheet.

The numbers are those of the story on its page: whoever begins on paper can go on there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from exercises.stories.story import Line
from exercises.stories.telling import Told, whole
from lessons.packs import content as c
from lessons.packs.exercise_notes import key, note_of, said


def story_parts(value, address: str) -> tuple[c.Part, ...]:
    """The beginning, and for the teacher what each message does; nothing of a story that cannot be told."""
    told = whole(value.parts).passages
    if not told:
        return ()
    words = _("You can go on with the story on the pupils’ page, or on the sheet “%(title)s”.")
    return (
        c.Read(value["intro"] or "", title=value["title"]),
        *_scenes(told[0]),
        *_turns(told[0]),
        c.Read(words % {"title": value["title"]}),
        *note_of(value, *_what_happened(told)),
    )


def story_sheets(steps: Iterable) -> Iterator[c.Sheet]:
    """A gamebook for each story of the steps."""
    for step in steps:
        for block in step["parts"]:
            if block.block_type == "story" and block.value.parts:
                yield _sheet(block.value)


def _sheet(value) -> c.Sheet:
    how = _("Begin at 1. Then go to the number beside your choice. You can stop at any number.")
    lines = (value["intro"] or "", _("Invented. The people are not real."), how)
    parts = (part for told in whole(value.parts).passages for part in _passage(told))
    return c.Sheet(value["title"], "\n".join(filter(None, lines)), tuple(parts))


def _passage(told: Told) -> Iterator[c.Part]:
    """Its number, what is said, and the ways on or a kind word."""
    lines = [f"{line.who}: {line.text}" if line.who else line.text for line in told.lines]
    ends = [told.kind_word] if told.kind_word else []
    yield c.Read("\n".join([*lines, *ends]), title=str(told.number))
    yield from _turns(told)


def _scenes(told: Told) -> Iterator[c.Part]:
    """Messages as a chat; what is told between them stands alone."""
    for is_message, lines in groupby(told.lines, key=lambda line: bool(line.who)):
        if is_message:
            yield c.Chat("", tuple(c.Message(one.who, one.text, one.who == told.me) for one in lines), "")
        else:
            yield c.Read("\n".join(line.text for line in lines))


def _turns(told: Told) -> Iterator[c.Part]:
    ways = [f"{turn.text} – {_('go to %(number)s') % {'number': turn.number}}" for turn in told.turns]
    if len(ways) > 1:
        yield c.Choose(_("What does %(name)s do?") % {"name": told.me}, tuple(ways))
    elif ways:
        yield c.Read(ways[0])


def _what_happened(told: Iterable[Told]) -> c.Prose:
    noted = [(one.number, line, line.note) for one in told for line in one.lines if line.note]
    if not noted:
        return ()
    steps = key((f"{number}. {note.label}", _explained(line)) for number, line, note in noted)
    return (said(_("What happened here?")), steps)


def _explained(line: Line) -> str:
    why = f" – {line.note.why}" if line.note and line.note.why else ""
    return f"{line.who}: {line.text}{why}"
