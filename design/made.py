"""Two pictures as a machine might make them: pleasant at first sight, wrong when one looks closely.

Readers look for what is wrong. The nine fields of a three-by-three grid each hold one thing to look at, so
that a marker can stand beside it. Unlike the covers they have a background: it is part of the picture.
"""

from shapes import (
    CLAY,
    HEATHER,
    INK_ON_CLAY,
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
    Colour,
    Point,
    area,
    at,
    box,
    curve,
    disc,
    picture,
    stone,
    stroke,
    turned,
)

WIDTH, HEIGHT = 640, 400
SKY, NIGHT_SKY, MOON = "#DCEFF3", "#22384A", "#FFF6E3"
PAVEMENT, KERB, SHADOW = "#E6DACB", "#C9BBA8", "#8A7F73"
FUR_COLOUR = Colour("#E7A56B", "#C98449")
WALL, FLOOR = "#F3E2CC", "#CFAE8B"


def line(*points: Point) -> str:
    return "M" + "L".join(at(*point) for point in points)


def scribbles(x: float, y: float, width: float, count: int, ink: str, thick: float = 4) -> str:
    """Signs that look like letters from afar and are none."""
    step = width / count
    drawing = ""
    for index in range(count):
        left = x + index * step
        shapes = [
            line((left, y + 16), (left, y), (left + step * 0.5, y + 9), (left + step * 0.2, y + 16)),
            f"M{at(left, y)}Q{at(left + step * 0.8, y + 4)} {at(left + 2, y + 9)}T{at(left + step * 0.4, y + 16)}",
            line((left, y + 4), (left + step * 0.5, y + 4)) + line((left + step * 0.3, y), (left, y + 16)),
        ]
        drawing += stroke(shapes[index % 3], ink, thick)
    return drawing


# The street -----------------------------------------------------------------------------------------


def street() -> str:
    sky = box(0, 0, WIDTH, HEIGHT, SKY) + disc(420, 62, 34, SUN.lit)
    ground = box(0, 300, WIDTH, 100, PAVEMENT) + box(0, 300, WIDTH, 8, KERB)
    slabs = stroke("M230 344H420M250 376H410M300 308L286 400M366 308L380 400", KERB, 3)
    return sky + left_house() + right_house() + ground + slabs + tree() + bicycle() + lamp_post()


def left_house() -> str:
    wall = box(0, 14, 214, 286, CLAY.lit) + box(0, 14, 214, 10, CLAY.shade)
    sign = box(22, 46, 170, 52, SNOW.lit, 8) + scribbles(42, 62, 140, 7, INK_ON_SNOW, 5)
    door = box(66, 150, 82, 150, SPRUCE.shade, 6) + box(76, 162, 62, 54, LAKE.lit, 4)
    return wall + sign + door + box(76, 230, 62, 56, SPRUCE.lit, 4)


def right_house() -> str:
    wall = box(462, 0, 178, 300, HEATHER.lit) + box(462, 0, 178, 10, HEATHER.shade)
    return wall + clock(552, 72) + night_window(496, 156)


def clock(x: float, y: float) -> str:
    face = disc(x, y, 46, SLATE.shade) + disc(x, y, 40, SNOW.lit)
    hands = stroke(line((x, y), (x, y - 30)), INK_ON_SNOW, 5)
    hands += stroke(line((x, y), (x + 24, y + 8)), INK_ON_SNOW, 5)
    return face + hands + stroke(line((x, y), (x - 20, y + 16)), INK_ON_SNOW, 5) + disc(x, y, 4, INK_ON_SNOW)


def night_window(x: float, y: float) -> str:
    """Night in the glass, day in the street."""
    frame = box(x, y, 112, 96, SNOW.lit, 6) + box(x + 8, y + 8, 96, 80, NIGHT_SKY, 3)
    night = disc(x + 72, y + 36, 15, MOON) + "".join(
        disc(x + dx, y + dy, 2.2, MOON) for dx, dy in ((24, 24), (40, 52), (20, 68), (88, 70))
    )
    return frame + night + stroke(f"M{at(x + 56, y + 8)}V{y + 88}", SNOW.lit, 6)


def tree() -> str:
    """The sun stands to the right of it, so its shadow lies to the left, as it should."""
    shadow = area("M312 318L250 336L262 340L322 320Z", SHADOW)
    crown = stone(318, 186, 150, 130, LEAF, 4) + stone(286, 218, 96, 76, LEAF, 9)
    return shadow + box(308, 230, 20, 90, CLAY.shade, 6) + crown


def bicycle() -> str:
    wheels = "".join(
        f'<circle cx="{x}" cy="352" r="26" fill="none" stroke="{INK_ON_SNOW}" stroke-width="5"/>'
        + disc(x, 352, 4, INK_ON_SNOW)
        for x in (40, 102, 164)
    )
    frame = stroke("M40 352L70 318H140L102 352L70 318M140 318L164 352M140 318L134 304H150", LAKE.shade, 6)
    return wheels + frame + stroke("M70 318L64 306M54 304H76", INK_ON_SNOW, 6)


