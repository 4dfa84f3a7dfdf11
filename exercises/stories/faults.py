"""What readers would stumble over in a story that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exercises.stories.graph import depths, has_loop, leads_to, longest_way
from exercises.stories.story import Passage, Story

MOST_PASSAGES = 300
MOST_LINES = 8
MOST_CHOICES = 4
# Beyond these a reader on a phone loses the thread: said to the editor, not refused.
MANY_PASSAGES = 60
LONGEST_WAY = 25
# What stands where nobody has filled in a name, words or a goal yet (static/js/admin-story/script.js writes it).
OPEN = "?"
MARKUP = re.compile(r"</?[a-z!][^<>]*>|&[a-z]+;|&#\d+;", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """`number` is the line in the script, 0 for the whole story; a hint may stand, a fault may not."""

    number: int
    passage: str
    reason: str
    is_hint: bool = False

    def __str__(self) -> str:
        if not self.passage:
            return self.reason
        return _("“%(passage)s”, line %(number)d: %(reason)s") % {
            "passage": self.passage,
            "number": self.number,
            "reason": self.reason,
        }


def faults_of(story: Story) -> list[Fault]:
    """Faults and hints, in the order of the script; those of the whole story first."""
    found = [*_whole(story), *_ways(story)]
    for passage in story.passages:
        found += [*_unfinished(passage), *_size(passage), *_markup(passage), *_choices(story, passage)]
    return sorted(found, key=lambda fault: fault.number)


def refusals(story: Story) -> list[Fault]:
    return [fault for fault in faults_of(story) if not fault.is_hint]


def _whole(story: Story) -> Iterator[Fault]:
    count = len(story.passages)
    yield from _phone(story)
    if count > MOST_PASSAGES:
        yield Fault(
            0, "", _("The story has %(count)d passages; at most %(most)d.") % _sizes(count, MOST_PASSAGES)
        )
    elif count > MANY_PASSAGES:
        words = _(
            "The story has %(count)d passages. It is told on several pages, and few readers reach the end."
        )
        yield Fault(0, "", words % {"count": count}, is_hint=True)
    if not story.endings:
        yield Fault(0, "", _("The story has no ending. End a passage with “!” and a kind word."))
    if not has_loop(story) and (longest := longest_way(story)) > LONGEST_WAY:
        words = _("The longest way has %(count)d messages; more than %(most)d are too many for one sitting.")
        yield Fault(0, "", words % _sizes(longest, LONGEST_WAY), is_hint=True)


def _phone(story: Story) -> Iterator[Fault]:
    writers = {line.who for passage in story.passages for line in passage.lines if line.who}
    if not story.me:
        yield Fault(0, "", _("Say whose phone it is: write “@ Name” on the first line."))
    elif writers and story.me not in writers:
        words = _("“%(name)s” writes no message. Is the name spelled the same everywhere?")
        yield Fault(0, "", words % {"name": story.me}, is_hint=True)


def _sizes(count: int, most: int) -> dict[str, int]:
    return {"count": count, "most": most}


def _ways(story: Story) -> Iterator[Fault]:
    reachable, trapped = depths(story), _trapped(story)
    for passage in story.passages:
        if passage.key not in reachable:
            yield _at(passage, _("No choice leads to this passage."))
        if _stops(passage):
            yield _at(passage, _("The story stops here. Add a choice, or end it with “!” and a kind word."))
        elif passage.key in trapped:
            yield _at(passage, _("There is no way from here to an ending: the story goes round in a loop."))


def _stops(passage: Passage) -> bool:
    return not passage.choices and not passage.is_ending


def _trapped(story: Story) -> set[str]:
    """Where the story only goes round. A way that breaks off is a fault there, not all the way up to it."""
    if not story.endings:
        return set()
    broken = [passage for passage in story.passages if len(story.follow(passage)) < len(passage.choices)]
    stops = [passage for passage in story.passages if _stops(passage)]
    return story.by_key.keys() - leads_to(story, [*story.endings, *stops, *broken])


def _unfinished(passage: Passage) -> Iterator[Fault]:
    """The list of passages writes a mark where somebody has not filled in a name or words yet."""
    for line in passage.lines:
        if line.who == OPEN:
            yield Fault(line.number, passage.name, _("The message has no name."))
    for choice in passage.choices:
        if choice.text == OPEN:
            yield Fault(choice.number, passage.name, _("The choice has no words."))


def _size(passage: Passage) -> Iterator[Fault]:
    if not passage.lines:
        yield _at(passage, _("The passage is empty. Add a message, or “*” and what happens."))
    if len(passage.lines) > MOST_LINES:
        words = _("The passage has %(count)d messages; at most %(most)d. Cut it in two.")
        yield _at(passage, words % _sizes(len(passage.lines), MOST_LINES))
    if len(passage.choices) > MOST_CHOICES:
        words = ngettext(
            "More than %(most)d choice is too many.", "More than %(most)d choices are too many.", MOST_CHOICES
        )
        yield _at(passage, words % {"most": MOST_CHOICES})


def _markup(passage: Passage) -> Iterator[Fault]:
    texts = [(line.number, line.text) for line in passage.lines]
    texts += [(line.note.number, line.note.why) for line in passage.lines if line.note]
    texts += [(choice.number, choice.text) for choice in passage.choices]
    texts += [(passage.number, passage.kind_word), (passage.number, passage.name)]
    for number, text in texts:
        if found := MARKUP.search(text):
            words = _("Write plain text: “%(found)s” would be shown as it stands.") % {"found": found[0]}
            yield Fault(number, passage.name, words)


def _choices(story: Story, passage: Passage) -> Iterator[Fault]:
    seen = set()
    for choice in passage.choices:
        if choice.key not in story.by_key:
            words = _("There is no passage “%(name)s”.") % {"name": choice.to}
            yield Fault(choice.number, passage.name, words)
        if choice.text.casefold() in seen:
            words = _("Two choices read “%(text)s”.") % {"text": choice.text}
            yield Fault(choice.number, passage.name, words)
        seen.add(choice.text.casefold())


def _at(passage: Passage, reason: str) -> Fault:
    return Fault(passage.number, passage.name, reason)
