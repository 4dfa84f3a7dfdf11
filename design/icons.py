"""Build static/icons/sprite.svg from the Phosphor icon set.

One cached file serves every icon of the site, so a page carries only a short `<use>` reference and the
colour comes from the text around it (currentColor). Rebuild after changing the list below:

    npm install --prefix DIR @phosphor-icons/core
    python design/icons.py DIR/node_modules/@phosphor-icons/core/assets
"""

import re
import sys
from pathlib import Path

SPRITE = Path(__file__).resolve().parent.parent / "static" / "icons" / "sprite.svg"

# Symbol name in our templates -> weight and name in Phosphor. Filled icons mark an action, duotone icons
# picture a situation, bold icons are small signs beside text.
ICONS = {
    # Ways to reach someone
    "phone": "fill/phone-fill",
    "chat": "fill/chat-circle-dots-fill",
    "sms": "fill/chat-text-fill",
    "mail": "duotone/envelope-simple-duotone",
    "form": "duotone/note-pencil-duotone",
    "globe": "regular/globe",
    "app": "duotone/device-mobile-duotone",
    # Signs
    "exit": "bold/x-bold",
    "arrow": "bold/arrow-right-bold",
    "external": "bold/arrow-square-out-bold",
    "search": "bold/magnifying-glass-bold",
    "check": "bold/check-bold",
    "list": "bold/list-bullets-bold",
    "clock": "regular/clock",
    "calendar": "regular/calendar-blank",
    "download": "bold/download-simple-bold",
    "print": "regular/printer",
    "speak": "fill/speaker-high-fill",
    "play": "fill/play-fill",
    "stop": "fill/stop-fill",
    "warn": "fill/warning-circle-fill",
    "info": "fill/info-fill",
    # Files
    "pdf": "duotone/file-pdf-duotone",
    "slides": "duotone/presentation-duotone",
    "doc": "duotone/file-text-duotone",
    # Situations and doors
    "photo": "duotone/image-square-duotone",
    "share": "duotone/paper-plane-tilt-duotone",
    "unknown": "duotone/user-circle-dashed-duotone",
    "mean": "duotone/chat-centered-slash-duotone",
    "saw": "duotone/eye-slash-duotone",
    "friend": "duotone/users-duotone",
    "unsure": "duotone/question-duotone",
    "parents": "duotone/house-line-duotone",
    "teachers": "duotone/chalkboard-teacher-duotone",
    "shield": "duotone/shield-check-duotone",
    "heart": "duotone/hand-heart-duotone",
    "flag": "duotone/flag-duotone",
    "scales": "duotone/scales-duotone",
    "remove": "duotone/eraser-duotone",
    "easy": "duotone/book-open-text-duotone",
}


def symbol(name: str, source: Path) -> str:
    """The drawing inside one icon file, as a symbol that takes the colour of its text."""
    drawing = re.search(r"<svg[^>]*>(.*)</svg>", source.read_text(), re.S)
    if drawing is None:
        raise ValueError(f"{source} is not an SVG file")
    return f'<symbol id="{name}" viewBox="0 0 256 256" fill="currentColor">{drawing[1]}</symbol>'


def main(assets: Path) -> None:
    symbols = (symbol(name, assets / f"{path}.svg") for name, path in ICONS.items())
    SPRITE.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n')


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
