"""The map of a story: a drawing in layers, by the fewest choices from the start, and the same as text.

The drawing has no colour of its own and no style: the page's stylesheet knows its classes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exercises.stories.graph import depths
from exercises.stories.story import Choice, Passage, Story

WIDTH, HEIGHT = 156, 48
BESIDE, BELOW = 28, 52
MARGIN = 16
# A loop goes out at the right of its boxes, this far.
BULGE = 44
# A layer of more boxes has several rows, so that nobody has to look for them far to the side.
IN_A_ROW = 6
# As many letters of a name as fit into a box.
LETTERS = 19


@dataclass(frozen=True)
class Box:
    passage: Passage
    number: int
    row: int
    x: int
    y: int

    @property
    def middle(self) -> int:
        return self.x + WIDTH // 2

    @property
    def foot(self) -> int:
        return self.y + HEIGHT


@dataclass(frozen=True)
class Arrow:
    """A line and its head, as the `d` of a path."""

    line: str
    head: str
    is_back: bool = False


class StoryMap:
    """`faulty` are the keys of passages in which something is to be mended."""

    def __init__(self, story: Story, faulty: Collection[str] = ()) -> None:
        self.story = story
        self.faulty = faulty
        self.numbers = {key: number for number, key in enumerate(story.by_key, start=1)}

    # --- As text ---------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        passages, endings = len(self.story.by_key), len(self.story.endings)
        words = ngettext(
            "Map of the story: %(count)d passage", "Map of the story: %(count)d passages", passages
        )
        ends = ngettext("%(count)d ending", "%(count)d endings", endings)
        return f"{words % {'count': passages}}, {ends % {'count': endings}}"

    @property
    def lines(self) -> list[str]:
        """“3. A new friend → 4. Told, 5. Out; ending”: one for each passage, in the order of the script."""
        return [self._line(passage) for passage in self.story.by_key.values()]

    def _line(self, passage: Passage) -> str:
        called = f"{self.numbers[passage.key]}. {passage.name}"
        ways = ", ".join(dict.fromkeys(self._goal(choice) for choice in passage.choices))
        told = f"{called} → {ways}" if ways else called
        marks = [_("ending")] if passage.is_ending else []
        marks += [_("to mend")] if passage.key in self.faulty else []
        return "; ".join([told, *marks])

    def _goal(self, choice: Choice) -> str:
        if choice.key not in self.numbers:
            return _("“%(name)s”, which does not exist") % {"name": choice.to}
        return f"{self.numbers[choice.key]}. {self.story.by_key[choice.key].name}"

    # --- As a drawing ----------------------------------------------------------------------------

    @property
    def svg(self) -> SafeString:
        boxes = self.boxes.values()
        width = max((box.x + WIDTH for box in boxes), default=0) + BULGE + MARGIN
        height = max((box.foot for box in boxes), default=0) + BELOW // 2 + MARGIN
        return format_html(
            '<svg xmlns="http://www.w3.org/2000/svg" class="cairn-map" role="img" aria-label="{}" '
            'width="{}" height="{}" viewBox="0 0 {} {}">{}{}</svg>',
            self.name,
            width,
            height,
            width,
            height,
            format_html_join("", '<path class="cairn-map__{}" d="{}"/>', self._paths()),
            format_html_join("", "{}", ((self._box(box),) for box in boxes)),
        )

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Where each passage stands, by key; each row is centred under the widest."""
        rows = [
            layer[start : start + IN_A_ROW]
            for layer in self._layers()
            for start in range(0, len(layer), IN_A_ROW)
        ]
        widest = max((len(row) for row in rows), default=0)
        found = {}
        for number, row in enumerate(rows):
            left = MARGIN + (widest - len(row)) * (WIDTH + BESIDE) // 2
            for place, key in enumerate(row):
                x, y = left + place * (WIDTH + BESIDE), MARGIN + number * (HEIGHT + BELOW)
                found[key] = Box(self.story.by_key[key], self.numbers[key], number, x, y)
        return found

    def _layers(self) -> Iterator[list[str]]:
        """Keys by depth, last those that nothing leads to.

        Within a layer each stands under those that lead to it, so that few arrows cross.
        """
        reachable = depths(self.story)
        layers: dict[int, list[str]] = {}
        for key, depth in reachable.items():
            layers.setdefault(depth, []).append(key)
        above: list[str] = []
        for layer in layers.values():
            above = self._under(above, layer)
            yield above
        yield [key for key in self.story.by_key if key not in reachable]

    def _under(self, above: list[str], layer: list[str]) -> list[str]:
        places: dict[str, list[int]] = {}
        for place, key in enumerate(above):
            for after in self.story.follow(self.story.by_key[key]):
                places.setdefault(after.key, []).append(place)
        return sorted(layer, key=lambda key: _mean(places.get(key, [])))

    def _paths(self) -> list[tuple[str, str]]:
        """All lines of a kind as one path: few elements, however many arrows."""
        arrows = list(self._arrows())
        return [
            ("line", "".join(arrow.line for arrow in arrows if not arrow.is_back)),
            ("line cairn-map__line--back", "".join(arrow.line for arrow in arrows if arrow.is_back)),
            ("head", "".join(arrow.head for arrow in arrows)),
        ]

    def _arrows(self) -> Iterator[Arrow]:
        for box in self.boxes.values():
            after = dict.fromkeys(passage.key for passage in self.story.follow(box.passage))
            for place, key in enumerate(after, start=1):
                yield _arrow(box, self.boxes[key], box.x + WIDTH * place // (len(after) + 1))

    def _box(self, box: Box) -> SafeString:
        passage, marks = box.passage, " · ".join(self._marks(box))
        return format_html(
            '<g class="cairn-map__box{}{}" data-place="{}"><title>{}</title>'
            '<rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>'
            '<text x="{}" y="{}">{}</text><text class="cairn-map__mark" x="{}" y="{}">{}</text></g>',
            " cairn-map__box--ending" if passage.is_ending else "",
            " cairn-map__box--faulty" if passage.key in self.faulty else "",
            box.number - 1,
            self._line(passage),
            *(box.x, box.y, WIDTH, HEIGHT, HEIGHT // 2 if passage.is_ending else 4),
            *(box.middle, box.y + (20 if marks else 28), _short(f"{box.number}. {passage.name}", LETTERS)),
            *(box.middle, box.y + 37, marks),
        )

    def _marks(self, box: Box) -> Iterator[str]:
        if box.number == 1:
            yield _("Start")
        if box.passage.is_ending:
            yield _("Ending")
        if box.passage.key in self.faulty:
            yield f"⚠ {_('To mend')}"


def _arrow(start: Box, end: Box, x: int) -> Arrow:
    """Down, behind the boxes between; along the same row below its boxes; back up at the right."""
    if end.row > start.row:
        bend = (start.foot + end.y) // 2
        line = f"M{x} {start.foot}C{x} {bend} {end.middle} {bend} {end.middle} {end.y}"
        return Arrow(line, f"M{end.middle - 4} {end.y - 7}h8l-4 7z")
    if end.row == start.row and end is not start:
        low = start.foot + BELOW // 2
        line = f"M{x} {start.foot}C{x} {low} {end.middle} {low} {end.middle} {end.foot}"
        return Arrow(line, f"M{end.middle - 4} {end.foot + 7}h8l-4 -7z")
    right, from_y, to_y = max(start.x, end.x) + WIDTH + BULGE, start.y + HEIGHT * 2 // 3, end.y + HEIGHT // 3
    line = f"M{start.x + WIDTH} {from_y}C{right} {from_y} {right} {to_y} {end.x + WIDTH} {to_y}"
    return Arrow(line, f"M{end.x + WIDTH + 7} {to_y - 4}v8l-7 -4z", is_back=True)


def _mean(places: list[int]) -> float:
    return sum(places) / len(places) if places else 0


def _short(name: str, letters: int) -> str:
    """As much of the name as fits; letters of some alphabets are twice as wide."""
    kept = list(_fitting(name, letters))
    return name if len(kept) == len(name) else f"{''.join(kept[:-1]).rstrip()}…"


def _fitting(name: Iterable[str], room: int) -> Iterator[str]:
    for letter in name:
        room -= 2 if east_asian_width(letter) in "WF" else 1
        if room < 0:
            return
        yield letter
