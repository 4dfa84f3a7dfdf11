"""The parts of steps and sheets as plain values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from django.utils.translation import gettext as _

from exercises.blocks import EXERCISES
from lessons.packs import content as c
from lessons.packs.exercises import exercise_parts
from lessons.packs.faults import PackFault
from lessons.packs.prose import prose_of

# Wide enough for a page of A4 at 150 dots an inch. Neither typst nor slides read every picture format.
PICTURE_FILTER = "max-1200x1200|format-png"


def parts_of(stream, place: str, address: str) -> tuple[c.Part, ...]:
    """`place` is the title under which the parts stand, for what is said of faults."""
    return tuple(part for block in stream for part in _parts_of_block(block, place, address))


def _parts_of_block(block, place: str, address: str) -> tuple[c.Part, ...]:
    """One, or several of an exercise."""
    if block.block_type in EXERCISES:
        return exercise_parts(block.value, address)
    return (READERS[block.block_type](block.value, place, address),)


def _ask(value, place: str, address: str) -> c.Ask:
    return c.Ask(value["question"], value["note"])


def _chat(value, place: str, address: str) -> c.Chat:
    messages = (c.Message(one["name"], one["text"], bool(one["me"])) for one in value["messages"])
    return c.Chat(value["intro"], tuple(messages), value["question"])


def _cards(value, place: str, address: str) -> c.Cards:
    return c.Cards(value["title"], value["hint"], tuple(value["cards"]))


def _starters(value, place: str, address: str) -> c.Starters:
    return c.Starters(value["heading"], tuple(value["entries"]))


def _note(value, place: str, address: str) -> c.Note:
    return c.Note(value["title"], prose_of(value["text"].source, address))


def _read(value, place: str, address: str) -> c.Read:
    return c.Read(str(value))


def _write(value, place: str, address: str) -> c.Write:
    return c.Write(value["prompt"], value["lines"])


def _draw(value, place: str, address: str) -> c.Draw:
    return c.Draw(value["prompt"])


def _choose(value, place: str, address: str) -> c.Choose:
    return c.Choose(value["prompt"], tuple(value["options"]))


def _picture(value, place: str, address: str) -> c.Picture:
    image = value["image"]
    if not value.alt and not image.decorative:
        raise PackFault(
            _("The picture “%(picture)s” in “%(place)s” has no text for those who do not see it.")
            % {"picture": image.title, "place": place}
        )
    rendition = image.get_rendition(PICTURE_FILTER)
    return c.Picture(
        stored=rendition.file.name,
        name=PurePath(rendition.file.name).name,
        alt=value.alt,
        caption=value["caption"],
        sha256=image.get_file_hash(),
    )


READERS: dict[str, Callable] = {
    "ask": _ask,
    "chat": _chat,
    "cards": _cards,
    "starters": _starters,
    "picture": _picture,
    "note": _note,
    "read": _read,
    "write": _write,
    "draw": _draw,
    "choose": _choose,
}
