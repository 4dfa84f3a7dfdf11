"""Draw every picture of the site into static/img/. Same input, same bytes: run it after changing a picture.

python design/art.py             the SVG files; needs nothing but Python
python design/art.py --raster    also the two PNG files; needs Chromium on the path, and Pillow
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from made import MADE
from motifs import COVERS
from scenes import DAY, GLYPHS, NIGHT, favicon, hero, logo, social, touch_icon

IMAGES = Path(__file__).resolve().parent.parent / "static" / "img"

DRAWINGS = {
    "hero": hero(DAY),
    "hero-dark": hero(NIGHT),
    "logo": logo(),
    "favicon": favicon(),
    **GLYPHS,
    **MADE,
    **{f"cover-{name}": drawing for name, drawing in COVERS.items()},
}
# Link previews and home screens do not read SVG.
RASTERS = {"social": (social(), (1200, 630)), "apple-touch-icon": (touch_icon(), (180, 180))}


def write_drawings() -> None:
    for name, drawing in DRAWINGS.items():
        (IMAGES / f"{name}.svg").write_text(drawing)


def rasterise(drawing: str, size: tuple[int, int], target: Path) -> None:
    """Let Chromium paint the drawing and keep 128 colours: flat art needs no more."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder, "drawing.svg"), Path(folder, "shot.png")
        source.write_text(drawing)
        window = f"--window-size={size[0]},{size[1] + 200}"  # headless Chromium takes room for its frame
        flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            window,
            f"--screenshot={shot}",
        ]
        subprocess.run(["chromium", *flags, source.as_uri()], check=True, capture_output=True)
        painted = Image.open(shot).convert("RGB").crop((0, 0, *size))
        painted.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    write_drawings()
    if "--raster" in sys.argv:
        for name, (drawing, size) in RASTERS.items():
            rasterise(drawing, size, IMAGES / f"{name}.png")
