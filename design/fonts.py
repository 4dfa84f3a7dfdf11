"""Cut the Lexend files in static/fonts/ and lessons/packs/fonts/ from the variable font that Fontsource publishes.

`lexend-core` carries everything that English, Finnish and Swedish need and is preloaded; `lexend-ext`
carries the further letters of the Sámi and Baltic languages and is fetched only by a page that uses one
(see unicode-range in site.css). Hinting is dropped and the weight axis cut to what the site uses, which
makes the first view 18.5 kB instead of 40. Lexend has no reserved font name, so a subset keeps it.

The printed documents are made without a browser and cannot read woff2: for them the same letters are cut
as one static TTF for each weight in lessons/packs/fonts/. Beside them lies Noto Emoji in one weight, with
the rules that join families, skin tones and flags: invented chats are full of them.

    pip install fonttools brotli
    npm install --prefix DIR @fontsource-variable/lexend @fontsource/noto-emoji
    python design/fonts.py DIR/node_modules
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PROJECT = Path(__file__).resolve().parent.parent
FONTS = PROJECT / "static" / "fonts"
PRINT_FONTS = PROJECT / "lessons" / "packs" / "fonts"
LEXEND = Path("@fontsource-variable", "lexend", "files")
NOTO_EMOJI = Path("@fontsource", "noto-emoji", "files", "noto-emoji-emoji-400-normal.woff2")

LATIN_1 = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
TYPOGRAPHY = set(map(ord, "–—‘’‚“”„•…′″‹›€™−")) | {0x2009, 0x202F}  # and two narrow spaces
NORTHERN_LETTERS = set(map(ord, "ČčĐđŊŋŠšŦŧŽžŃńŒœǦǧʼ"))
LATIN_EXTENDED_A = set(range(0x100, 0x180))
# Arrows and ™ stay letters of the text; digits are there to be put into keycaps.
EMOJI = set(range(0x2300, 0xE0080)) | set(map(ord, "#*0123456789\u200d\u20e3"))

WEIGHTS = (400, 700)
PRINT_WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
COPYRIGHT_AND_LICENCE_NAMES = [0, 1, 2, 13, 14]


def cut(source: Path, characters: set[int], target: Path) -> None:
    """Write the part of `source` that draws `characters` to `target`."""
    font = instancer.instantiateVariableFont(part_of(source, characters), {"wght": WEIGHTS})
    font.flavor = "woff2"
    font.save(target)


def part_of(source: Path, characters: set[int]) -> TTFont:
    """The font with only what draws `characters`."""
    options = subset.Options(hinting=False, layout_features=FEATURES)
    options.name_IDs = COPYRIGHT_AND_LICENCE_NAMES
    font = TTFont(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters & set(font.getBestCmap()))
    subsetter.subset(font)
    return font


def cut_static(parts: dict[Path, set[int]], weight: int, style: str, target: Path) -> None:
    """Write all `parts` in one weight as one TTF that calls itself Lexend."""
    with TemporaryDirectory() as folder:
        files = []
        for source, characters in parts.items():
            files.append(str(Path(folder) / f"{source.stem}.ttf"))
            font = instancer.instantiateVariableFont(part_of(source, characters), {"wght": weight})
            font.flavor = None
            font.save(files[-1])
        font = merge.Merger().merge(files)
    name_it(font, "Lexend", weight, style)
    # The date of the original: the same letters make the same file.
    font["head"].created = font["head"].modified = TTFont(next(iter(parts)))["head"].modified
    font.recalcTimestamp = False
    font.save(target)


def cut_emoji(source: Path, target: Path) -> None:
    """Write the emoji of `source` as one static TTF."""
    font = part_of(source, EMOJI)
    name_it(font, "Noto Emoji", 400, "Regular")
    font.flavor = None
    font.recalcTimestamp = False
    font.save(target)


def name_it(font: TTFont, family: str, weight: int, style: str) -> None:
    """Give a static font the names by which it is found; its copyright and licence stay."""
    font["OS/2"].usWeightClass = weight
    plain = f"{family} {style}" if style == "SemiBold" else family
    names = {
        1: plain,
        2: "Bold" if style == "Bold" else "Regular",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
    }
    for number, name in {**names, 16: family, 17: style}.items():
        font["name"].setName(name, number, 3, 1, 0x409)


def main(packages: Path) -> None:
    files = packages / LEXEND
    cut(files / "lexend-latin-wght-normal.woff2", LATIN_1 | TYPOGRAPHY, FONTS / "lexend-core.woff2")
    cut(files / "lexend-latin-ext-wght-normal.woff2", NORTHERN_LETTERS, FONTS / "lexend-ext.woff2")
    parts = {
        files / "lexend-latin-wght-normal.woff2": LATIN_1 | TYPOGRAPHY,
        files / "lexend-latin-ext-wght-normal.woff2": NORTHERN_LETTERS | LATIN_EXTENDED_A,
    }
    for weight, style in PRINT_WEIGHTS.items():
        cut_static(parts, weight, style, PRINT_FONTS / f"Lexend-{style}.ttf")
    cut_emoji(packages / NOTO_EMOJI, PRINT_FONTS / "NotoEmoji-Regular.ttf")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
