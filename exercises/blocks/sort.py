"""Sort it: cards into fine, ask someone, tell someone now."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from exercises.blocks.base import ExerciseBlock, ExerciseStructValue, explanation, lettered


class Pile(models.TextChoices):
    FINE = "fine", _("It is fine")
    ASK = "ask", _("Ask someone")
    TELL = "tell", _("Tell someone now")


class SortStructValue(ExerciseStructValue):
    piles = Pile.choices
    lettered_piles = lettered(list(Pile))


class CardStructValue(blocks.StructValue):
    @property
    def where_label(self) -> str:
        return str(Pile(self["where"]).label) if self.get("where") else ""


class CardBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Card"), max_length=200)
    where = blocks.ChoiceBlock(label=_("Where we would put it"), choices=Pile.choices)
    why = explanation(max_length=300)

    class Meta:
        icon = "copy"
        label = _("Card")
        label_format = "{text}"
        value_class = CardStructValue


class SortBlock(ExerciseBlock):
    rows = "cards"

    intro = blocks.TextBlock(label=_("Introduction"), required=False, max_length=300)
    cards = blocks.ListBlock(CardBlock(), label=_("Cards"), min_num=3, max_num=10)

    class Meta:
        icon = "list-ul"
        label = _("Sort it")
        description = _("Cards to sort into: it is fine, ask someone, tell someone now.")
        value_class = SortStructValue
        preview_value = {
            "title": _("Which secret is it?"),
            "intro": _("Choose for each card."),
            "cards": [
                {
                    "text": _("We are planning a surprise for Grandma."),
                    "where": Pile.FINE,
                    "why": _("Everybody will know soon, and everybody will be glad."),
                },
                {
                    "text": _("Somebody I don’t know gives me presents in a game."),
                    "where": Pile.ASK,
                    "why": _("Perhaps it is nothing. An adult can look at it with you."),
                },
                {
                    "text": _("Somebody wants a picture, and nobody may know."),
                    "where": Pile.TELL,
                    "why": _("Nobody may demand such a secret. You are not to blame."),
                },
            ],
            "prompts": [],
            "note": "",
        }
