"""What campaigns, their versions and guidance share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, PublishingPanel, TabbedInterface
from wagtail.fields import StreamField

from campaigns.blocks import CONTENT_BLOCKS
from core.models import BasePage, CoverMixin, ReviewMixin
from exercises.mixins import ExercisesMixin
from help_channels.models import HelpMixin
from taxonomy.mixins import VocabularyMixin
from taxonomy.related import RelatedMixin


class ContentPage(
    ExercisesMixin, RelatedMixin, HelpMixin, VocabularyMixin, CoverMixin, ReviewMixin, BasePage
):
    """A page with a reader, a topic, a body, help, sources and a day by which it is read again."""

    body = StreamField(CONTENT_BLOCKS, verbose_name=_("content"), blank=True)

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
