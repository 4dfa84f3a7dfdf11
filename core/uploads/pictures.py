"""Uploaded pictures lose everything but the picture: place, camera, author, hidden bytes.

A phone writes the place where a photo was taken into the file, and Wagtail would publish it, in
the original and in JPEG and PNG renditions. Stripping happens in the image model's `save()`, so
it covers the form, multiple upload, import and code alike.
"""

import struct
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = {"JPEG", "PNG", "WEBP", "AVIF", "GIF"}
# A JPEG whose file holds further pictures, as many phones write it. The first one is the photo.
PHONE_FORMAT = "MPO"
# What Pillow raises for broken files, depending on the format and on where they are broken.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    EOFError,
    struct.error,
)


def check_picture(file: File) -> Image.Image:
    """Refuse by its header alone what could exhaust the server; only then decode the picture.

    Decoding here, and not first in `save()`, tells an editor of a broken file in words. Raises
    ValidationError, in words for an editor, for a file that is no picture or a broken one, has more
    pixels than `IMAGE_MAX_PIXELS`, or holds several frames.
    """
    picture = _open(file)
    width, height = picture.size
    if width * height > settings.IMAGE_MAX_PIXELS:
        raise ValidationError(
            _("This picture is too large: %(width)d by %(height)d pixels. Make it smaller first."),
            code="too_many_pixels",
            params={"width": width, "height": height},
        )
    try:
        is_moving = picture.format != PHONE_FORMAT and getattr(picture, "n_frames", 1) > 1
        if not is_moving:
            picture.load()
    except BROKEN as error:
        raise _unreadable() from error
    if is_moving:
        raise ValidationError(
            _("This picture moves. Use a still picture, or upload it as a video."),
            code="moving_picture",
        )
    return picture


def _open(file: File) -> Image.Image:
    file.seek(0)
    try:
        return Image.open(file, formats=sorted(FORMATS))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(
            _("This picture has too many pixels. Make it smaller first."), code="too_many_pixels"
        ) from error
    except (UnidentifiedImageError, *BROKEN) as error:
        raise _unreadable() from error


def _unreadable() -> ValidationError:
    return ValidationError(
        _("This file is not a picture that we can read. Use JPEG, PNG, WebP, AVIF or GIF."),
        code="unreadable_picture",
    )


def stripped(file: File) -> ContentFile:
    """Return the same picture in the same format with pixels and colour profile only."""
    picture = check_picture(file)
    kind = "JPEG" if picture.format == PHONE_FORMAT else picture.format or "PNG"
    profile = picture.info.get("icc_profile")
    options: dict = {"icc_profile": profile} if profile else {}
    per_format: dict[str, dict] = {
        "JPEG": {"quality": 90, "optimize": True},
        "WEBP": {"quality": 90},
        "AVIF": {"quality": 80},
        "PNG": {"optimize": True},
        "GIF": {},
    }
    options |= per_format[kind]
    upright = _upright(picture)
    bare = Image.new(upright.mode, upright.size)
    if upright.mode == "P" and (palette := upright.getpalette("RGBA")):
        bare.putpalette(palette, "RGBA")
    bare.paste(upright)
    if "transparency" in picture.info and upright.mode in {"P", "L", "RGB"}:
        options["transparency"] = picture.info["transparency"]
    buffer = BytesIO()
    bare.save(buffer, format=kind, **options)
    return ContentFile(buffer.getvalue(), name=file.name)


def _upright(picture: Image.Image) -> Image.Image:
    """Turn the pixels as the hidden data say; a picture whose hidden data are broken stays as it lies."""
    try:
        return ImageOps.exif_transpose(picture)
    except BROKEN:
        return picture
