"""The covers: sixteen quiet pictures that an editor chooses from a list.

The background is transparent. The tint of the audience behind it comes from the style sheet, so that one
file follows every audience and the dark colours. Stones, paths, bubbles and plain objects only: no face,
no body, no padlock, nothing that frightens.
"""

import math

from shapes import (
    CLAY,
    HEATHER,
    INK_ON_CLAY,
    INK_ON_LAKE,
    INK_ON_SNOW,
    INK_ON_SUN,
    LAKE,
    LEAF,
    ROSE,
    SAND,
    SLATE,
    SNOW,
    SPRUCE,
    SUN,
    Layer,
    Point,
    Tail,
    area,
    at,
    box,
    cairn,
    curve,
    disc,
    hills,
    number,
    picture,
    spruce,
    stone,
    stone_outline,
    stroke,
    turned,
)

WIDTH, HEIGHT = 640, 400
MOON = "#FFF6E3"
GROUND = "#0F4F4A"
HILL, FAR_HILL = "#4B877C", "#94BFB5"
TREE = "#2B746A"
PATH = "#F5E6CC"
DEVICE = "#2E6470"
WATER, SHINE = "#8FC3D6", "#C4E2EA"
WINDOW = "#FFE3A1"


def stepping_stones(line: str) -> str:
    """A trail of dots: a line of round caps with gaps between them."""
    return stroke(line, PATH, 13, stroke_dasharray="2 27")


def forest(*trees: tuple[float, float, float]) -> str:
    return "".join(spruce(*tree, TREE) for tree in trees)


def meadow(seed: int, base: float = 372, rise: float = 60) -> str:
    return hills(WIDTH, base, rise, 4, seed, GROUND, HEIGHT)


def cover_cairn() -> str:
    layers = [
        Layer(SAND, 210, 78),
        Layer(HEATHER, 172, 70, -10),
        Layer(CLAY, 142, 62, 12),
        Layer(SUN, 160, 78, -4, Tail(42, 40, 26), INK_ON_SUN),
    ]
    far = hills(WIDTH, 318, 70, 4, 31, FAR_HILL, HEIGHT)
    return disc(430, 140, 84, MOON) + far + meadow(9) + cairn(250, 352, 1, layers, 5)


def cover_talk() -> str:
    lines = box(362, 240, 124, 11, INK_ON_SUN, 5.5) + box(362, 264, 80, 11, INK_ON_SUN, 5.5)
    asking = stone(238, 164, 270, 140, LAKE, 3, Tail(-70, 62, -40), INK_ON_LAKE)
    return asking + stone(430, 262, 236, 122, SUN, 8, Tail(66, 56, 38)) + lines


def screen(x: float, y: float, content: str) -> str:
    """A phone; `content` is drawn on its screen, which is 182 wide and 236 high."""
    return box(x - 14, y - 16, 210, 268, DEVICE, 30) + box(x, y, 182, 236, SNOW.lit, 18) + content


def cover_photo() -> str:
    hill = area("M194 240C226 212 262 214 292 250S352 236 376 240V262H194Z", FAR_HILL)
    front = area("M194 284C244 264 304 278 376 266V300Q376 318 358 318H212Q194 318 194 300Z", TREE)
    phone = turned(screen(194, 82, disc(318, 160, 34, SUN.lit) + hill + front), -6, 300, 200)
    tick = stroke("M408 262l22 22 44-46", INK_ON_CLAY, 13)
    return phone + stone(440, 262, 196, 112, CLAY, 12, Tail(52, 50, 34)) + tick


def cover_path() -> str:
    layers = [Layer(SAND, 190, 78), Layer(ROSE, 140, 66, 10), Layer(SUN, 120, 66, -4, Tail(-34, 36, -22))]
    land = hills(WIDTH, 250, 90, 5, 31, FAR_HILL, HEIGHT) + hills(WIDTH, 320, 70, 4, 8, HILL, HEIGHT)
    ground = area("M-10 352C150 318 330 352 650 316V400H-10Z", GROUND)
    trail = stepping_stones("M60 408C200 372 410 372 352 322S420 282 392 256")
    trees = forest((70, 340, 90), (112, 338, 70), (590, 330, 84))
    return disc(468, 120, 60, MOON) + land + ground + trail + cairn(500, 346, 0.66, layers, 40) + trees


