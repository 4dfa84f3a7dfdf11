"""Parts of the home page and of the menus."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import PreloadedPageBlock
from help_channels.models.situations import SITUATION_ICONS


class MenuItemStructValue(blocks.StructValue):
    @property
    def living_page(self):
        page = self.get("page")
        return page if page and page.live else None

    @property
    def title(self) -> str:
        return self.get("label") or (self.living_page.title if self.living_page else "")

    @property
    def url(self) -> str:
        return self.living_page.url if self.living_page else ""


class MenuItemBlock(blocks.StructBlock):
    page = PreloadedPageBlock(label=_("Page"))
    label = blocks.CharBlock(
        label=_("Words"), required=False, max_length=40, help_text=_("Empty: the title of the page.")
    )

    class Meta:
        icon = "link"
        label = _("Menu item")
        label_format = "{page}"
        value_class = MenuItemStructValue


class DoorIcon(models.TextChoices):
    NONE = "", _("Stones (for an age)")
    PARENTS = "parents", _("House")
    TEACHERS = "teachers", _("Blackboard")


class DoorBlock(MenuItemBlock):
    """A door on the home page: an age in large numerals, or adults with an icon."""

    unit = blocks.CharBlock(label=_("Small word under it"), required=False, max_length=40)
    line = blocks.CharBlock(label=_("One line"), required=False, max_length=80)
    tint = blocks.ChoiceBlock(
        label=_("Colour"),
        choices=[
            ("a-sun", _("Sun")),
            ("a-leaf", _("Leaf")),
            ("a-lake", _("Lake")),
            ("a-heather", _("Heather")),
            ("a-parents", _("Clay")),
            ("a-teachers", _("Spruce")),
        ],
        default="a-sun",
    )
    icon = blocks.ChoiceBlock(label=_("Picture"), choices=DoorIcon.choices, required=False, default="")

    class Meta:
        icon = "group"
        label = _("Door")
        value_class = MenuItemStructValue


class SituationBlock(MenuItemBlock):
    """A situation in the words of the reader."""

    icon = blocks.ChoiceBlock(label=_("Icon"), choices=SITUATION_ICONS, default="unsure")

    class Meta:
        icon = "help"
        label = _("Situation")
        value_class = MenuItemStructValue
