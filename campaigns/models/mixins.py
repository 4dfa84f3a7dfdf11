"""What campaigns, their versions and guidance share."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.fields import StreamField

from core.blocks import PreloadedPageBlock
from core.links import page_ids_in
from core.models import BasePage, CoverMixin, ReviewMixin
from help_channels.blocks import BODY_BLOCKS
from help_channels.models import HelpMixin
from taxonomy.cards import Card
from taxonomy.mixins import VocabularyMixin

CONTENT_TYPES = [
    "campaigns.GuidancePage",
    "campaigns.CampaignPage",
    "campaigns.CampaignVersionPage",
]


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
        body = self.body.raw_data  # type: ignore[attr-defined]
        return set(page_ids_in([entry for entry in body if entry["type"] == "links"]))


class ContentPage(RelatedMixin, HelpMixin, VocabularyMixin, CoverMixin, ReviewMixin, BasePage):
    """A page with a reader, a topic, a body, help, sources and a day by which it is read again."""

    body = StreamField(BODY_BLOCKS, verbose_name=_("content"), blank=True)

    class Meta:
        abstract = True

    def schema_facts(self) -> dict:
        return {
            "@type": "Article",
            "headline": self.title,
            "datePublished": self.first_published_at.isoformat() if self.first_published_at else None,
            "dateModified": self.last_published_at.isoformat() if self.last_published_at else None,
            "license": self.licence_url,
            "audience": [{"@type": "Audience", "audienceType": term.label} for term in self.audience_terms],
            "about": [term.label for term in self.topic_terms],
        }


def content_edit_handler(content_panels: list, extra_tabs: list | None = None) -> TabbedInterface:
    """The editor's tabs in the order of work: write, say for whom, give help, say what it rests on."""
    return TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(
                [*VocabularyMixin.vocabulary_panels, *CoverMixin.cover_panels],
                heading=_("For whom, about what"),
            ),
            ObjectList([*HelpMixin.help_panels, *RelatedMixin.related_panels], heading=_("Help and ways on")),
            ObjectList(ReviewMixin.review_panels, heading=_("Sources and review")),
            *(extra_tabs or []),
            ObjectList([*BasePage.promote_panels, PublishingPanel()], heading=_("Address")),
        ]
    )