def lamp_post() -> str:
    """The sun stands to the left of it, and so does its shadow: that cannot be."""
    shadow = area("M566 372L452 344L450 350L558 378Z", SHADOW)
    post = box(560, 268, 10, 108, SLATE.shade, 3) + box(550, 370, 30, 10, SLATE.shade, 4)
    return shadow + post + box(546, 244, 38, 28, SUN.lit, 8) + box(542, 236, 46, 10, SLATE.shade, 4)


# The cat --------------------------------------------------------------------------------------------


def cat_on_sofa() -> str:
    room = box(0, 0, WIDTH, HEIGHT, WALL) + box(0, 332, WIDTH, 68, FLOOR)
    return room + lamp() + open_frame() + wall_plant() + sofa() + cushion() + cat() + book()


def lamp() -> str:
    cord = stroke("M104 0V44", SLATE.shade, 5)
    return cord + area("M70 96L88 44H120L138 96Z", SUN.lit) + disc(104, 100, 12, MOON)


def open_frame() -> str:
    """Three sides of a frame: the right one is missing."""
    image = box(500, 30, 92, 72, LAKE.lit) + area("M500 102L528 64L548 88L566 72L592 102Z", SPRUCE.lit)
    return image + stroke("M592 30H500V102H592", INK_ON_CLAY, 9)


def wall_plant() -> str:
    leaves = "".join(
        turned(
            area(f"M612 210Q{at(570, 190)} {at(548, 210)}Q{at(570, 232)} {at(612, 210)}Z", LEAF.shade),
            d,
            612,
            210,
        )
        for d in (-42, -14, 14, 42, 66)
    )
    return leaves + stroke("M640 210H606", SPRUCE.shade, 7)


def sofa() -> str:
    back = box(96, 130, 412, 190, SPRUCE.lit, 34)
    seat = box(96, 250, 412, 92, SPRUCE.shade, 20)
    arms = box(62, 196, 74, 150, SPRUCE.lit, 30) + box(468, 196, 74, 150, SPRUCE.lit, 30)
    return back + seat + arms + box(90, 342, 22, 22, INK_ON_CLAY, 4) + box(490, 342, 22, 22, INK_ON_CLAY, 4)


def cushion() -> str:
    """Its lower corner runs into the arm of the sofa like wax."""
    outline: list[Point] = [
        (120, 160),
        (196, 152),
        (206, 228),
        (168, 240),
        (146, 262),
        (128, 300),
        (112, 262),
        (108, 200),
    ]
    return area(curve(outline, closed=True), ROSE.lit) + stroke("M132 176Q160 188 190 170", ROSE.shade, 4)


def cat() -> str:
    tail = stroke("M392 276Q440 262 424 214Q418 196 432 188", FUR_COLOUR.shade, 20)
    body = stone(324, 248, 164, 124, FUR_COLOUR, 6)
    paws = "".join(stone(x, 308, 34, 28, FUR_COLOUR, 3) for x in (256, 290, 324, 358, 392))
    return tail + body + paws + cat_head(300, 178)


def cat_head(x: float, y: float) -> str:
    ears = area(f"M{at(x - 48, y - 14)}L{at(x - 44, y - 62)}L{at(x - 8, y - 36)}Z", FUR_COLOUR.shade)
    ears += area(f"M{at(x + 48, y - 14)}L{at(x + 44, y - 62)}L{at(x + 8, y - 36)}Z", FUR_COLOUR.shade)
    head = stone(x, y, 116, 90, FUR_COLOUR, 8)
    eyes = disc(x - 22, y - 6, 7, INK_ON_SNOW) + disc(x + 22, y - 6, 7, INK_ON_SNOW)
    mouth = area(f"M{at(x - 6, y + 8)}H{x + 6}L{at(x, y + 15)}Z", CLAY.shade)
    mouth += stroke(
        f"M{at(x - 10, y + 22)}Q{at(x - 4, y + 26)} {at(x, y + 16)}Q{at(x + 4, y + 26)} {at(x + 10, y + 22)}",
        INK_ON_CLAY,
        3,
    )
    # On the right side only.
    whiskers = "".join(
        stroke(line((x + 26, y + 12 + step), (x + 78, y + 4 + step * 2.2)), INK_ON_SNOW, 2.5)
        for step in (0, 7, 14)
    )
    return ears + head + eyes + mouth + whiskers


def book() -> str:
    cover = area("M470 384L486 346H586L602 384Z", LAKE.shade) + area(
        "M476 380L490 350H582L596 380Z", SNOW.lit
    )
    return cover + scribbles(498, 354, 80, 6, INK_ON_SUN, 3) + stroke("M536 350V380", SAND.shade, 3)


MADE = {"made-street": picture(WIDTH, HEIGHT, street()), "made-cat": picture(WIDTH, HEIGHT, cat_on_sofa())}
