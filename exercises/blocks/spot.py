"""Spot it: an invented profile, message, advertisement, picture or settings page to look at closely.

What is shown is built of HTML and our own drawings, never a real screenshot.
"""

from __future__ import annotations

from django.db import models
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import blocks

from exercises.blocks.base import ExerciseBlock, ExerciseStructValue, explanation, refuse_rows


class Scene(models.TextChoices):
    PROFILE = "profile", _("A profile")
    MESSAGE = "message", _("A message")
    ADVERT = "advert", _("An advertisement")
    PICTURE = "picture", _("A picture made by AI")
    SETTINGS = "settings", _("A page of settings")


class Drawing(models.TextChoices):
    """Drawn by `design/art.py`, with faults such as pictures made by AI have."""

    STREET = "made-street", _("A street")
    CAT = "made-cat", _("A cat on a sofa")


class Place(models.TextChoices):
    """Where in the picture."""

    TOP_LEFT = "top-left", _("Top left")
    TOP = "top", _("Top")
    TOP_RIGHT = "top-right", _("Top right")
    LEFT = "left", _("Left")
    MIDDLE = "middle", _("Middle")
    RIGHT = "right", _("Right")
    BOTTOM_LEFT = "bottom-left", _("Bottom left")
    BOTTOM = "bottom", _("Bottom")
    BOTTOM_RIGHT = "bottom-right", _("Bottom right")


class SpotStructValue(ExerciseStructValue):
    @property
    def drawing_url(self) -> str:
        return static(f"img/{self['drawing']}.svg") if self.get("drawing") else ""

    @property
    def drawing_label(self) -> str:
        return str(Drawing(self["drawing"]).label) if self.get("drawing") else ""

    @property
    def to_find(self) -> int:
        """How many parts should make one stop."""
        return sum(bool(part["stop"]) for part in self.rows)

    @property
    def found_words(self) -> str:
        """What a script says while somebody looks; it puts the number in."""
        return self._found("{found}")

    @property
    def nothing_found(self) -> str:
        return self._found("0")

    def _found(self, found: str) -> str:
        words = ngettext("%(found)s of %(count)d found", "%(found)s of %(count)d found", self.to_find)
        return words % {"found": found, "count": self.to_find}

    @property
    def marks(self) -> dict[str, list[int]]:
        """The numbers of the parts at each place of the picture."""
        found: dict[str, list[int]] = {}
        for number, part in enumerate(self.rows, start=1):
            if part["place"]:
                found.setdefault(part["place"], []).append(number)
        return found


class PartStructValue(blocks.StructValue):
    @property
    def place_label(self) -> str:
        return str(Place(self["place"]).label) if self.get("place") else ""


class PartBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("What is to be seen"), max_length=160)
    stop = blocks.BooleanBlock(label=_("This should make one stop"), required=False)
    place = blocks.ChoiceBlock(
        label=_("Where in the picture"), choices=Place.choices, required=False, default=""
    )
    why = explanation(max_length=300)

    class Meta:
        icon = "view"
        label = _("Part")
        label_format = "{text}"
        value_class = PartStructValue


class SpotBlock(ExerciseBlock):
    rows = "parts"

    kind = blocks.ChoiceBlock(label=_("What it is"), choices=Scene.choices)
    intro = blocks.TextBlock(label=_("Introduction"), required=False, max_length=300)
    name = blocks.CharBlock(
        label=_("Name"),
        required=False,
        max_length=40,
        help_text=_("Whose profile it is, who writes, who sells, which app. Invented."),
    )
    drawing = blocks.ChoiceBlock(
        label=_("Drawing"), choices=Drawing.choices, required=False, default="", help_text=_("For a picture.")
    )
    parts = blocks.ListBlock(PartBlock(), label=_("Parts"), min_num=3, max_num=10)

    class Meta:
        icon = "view"
        label = _("Spot it")
        description = _("An invented profile, message, advertisement, picture or settings page to look at.")
        value_class = SpotStructValue
        preview_value = {
            "title": _("Who asks to be your friend?"),
            "kind": Scene.PROFILE,
            "intro": _("Look at the profile. What would make you stop?"),
            "name": "Nova",
            "drawing": "",
            "parts": [
                {
                    "text": _("Joined three days ago"),
                    "stop": True,
                    "place": "",
                    "why": _("A new profile is easily made and easily left."),
                },
                {
                    "text": _("Likes drawing"),
                    "stop": False,
                    "place": "",
                    "why": _("Many do. This says nothing."),
                },
                {
                    "text": _("Write to me, but tell nobody"),
                    "stop": True,
                    "place": "",
                    "why": _("A friend does not need a secret."),
                },
            ],
            "prompts": [],
            "note": "",
        }

    def clean(self, value):
        cleaned = super().clean(value)
        stops = {bool(part["stop"]) for part in cleaned["parts"]}
        if stops != {True, False}:
            refuse_rows(
                self, "parts", _("Have both: something that should make one stop, and something ordinary.")
            )
        if cleaned["kind"] == Scene.PICTURE:
            self._check_picture(cleaned)
        return cleaned

    def _check_picture(self, cleaned) -> None:
        if not cleaned["drawing"]:
            refuse_rows(self, "drawing", _("Choose a drawing."))
        if not all(part["place"] for part in cleaned["parts"]):
            refuse_rows(self, "parts", _("Say for each part where in the picture it is."))