def cover_circle() -> str:
    colours = (CLAY, SUN, LEAF, LAKE, HEATHER, ROSE, SAND)
    drawing = ""
    for place, colour in enumerate(colours):
        angle = 2 * math.pi * place / len(colours) - math.pi / 2
        drawing += stone(
            320 + math.cos(angle) * 190, 204 + math.sin(angle) * 116, 104, 70, colour, 20 + place
        )
    return drawing + stone(320, 204, 128, 76, SNOW, 70, Tail(-30, 36, -20), INK_ON_SNOW)


def shield_outline(x: float, top: float, width: float, height: float) -> str:
    half, bottom = width / 2, top + height
    right = (
        f"C{at(x + half, top + height * 0.66)} {at(x + half * 0.55, bottom - height * 0.1)} {at(x, bottom)}"
    )
    left = f"C{at(x - half * 0.55, bottom - height * 0.1)} {at(x - half, top + height * 0.66)} "
    brow = (
        f"Q{at(x - half * 0.45, top + height * 0.1)} {at(x, top)}Q{at(x + half * 0.45, top + height * 0.1)} "
    )
    shoulder = at(x + half, top + height * 0.12)
    return f"M{shoulder}{right}{left}{at(x - half, top + height * 0.12)}{brow}{shoulder}Z"


def cover_shield() -> str:
    shield = area(shield_outline(320, 52, 250, 296), SPRUCE.shade) + area(
        shield_outline(320, 52, 250, 276), SPRUCE.lit
    )
    inside = area(shield_outline(320, 78, 198, 222), "#CBE7DF")
    layers = [
        Layer(SAND, 116, 44),
        Layer(CLAY, 88, 40, -5),
        Layer(SUN, 92, 48, 5, Tail(22, 26, 15), INK_ON_SUN),
    ]
    beside = (
        stone(132, 318, 96, 50, LAKE, 33)
        + stone(520, 322, 112, 52, HEATHER, 35)
        + stone(476, 346, 60, 32, SAND, 36)
    )
    return shield + inside + cairn(320, 252, 1, layers, 12) + beside


def lantern_glass() -> str:
    glass = box(266, 142, 108, 138, "#FFE9B8", 16) + disc(320, 214, 38, SUN.lit) + disc(320, 214, 20, MOON)
    bars = stroke("M320 142V170M320 258V280", DEVICE, 7)
    return glass + bars


def cover_lantern() -> str:
    glow = disc(320, 212, 156, SUN.lit, 0.2) + disc(320, 212, 108, SUN.lit, 0.3)
    handle = stroke("M282 106C282 34 358 34 358 106", DEVICE, 10)
    roof = area("M296 100H344Q352 100 356 108L386 142H254L284 108Q288 100 296 100Z", DEVICE)
    foot = box(252, 276, 136, 24, DEVICE, 10)
    rest = stone(320, 330, 252, 72, CLAY, 4)
    beside = stone(150, 340, 108, 52, HEATHER, 8) + stone(492, 338, 118, 56, LAKE, 6)
    return glow + handle + roof + lantern_glass() + foot + beside + rest


def bridge_arch() -> str:
    """Nine stones side by side on an arch, from one shore to the other."""
    colours = (SAND, CLAY, LEAF, ROSE, SUN, LAKE, HEATHER, CLAY, SAND)
    drawing = ""
    for place, colour in enumerate(colours):
        angle = math.radians(180 - 22.5 * place)
        x, y = 320 + math.cos(angle) * 178, 318 - math.sin(angle) * 132
        drawing += turned(stone(x, y, 74, 58, colour, 40 + place), 90 - math.degrees(angle), x, y)
    return drawing


def cover_bridge() -> str:
    water = area("M70 336C180 322 260 348 360 334S520 326 580 338L590 400H60Z", WATER)
    shine = box(250, 350, 90, 5, SHINE, 2.5) + box(372, 358, 60, 5, SHINE, 2.5)
    shores = area("M-10 326C60 308 130 318 156 342S140 384 120 400H-10Z", GROUND)
    shores += area("M650 322C580 306 512 318 486 342S506 384 524 400H650Z", GROUND)
    trees = forest((44, 326, 84), (86, 328, 62), (600, 324, 92))
    return disc(320, 236, 60, MOON) + water + shine + bridge_arch() + shores + trees


