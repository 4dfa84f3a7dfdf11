"""The drawn set: covers that editors choose from a list, made by `design/art.py`."""

from django.db import models
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _


class Motif(models.TextChoices):
    CAIRN = "cairn", _("Way-marker")
    TALK = "talk", _("Two speech bubbles")
    PHOTO = "photo", _("A picture and an answer")
    PATH = "path", _("A path")
    CIRCLE = "circle", _("A circle of stones")
    SHIELD = "shield", _("A shield")
    LANTERN = "lantern", _("A lantern")
    BRIDGE = "bridge", _("A bridge")
    PHONE = "phone", _("A phone")
    KEY = "key", _("A key")
    EYE = "eye", _("Looking closely")
    LEAF = "leaf", _("A leaf")
    SCHOOL = "school", _("A school")
    HOME = "home", _("A home")
    STAR = "star", _("A star")
    LETTER = "letter", _("A letter")


def motif_url(motif: str) -> str:
    """The address of the cover picture (SVG, 640 by 400, transparent background)."""
    return static(f"img/cover-{motif}.svg")
