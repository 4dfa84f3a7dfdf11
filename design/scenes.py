"""The landscape of the home page by day and by night, the logo, the glyphs of the ages, the site's signs."""

import random
from typing import NamedTuple

from shapes import (
    CLAY,
    HEATHER,
    INK_ON_SUN,
    LAKE,
    LEAF,
    ROSE,
    SAND,
    SLATE,
    SNOW,
    SPRUCE,
    SUN,
    Colour,
    Layer,
    Tail,
    area,
    box,
    cairn,
    disc,
    hills,
    picture,
    ridge,
    spruce,
    stone,
)

WIDTH, HEIGHT = 1600, 520
PAPER = "#FBF6EE"


class Light(NamedTuple):
    """The colours of the landscape at one time of day, from the sky to the ground."""

    sun: str
    halo: str
    far: str
    mid: str
    near: str
    nearest: str
    ground: str
    water: str
    shine: str
    trees: str
    far_trees: str
    stars: str


DAY = Light(
    sun="#FFD58A", halo="#FFE9C4", far="#D7E3E4", mid="#BDD6D3", near="#94BFB5", nearest="#6BA398",
    ground="#0F4F4A", water="#CBE3EA", shine="#EAF5F6", trees="#4B877C", far_trees="#7BAEA2", stars="",
)  # fmt: skip
NIGHT = Light(
    sun="#F6E3B4", halo="#243A3C", far="#1B3136", mid="#1B3A3D", near="#194745", nearest="#18524D",
    ground="#0B2F2D", water="#234750", shine="#3A6670", trees="#103B38", far_trees="#15413F", stars="#CFE0DC",
)  # fmt: skip

FAR_RIDGE = [
    (-80, 338), (130, 316), (330, 326), (560, 306), (800, 312),
    (1010, 262), (1200, 186), (1370, 164), (1520, 226), (1680, 268),
]  # fmt: skip
MID_RIDGE = [
    (-80, 352), (160, 334), (430, 346), (690, 330), (900, 286),
    (1040, 272), (1200, 318), (1420, 300), (1680, 330),
]  # fmt: skip
WATER = "M-80 372C260 356 620 352 900 358S1460 366 1680 354V470H-80Z"
# The front hill ends in the colour of the section below it: the page grows out of the picture.
GROUND = "M-80 500C180 470 420 492 700 496S1120 458 1330 462 1560 486 1680 478V520H-80Z"
SHINE = [(870, 376, 150), (980, 390, 210), (930, 404, 110), (300, 384, 90), (420, 398, 140), (1180, 402, 80)]
FAR_TREES = [90, 128, 170, 214, 250, 610, 646, 690, 1480, 1520, 1552, 1590]
NEAR_TREES = [28, 66, 330, 368, 412, 760, 800]

TALL_CAIRN = [
    Layer(SAND, 236, 86),
    Layer(CLAY, 190, 78, -12),
    Layer(HEATHER, 168, 70, 16),
    Layer(LAKE, 122, 58, -8),
    Layer(SUN, 176, 86, 10, Tail(-46, 44, -30), INK_ON_SUN),
]
ANSWERING_CAIRN = [Layer(LAKE, 170, 70), Layer(LEAF, 120, 62, 8), Layer(SNOW, 132, 72, -6, Tail(34, 38, 30))]
DISTANT_CAIRN = [Layer(SAND, 150, 62), Layer(LAKE, 112, 56, -6), Layer(CLAY, 80, 48, 6)]


def stars(fill: str) -> str:
    chance = random.Random(4)
    return "".join(
        disc(
            chance.randint(820, 1580), chance.randint(10, 210), chance.choice((1.2, 1.6, 2.2)), fill, opacity
        )
        for opacity in (0.35, 0.55, 0.8) * 6
    )


def row_of_trees(places: list[int], ground: float, heights: tuple[int, int], seed: int, fill: str) -> str:
    chance = random.Random(seed)
    return "".join(spruce(x, ground + chance.uniform(-9, 9), chance.uniform(*heights), fill) for x in places)


def sky_and_water(light: Light) -> str:
    return "".join(
        (
            stars(light.stars) if light.stars else "",
            disc(985, 205, 138, light.halo),
            disc(985, 205, 84, light.sun),
            ridge(FAR_RIDGE, light.far, HEIGHT),
            ridge(MID_RIDGE, light.mid, HEIGHT),
            area(WATER, light.water),
            *(box(x, y, length, 4, light.shine, 2) for x, y, length in SHINE),
        )
    )


def landscape(light: Light) -> str:
    return "".join(
        (
            sky_and_water(light),
            hills(WIDTH, 440, 78, 6, 21, light.near, HEIGHT),
            row_of_trees(FAR_TREES, 434, (52, 92), 8, light.far_trees),
            hills(WIDTH, 482, 60, 5, 33, light.nearest, HEIGHT),
            row_of_trees(NEAR_TREES, 474, (60, 104), 9, light.trees),
            cairn(560, 462, 0.42, DISTANT_CAIRN, 60),
            area(GROUND, light.ground),
            cairn(1240, 474, 1.02, TALL_CAIRN, 10),
            cairn(1424, 486, 0.62, ANSWERING_CAIRN, 90),
        )
    )


def hero(light: Light) -> str:
    return picture(WIDTH, HEIGHT, landscape(light), fit="xMaxYMax slice")


def glyph(colours: tuple[Colour, ...], seed: int) -> str:
    """A small cairn for the door of one age: it gains a stone with every age, and the top one speaks."""
    sizes = [(92, 36, -3), (74, 33, 4), (58, 30, -2), (46, 26, 3)]
    below = [Layer(colour, *size) for colour, size in zip(colours[:-1], sizes, strict=False)]
    width, height, _shift = sizes[min(len(below), 3)]
    top = Layer(colours[-1], width + 14, height + 10, 2, Tail(16, 16, 9))
    return picture(120, 150, cairn(60, 148, 1, [*below, top], seed))


GLYPHS = {
    "g1": glyph((CLAY, SUN), 13),
    "g2": glyph((LEAF, CLAY, SUN), 26),
    "g3": glyph((LAKE, SAND, CLAY, SUN), 39),
    "g4": glyph((HEATHER, LAKE, ROSE, SUN), 39),
}


def logo() -> str:
    return picture(
        40,
        40,
        stone(20, 33.6, 30, 10.8, SPRUCE, 3),
        stone(19, 24.6, 23, 10, CLAY, 9),
        stone(21.4, 13.4, 26, 15.6, SUN, 5, Tail(6.5, 8.6, 5.4)),
    )


def favicon() -> str:
    """One quiet stone. It stands in tabs, bookmarks and histories, so it says nothing about the site."""
    return picture(32, 32, stone(16, 17, 27, 19, SLATE, 3))


def touch_icon() -> str:
    """The same stone for a home screen, which cuts the corners itself and wants no transparency."""
    return picture(180, 180, box(0, 0, 180, 180, PAPER), stone(90, 94, 112, 78, SLATE, 3))


def social() -> str:
    """The picture of a link preview: the landscape by day on paper, and no word in any language."""
    return picture(
        1200,
        630,
        box(0, 0, 1200, 630, PAPER),
        f'<g transform="translate(-640 -8) scale(1.23)">{landscape(DAY)}</g>',
    )
