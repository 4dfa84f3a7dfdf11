"""Ways on to other pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.preload import PreloadedChooserMixin


class PreloadedPageBlock(PreloadedChooserMixin, blocks.PageChooserBlock):
    """A page chooser that shares the page's one query for everything it refers to."""


class LinkCardStructValue(blocks.StructValue):
    @property
    def href(self) -> str:
        page = self.get("page")
        return page.url if page and page.live else ""

    @property
    def heading(self) -> str:
        page = self.get("page")
        return self.get("title") or (page.title if page else "")


class LinkCardBlock(blocks.StructBlock):
    page = PreloadedPageBlock(label=_("Page"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=120, help_text=_("Empty: the title of the page.")
    )
    text = blocks.CharBlock(label=_("One line"), required=False, max_length=200)

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{page}"
        value_class = LinkCardStructValue


class LinksStructValue(blocks.StructValue):
    @property
    def living_cards(self) -> list:
        """The cards whose page is published: a link that leads nowhere is not shown."""
        return [card for card in self.get("cards", []) if card.href]


class LinksBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    cards = blocks.ListBlock(LinkCardBlock(), label=_("Links"), min_num=1, max_num=6)

    class Meta:
        icon = "link"
        label = _("Link cards")
        description = _("One to six other pages of this site, each with a line of why.")
        group = _("Ways on")
        template = "core/blocks/links.html"
        value_class = LinksStructValue
