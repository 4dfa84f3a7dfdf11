"""Floor 0: what every page is made of. Knows no other app of this project."""

from django.apps import AppConfig
from django.conf import settings
from PIL import Image


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        # Pillow refuses a picture at its header when it promises twice this many pixels; our own
        # check (core.uploads.pictures) refuses at once. Wagtail's limit runs after the decode.
        Image.MAX_IMAGE_PIXELS = settings.IMAGE_MAX_PIXELS
        # Both register themselves.
        from core import checks, signal_handlers  # noqa: F401