def cover_phone() -> str:
    messages = stone(276, 138, 118, 54, LAKE, 3, Tail(-30, 24, -16), INK_ON_LAKE)
    messages += stone(318, 212, 112, 52, SUN, 8, Tail(30, 24, 16)) + stone(
        270, 280, 92, 44, ROSE, 5, Tail(-24, 20, -12)
    )
    phone = turned(screen(204, 82, messages), 5, 300, 200)
    resting = stone(300, 362, 300, 46, SAND, 9)
    return phone + resting + stone(500, 330, 132, 66, HEATHER, 14) + stone(512, 284, 92, 46, LEAF, 17)


def key_ring() -> str:
    """A stone with a hole: the inner outline runs inside the outer one and is left out of the filling."""
    drawing = ""
    for drop, colour in ((14, SUN.shade), (0, SUN.lit)):
        outline = stone_outline(230, 196 + drop, 190, 150, 6) + stone_outline(
            222, 194 + drop * 0.4, 78, 60, 8
        )
        drawing += f'<path fill="{colour}" fill-rule="evenodd" d="{outline}"/>'
    return drawing


def cover_key() -> str:
    blade = box(312, 178, 222, 36, SUN.shade, 10) + box(312, 178, 222, 24, SUN.lit, 10)
    teeth = box(440, 204, 26, 50, SUN.shade, 8) + box(488, 204, 26, 38, SUN.shade, 8)
    pebbles = stone(150, 326, 100, 54, LAKE, 11) + stone(470, 334, 128, 60, CLAY, 15)
    return turned(teeth + blade + key_ring(), -14, 320, 200) + pebbles


def cover_eye() -> str:
    """An eye that looks at a landscape: the sun stands where the iris would."""
    rim: list[Point] = [
        (110, 206),
        (210, 116),
        (320, 86),
        (430, 116),
        (530, 206),
        (430, 290),
        (320, 316),
        (210, 290),
    ]
    inner: list[Point] = [
        (150, 204),
        (228, 140),
        (320, 116),
        (412, 140),
        (490, 204),
        (412, 266),
        (320, 288),
        (228, 266),
    ]
    opening = curve(inner, closed=True)
    sight = disc(320, 202, 62, SUN.lit) + hills(WIDTH, 262, 56, 5, 12, FAR_HILL, HEIGHT)
    sight += hills(WIDTH, 286, 40, 5, 8, HILL, HEIGHT)
    lid = area(curve(rim, closed=True), LAKE.shade) + area(opening, SNOW.lit)
    pebbles = stone(150, 338, 104, 50, SAND, 3) + stone(494, 342, 120, 52, ROSE, 5)
    return (
        f'<clipPath id="o"><path d="{opening}"/></clipPath>{lid}<g clip-path="url(#o)">{sight}</g>{pebbles}'
    )


def leaf_blade(x: float, y: float, length: float, degrees: float) -> str:
    """A leaf that grows to the right from its foot, then turned; one half lies in the shade."""
    half = length * 0.34
    tip = at(x + length, y)
    upper = f"M{at(x, y)}C{at(x + length * 0.2, y - half)} {at(x + length * 0.7, y - half)} {tip}"
    lower = f"C{at(x + length * 0.7, y + half)} {at(x + length * 0.2, y + half)} {at(x, y)}Z"
    vein = stroke(f"M{at(x, y)}L{at(x + length * 0.8, y)}", "#5F7F35", 4)
    return turned(area(upper + lower, LEAF.shade) + area(f"{upper}Z", LEAF.lit) + vein, degrees, x, y)


LEAVES = [
    (319, 232, 136, -24),
    (321, 206, 124, -152),
    (321, 158, 104, -32),
    (318, 140, 96, -146),
    (316, 104, 84, -84),
]


def cover_leaf() -> str:
    stem = stroke("M322 282C318 220 326 150 316 96", "#5F7F35", 9)
    leaves = "".join(leaf_blade(*leaf) for leaf in LEAVES)
    layers = [Layer(SAND, 240, 70), Layer(CLAY, 168, 62, 6)]
    pebbles = stone(150, 344, 96, 46, LAKE, 4) + stone(500, 346, 84, 40, SUN, 6)
    return stem + leaves + cairn(320, 366, 1, layers, 21) + pebbles


def windows(places: list[Point], width: float, height: float) -> str:
    return "".join(box(x, y, width, height, WINDOW, 7) for x, y in places)


