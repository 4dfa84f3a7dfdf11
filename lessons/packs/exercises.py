"""Exercises in a pack: what pupils read and tick, and a note with the answers for the teacher."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from exercises.blocks import ExerciseStructValue
from exercises.blocks.spot import Scene
from lessons.packs import content as c
from lessons.packs.exercise_notes import key, note_of, said
from lessons.packs.exercise_stories import story_parts


def exercise_parts(value: ExerciseStructValue, address: str) -> tuple[c.Part, ...]:
    """Existing kinds of parts, one exercise as several. Links become absolute, seen from the address."""
    return READERS[value.name](value, address)


def _head(value: ExerciseStructValue, text: str = "") -> c.Read:
    return c.Read(text or value.get("intro") or "", title=value["title"])


def _options(value) -> tuple[str, ...]:
    """The answers as a class calls them: A, B, C."""
    return tuple(f"{letter}. {answer['text']}" for letter, answer in value.lettered)


def _answers(value) -> c.Paragraph:
    return key(
        (f"{letter}. {answer['text']}", f"{answer.verdict} {answer['why']}")
        for letter, answer in value.lettered
    )


def _decide(value, address: str) -> tuple[c.Part, ...]:
    return (
        _head(value, value["situation"]),
        c.Choose(value["question"], _options(value)),
        *note_of(value, _answers(value)),
    )


def _quiz(value, address: str) -> tuple[c.Part, ...]:
    asked = [(f"{number}. {one['question']}", one) for number, one in enumerate(value.rows, 1)]
    found = [part for question, one in asked for part in (said(question), _answers(one))]
    return (
        _head(value),
        *(c.Choose(question, _options(one)) for question, one in asked),
        *note_of(value, *found, *_read_next(value, address)),
    )


def _read_next(value, address: str) -> c.Prose:
    links = [(c.Run(page.title, href=urljoin(address, page.url or "")),) for page in value.living_pages]
    return (said(_("Read next")), c.Paragraph("ul", tuple(links))) if links else ()


def _sort(value, address: str) -> tuple[c.Part, ...]:
    found = key(
        (f"{number}. {card['text']}", f"{card.where_label}. {card['why']}")
        for number, card in enumerate(value.rows, 1)
    )
    piles = tuple(label for _pile, label in value.piles)
    return (
        _head(value),
        c.Cards(value["title"], "", tuple(card["text"] for card in value.rows)),
        c.Choose(_("Where would you put each card?"), tuple(map(str, piles))),
        *note_of(value, found),
    )


def _spot(value, address: str) -> tuple[c.Part, ...]:
    lines = [(_seen(number, part), part) for number, part in enumerate(value.rows, 1)]
    words = {True: _("Stop here."), False: _("This is ordinary.")}
    found = key((line, f"{words[bool(part['stop'])]} {part['why']}") for line, part in lines)
    return (
        _head(value),
        c.Read(_scene(value)),
        c.Choose(_("Which of these make you stop?"), tuple(line for line, _part in lines)),
        *note_of(value, found),
    )


def _scene(value) -> str:
    """What pupils look at; a drawing stays on the page, where it can be looked at closely."""
    name = value.get("name") or value.drawing_label
    kind = str(dict(Scene.choices).get(value["kind"], ""))
    lines = [f"{kind}: {name}" if name else kind, _("Invented. Nothing in it is real.")]
    if value["kind"] == Scene.PICTURE:
        lines.append(_("The drawing is on the pupils’ page of this lesson."))
    return "\n".join(lines)


def _seen(number: int, part) -> str:
    return (
        f"{number}. {part.place_label}: {part['text']}" if part.place_label else f"{number}. {part['text']}"
    )


def _setup(value, address: str) -> tuple[c.Part, ...]:
    return (
        _head(value),
        c.Choose(_("What to look for"), tuple(item["text"] for item in value.rows)),
        *note_of(value, key((item["text"], item["why"]) for item in value.rows)),
    )


def _say(value, address: str) -> tuple[c.Part, ...]:
    starters = (c.Starters(one["when"], tuple(one["sentences"])) for one in value.rows)
    return (_head(value), *starters, *note_of(value))


READERS: dict[str, Callable] = {
    "decide": _decide,
    "story": story_parts,
    "spot": _spot,
    "sort": _sort,
    "quiz": _quiz,
    "setup": _setup,
    "say": _say,
}
