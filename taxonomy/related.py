"""Ways on: the pages that an editor names beside a page, shown as cards."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.blocks import PreloadedPageBlock
from core.links import page_ids_in
from taxonomy.cards import Card


class RelatedMixin(models.Model):
    """Ways on, chosen by the editor."""

    related = StreamField(
        [("page", PreloadedPageBlock(label=_("Page")))], verbose_name=_("related pages"), blank=True
    )

    related_panels = [FieldPanel("related")]

    class Meta:
        abstract = True

    @property
    def related_cards(self) -> list[Card]:
        """Published related pages that the body does not link already. Only what all pages share is read."""
        linked = self._ids_linked_from_body()
        return [
            Card(title=page.title, url=page.url or "", text=page.search_description)
            for page in (block.value for block in self.related)
            if page and page.live and page.pk not in linked
        ]

    def _ids_linked_from_body(self) -> set[int]:
        body = getattr(self, "body", None)
        entries = body.raw_data if body is not None else []
        return set(page_ids_in([entry for entry in entries if entry["type"] == "links"]))