def cover_school() -> str:
    wings = box(150, 196, 340, 170, CLAY.lit, 12)
    roof = area("M140 206L164 168Q168 162 176 162H464Q472 162 476 168L500 206Z", CLAY.shade)
    gable = area("M252 362V164L314 104Q320 98 326 104L388 164V362Z", SNOW.lit)
    eaves = stroke("M240 170L320 96L400 170", CLAY.shade, 15)
    clock = disc(320, 176, 23, LAKE.lit) + stroke("M320 162V176L330 182", INK_ON_LAKE, 5)
    door = box(294, 268, 52, 92, SPRUCE.shade, 12)
    glass = windows([(176, 232), (214, 232), (400, 232), (438, 232)], 26, 46)
    trees = forest((96, 344, 110), (548, 344, 96), (590, 346, 70))
    way = stepping_stones("M320 356C326 372 300 384 286 402")
    return (
        disc(500, 104, 46, MOON)
        + trees
        + wings
        + roof
        + gable
        + eaves
        + clock
        + door
        + glass
        + meadow(12, 360, 24)
        + way
    )


def cover_home() -> str:
    walls = area("M226 372V210L320 128L414 210V372Z", SNOW.lit)
    roof = stroke("M206 220L320 122L434 220", CLAY.shade, 26)
    chimney = box(370, 122, 34, 62, SLATE.shade, 6)
    door = box(296, 270, 50, 92, SPRUCE.shade, 12)
    smoke = stone(446, 84, 122, 62, SUN, 8, Tail(-34, 30, -18), INK_ON_SUN)
    trees = forest((120, 348, 128), (164, 352, 88), (520, 352, 108))
    way = stepping_stones("M322 360C328 378 306 388 292 404")
    return (
        chimney
        + walls
        + roof
        + door
        + windows([(250, 218), (360, 218)], 32, 34)
        + trees
        + meadow(7, 366, 30)
        + way
        + smoke
    )


def star_outline(x: float, y: float, radius: float) -> str:
    """Five soft points: the corners are rounded by drawing the star a little smaller with a thick line."""
    corners = []
    for corner in range(10):
        reach = radius * (1 if corner % 2 == 0 else 0.56)
        angle = math.pi * corner / 5 - math.pi / 2
        corners.append(at(x + math.cos(angle) * reach, y + math.sin(angle) * reach))
    return f"M{'L'.join(corners)}Z"


def soft_star(x: float, y: float, radius: float) -> str:
    drawing = ""
    for shift, colour in ((radius * 0.1, SUN.shade), (0, SUN.lit)):
        drawing += (
            f'<path d="{star_outline(x, y + shift, radius)}" fill="{colour}" stroke="{colour}" '
            f'stroke-width="{number(radius * 0.34)}" stroke-linejoin="round"/>'
        )
    return drawing


def cover_star() -> str:
    small = soft_star(150, 120, 15) + soft_star(500, 92, 19) + soft_star(548, 214, 11)
    layers = [Layer(LAKE, 190, 64), Layer(HEATHER, 132, 54, -6)]
    land = hills(WIDTH, 340, 60, 4, 31, FAR_HILL, HEIGHT) + meadow(5, 378, 40)
    return small + land + cairn(320, 366, 1, layers, 13) + soft_star(320, 166, 78)


def cover_letter() -> str:
    back = box(166, 112, 300, 204, SAND.shade, 18) + box(166, 106, 300, 196, SNOW.lit, 18)
    fold = stroke("M172 292L274 206M460 292L358 206", SNOW.shade, 7)
    flap = area("M174 112Q184 104 196 104H436Q448 104 458 112L334 224Q316 238 298 224Z", SAND.lit)
    seal = stone(316, 222, 72, 58, CLAY, 9)
    letter = turned(back + fold + flap + seal, -5, 316, 210)
    answer = stone(496, 130, 128, 70, SUN, 8, Tail(-34, 34, -22), INK_ON_SUN)
    return letter + answer + stone(250, 350, 150, 46, LAKE, 4) + stone(380, 352, 96, 40, HEATHER, 6)


COVERS = {
    name: picture(WIDTH, HEIGHT, draw(), fit="xMidYMax slice")
    for name, draw in {
        "cairn": cover_cairn,
        "talk": cover_talk,
        "photo": cover_photo,
        "path": cover_path,
        "circle": cover_circle,
        "shield": cover_shield,
        "lantern": cover_lantern,
        "bridge": cover_bridge,
        "phone": cover_phone,
        "key": cover_key,
        "eye": cover_eye,
        "leaf": cover_leaf,
        "school": cover_school,
        "home": cover_home,
        "star": cover_star,
        "letter": cover_letter,
    }.items()
}
