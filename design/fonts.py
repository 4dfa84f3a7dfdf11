"""Cut the two Lexend files in static/fonts/ from the variable font that Fontsource publishes.

`lexend-core` carries everything that English, Finnish and Swedish need and is preloaded; `lexend-ext`
carries the further letters of the Sámi and Baltic languages and is fetched only by a page that uses one
(see unicode-range in site.css). Hinting is dropped and the weight axis cut to what the site uses, which
makes the first view 18.5 kB instead of 40. Lexend has no reserved font name, so a subset keeps it.

    pip install fonttools brotli
    npm install --prefix DIR @fontsource-variable/lexend
    python design/fonts.py DIR/node_modules/@fontsource-variable/lexend/files
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"

LATIN_1 = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
TYPOGRAPHY = set(map(ord, "–—‘’‚“”„•…′″‹›€™−")) | {0x2009, 0x202F}  # and two narrow spaces
NORTHERN_LETTERS = set(map(ord, "ČčĐđŊŋŠšŦŧŽžŃńŒœǦǧʼ"))

WEIGHTS = (400, 700)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
COPYRIGHT_AND_LICENCE_NAMES = [0, 1, 2, 13, 14]


def cut(source: Path, characters: set[int], target: Path) -> None:
    """Write the part of `source` that draws `characters` to `target`."""
    options = subset.Options(hinting=False, layout_features=FEATURES)
    options.name_IDs = COPYRIGHT_AND_LICENCE_NAMES
    font = TTFont(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters & set(font.getBestCmap()))
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS})
    font.flavor = "woff2"
    font.save(target)


def main(files: Path) -> None:
    cut(files / "lexend-latin-wght-normal.woff2", LATIN_1 | TYPOGRAPHY, FONTS / "lexend-core.woff2")
    cut(files / "lexend-latin-ext-wght-normal.woff2", NORTHERN_LETTERS, FONTS / "lexend-ext.woff2")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
