"""The pencil: outlines and things that every picture is built from.

A thing is drawn the same way everywhere: its outline in a shade, and the part that the light falls on over
it. Only presentation attributes are used, because a content security policy that forbids inline style also
stops a `<style>` inside an SVG. Numbers keep one decimal, which is finer than any screen shows.
"""

import math
import random
from typing import NamedTuple

Point = tuple[float, float]


class Colour(NamedTuple):
    lit: str
    shade: str


CLAY = Colour("#E08D63", "#C06B44")
SUN = Colour("#FFCB52", "#E3A52A")
HEATHER = Colour("#A893CF", "#8670B3")
SAND = Colour("#F0D9B5", "#D6B98C")
LAKE = Colour("#7FB9D1", "#5C99B4")
LEAF = Colour("#A9C77B", "#87A757")
ROSE = Colour("#F2AE9C", "#D98A77")
SPRUCE = Colour("#3F8F84", "#2B746A")
SNOW = Colour("#FFF9EF", "#E6DACB")
SLATE = Colour("#7C8F8F", "#5F7374")

INK_ON_SUN = "#6B4A00"
INK_ON_SNOW = "#14292E"
INK_ON_LAKE = "#134B63"
INK_ON_CLAY = "#4A1C08"


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def picture(width: int, height: int, *drawing: str, fit: str = "xMidYMid meet") -> str:
    """A whole SVG file."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" preserveAspectRatio="{fit}">{"".join(drawing)}</svg>\n'
    )


def area(outline: str, fill: str) -> str:
    return f'<path fill="{fill}" d="{outline}"/>'


def stroke(line: str, colour: str, width: float, **extra: str) -> str:
    more = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in extra.items())
    return (
        f'<path d="{line}" fill="none" stroke="{colour}" stroke-width="{number(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{more}/>'
    )


def disc(x: float, y: float, radius: float, fill: str, opacity: float = 1) -> str:
    veil = "" if opacity == 1 else f' opacity="{opacity}"'
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"{veil}/>'


def box(x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> str:
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
        f'rx="{number(radius)}" fill="{fill}"/>'
    )


def turned(drawing: str, degrees: float, x: float, y: float) -> str:
    return f'<g transform="rotate({number(degrees)} {at(x, y)})">{drawing}</g>'


def curve(points: list[Point], closed: bool, tension: float = 0.5) -> str:
    """A soft line through the points (Catmull-Rom, written as Bézier curves)."""
    count = len(points)
    path = f"M{at(*points[0])}"
    for index in range(count if closed else count - 1):
        before, start, end, after = (_neighbour(points, index + step, closed) for step in (-1, 0, 1, 2))
        first = (start[0] + (end[0] - before[0]) * tension / 3, start[1] + (end[1] - before[1]) * tension / 3)
        second = (end[0] - (after[0] - start[0]) * tension / 3, end[1] - (after[1] - start[1]) * tension / 3)
        path += f"C{at(*first)} {at(*second)} {at(*end)}"
    return path + ("Z" if closed else "")


def _neighbour(points: list[Point], index: int, closed: bool) -> Point:
    """The point at `index`; a closed line goes round, an open one stays at its ends."""
    return points[index % len(points)] if closed else points[min(max(index, 0), len(points) - 1)]


# Stones ---------------------------------------------------------------------------------------------


class Tail(NamedTuple):
    """What turns a stone into a speech bubble: where it hangs, how far down and how far aside it points."""

    root: float
    drop: float
    lean: float


def stone_outline(x: float, y: float, width: float, height: float, seed: int) -> str:
    """A superellipse, worn a little differently for each seed."""
    chance = random.Random(seed)
    turn_1, turn_2 = chance.uniform(0, 6.28), chance.uniform(0, 6.28)
    dent_1, dent_2 = chance.uniform(0.02, 0.05), chance.uniform(0.01, 0.03)
    corners, squareness = 14, 2 / 2.7
    points = []
    for corner in range(corners):
        angle = 2 * math.pi * corner / corners
        across, down = math.cos(angle), math.sin(angle)
        wear = 1 + dent_1 * math.sin(angle + turn_1) + dent_2 * math.sin(2 * angle + turn_2)
        half_x = math.copysign(abs(across) ** squareness, across) * width / 2
        half_y = math.copysign(abs(down) ** squareness, down) * height / 2
        points.append((x + half_x * wear, y + half_y * wear))
    return curve(points, closed=True)


def stone(
    x: float,
    y: float,
    width: float,
    height: float,
    colour: Colour,
    seed: int,
    tail: Tail | None = None,
    dots: str = "",
) -> str:
    """A river stone seen from the side; with a tail it speaks, with dots it is about to."""
    drawing = tail_of(x, y, height, tail, colour.shade) if tail else ""
    drawing += area(stone_outline(x, y, width, height, seed), colour.shade)
    drawing += area(stone_outline(x, y - height * 0.085, width, height * 0.83, seed), colour.lit)
    if dots:
        radius = height * 0.075
        drawing += "".join(
            disc(x + step * radius * 3.4, y - height * 0.06, radius, dots) for step in (-1, 0, 1)
        )
    return drawing


def tail_of(x: float, y: float, height: float, tail: Tail, fill: str) -> str:
    left, top = x + tail.root, y + height * 0.3
    side = -1 if tail.lean > 0 else 1
    tip = at(left + tail.lean, top + tail.drop)
    return area(
        f"M{at(left - side * height * 0.22, top)}"
        f"Q{at(left + tail.lean * 0.1, top + tail.drop * 0.6)} {tip}"
        f"Q{at(left + tail.lean * 0.2 + side * height * 0.2, top + tail.drop * 0.55)} "
        f"{at(left + side * height * 0.34, top - height * 0.32)}Z",
        fill,
    )


class Layer(NamedTuple):
    """One stone of a cairn; `shift` is how far it sits from the middle."""

    colour: Colour
    width: float
    height: float
    shift: float = 0
    tail: Tail | None = None
    dots: str = ""


def cairn(x: float, ground: float, scale: float, layers: list[Layer], seed: int) -> str:
    """Stack stones from the ground up. They overlap by a tenth, so that they rest on each other."""
    drawing = ""
    for step, layer in enumerate(layers):
        height = layer.height * scale
        place = (x + layer.shift * scale, ground - height / 2, layer.width * scale, height)
        drawing += stone(*place, layer.colour, seed + step * 7, layer.tail, layer.dots)
        ground -= height * 0.9
    return drawing


# Land -----------------------------------------------------------------------------------------------


def ridge(points: list[Point], fill: str, bottom: float) -> str:
    return area(f"{curve(points, closed=False, tension=0.62)}V{number(bottom)}H{number(points[0][0])}Z", fill)


def hills(width: float, base: float, rise: float, count: int, seed: int, fill: str, bottom: float) -> str:
    """A row of hills: every other point is a top."""
    chance = random.Random(seed)
    points = [(-80.0, base)]
    for index in range(count + 1):
        stray = chance.uniform(-0.25, 0.25) * width / count if 0 < index < count else 0
        top = chance.uniform(0.25, 1) if index % 2 else chance.uniform(0, 0.45)
        points.append((width * index / count + stray, base - rise * top))
    return ridge([*points, (width + 80.0, base)], fill, bottom)


def spruce(x: float, y: float, height: float, fill: str) -> str:
    half = height * 0.18
    side = f"{at(x + half, y - height * 0.25)} {at(x + half, y - height * 0.1)}"
    back = f"{at(x - half, y - height * 0.25)} {at(x - half / 2, y - height * 0.55)}"
    return area(
        f"M{at(x, y - height)}C{at(x + half / 2, y - height * 0.55)} {side}"
        f"Q{at(x, y + height * 0.02)} {at(x - half, y - height * 0.1)}C{back} {at(x, y - height)}Z",
        fill,
    )
