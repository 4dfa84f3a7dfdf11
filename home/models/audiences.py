"""A landing page for one audience, or for several: everything that is tagged for them."""

from __future__ import annotations

from functools import cached_property

from django.db.models import QuerySet
from django.templatetags.static import static
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from campaigns.models import CampaignVersionPage, GuidancePage
from core.models import BasePage
from help_channels.blocks import BODY_BLOCKS
from help_channels.models import HelpMixin
from lessons.models import LessonPage
from taxonomy.cards import Card, CardGroup, card_of, terms_by_page
from taxonomy.forms import VocabularyPageForm
from taxonomy.mixins import VocabularyMixin
from training.models import TrainingModulePage

FEW_LESSONS = 3


class AudiencePage(HelpMixin, VocabularyMixin, BasePage):
    body = StreamField(BODY_BLOCKS, verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    base_form_class = VocabularyPageForm
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(VocabularyMixin.vocabulary_panels, heading=_("For whom")),
            ObjectList(HelpMixin.help_panels, heading=_("Help")),
            ObjectList([*BasePage.promote_panels, PublishingPanel()], heading=_("Address")),
        ]
    )

    parent_page_types = ["home.HomePage", "home.AudiencePage"]
    subpage_types = ["home.AudiencePage"]

    class Meta:
        verbose_name = _("audience page")

    @property
    def is_overview(self) -> bool:
        """A page whose audiences have pages of their own, such as all children, offers those instead of a list."""
        return len(self.audience_terms) > 1 and self.numchild > 0

    @property
    def kicker(self) -> str:
        return ""

    @cached_property
    def sections(self) -> list[CardGroup]:
        """Published lessons, guidance and campaign versions for this audience, in this language."""
        if self.is_overview:
            return []
        groups = [
            (gettext("Lessons"), self._lessons()),
            (gettext("Practise"), self._pages(TrainingModulePage)),
            (gettext("Guidance"), self._pages(GuidancePage).filter(standard_twin__isnull=True)),
            (gettext("Campaigns"), self._pages(CampaignVersionPage)),
        ]
        sections = [
            CardGroup(heading, self.tint, [self._card(page) for page in pages]) for heading, pages in groups
        ]
        return [section for section in sections if section.cards]

    def _pages(self, model: type[Page]):
        matching = model.objects.live().filter(
            locale_id=self.locale_id, term_items__tag__slug__in=self.audience_codes
        )
        return matching.defer_streamfields().select_related("cover_image").order_by("path").distinct()

    def _lessons(self) -> QuerySet[LessonPage]:
        """A few of the newest for those who teach; the library has the others."""
        if LessonPage.read_by not in self.audience_codes:
            return LessonPage.objects.none()
        lessons = LessonPage.objects.live().filter(locale_id=self.locale_id).defer_streamfields()
        return lessons.select_related("cover_image").order_by("-first_published_at", "-pk")[:FEW_LESSONS]

    def _card(self, page: Page) -> Card:
        return card_of(page, self.audience_terms)

    @cached_property
    def children_doors(self) -> list[dict]:
        """The pages of the single audiences under an overview, as doors with stones that grow with age."""
        if not self.is_overview:
            return []
        pages = list(AudiencePage.objects.child_of(self).live().defer_streamfields())
        terms = terms_by_page(pages)
        return [
            {
                "title": page.title,
                "url": page.url,
                "line": page.search_description,
                "tint": card_of(page, terms.get(page.pk)).tint,
                "glyph_url": static(f"img/g{min(number, 4)}.svg"),
            }
            for number, page in enumerate(pages, start=1)
        ]
