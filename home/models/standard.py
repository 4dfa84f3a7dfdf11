"""Pages about the site: what it is, accessibility, privacy, staying private."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.fields import StreamField

from core.models import BasePage, ReviewMixin
from help_channels.blocks import BODY_BLOCKS
from help_channels.models import HelpMixin


class StandardPage(HelpMixin, ReviewMixin, BasePage):
    body = StreamField(BODY_BLOCKS, verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(HelpMixin.help_panels, heading=_("Help")),
            ObjectList(ReviewMixin.review_panels, heading=_("Sources and review")),
            ObjectList([*BasePage.promote_panels, PublishingPanel()], heading=_("Address")),
        ]
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    # These pages speak to everybody.
    audience_codes: set[str] = set()
    topic_codes: set[str] = set()

    # A page about the site claims no effect.
    evidence_label = ""

    class Meta:
        verbose_name = _("standard page")
