"""Campaigns: a message with dates, read by each audience in a version of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from campaigns.models.mixins import ContentPage, content_edit_handler
from core.models import BasePage
from core.models.mixins import in_range
from taxonomy.cards import CardGroup, card_of, labelled, page_terms, terms_by_page
from taxonomy.models import Scheme


class CampaignIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]

    class Meta:
        verbose_name = _("campaigns: list")

    @cached_property
    def groups(self) -> list[CardGroup]:
        """Campaigns that run now, those that come, and those that have ended and still lead to help."""
        pages = list(
            CampaignPage.objects.child_of(self)
            .live()
            .defer_streamfields()
            .select_related("cover_image")
            .order_by("-starts", "path")
        )
        groups = [
            (gettext("Running now"), [page for page in pages if page.is_running]),
            (gettext("Coming"), [page for page in pages if page.is_coming]),
            (gettext("Earlier campaigns"), [page for page in pages if page.is_archived]),
        ]
        terms = terms_by_page(pages)
        return [
            CardGroup(heading, "a-teachers", [card_of(page, terms.get(page.pk)) for page in some])
            for heading, some in groups
            if some
        ]


class PartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "group"
        label = _("Partner")
        label_format = "{name}"


@dataclass(frozen=True)
class VersionLink:
    """One of the ways the same campaign is read."""

    title: str
    url: str
    label: str
    tint: str
    is_current: bool = False


class CampaignPage(ContentPage):
    """The campaign itself: what it says, for how long, and its versions. For adults who run it."""

    key_message = models.CharField(_("key message"), max_length=200, blank=True)
    aims = StreamField(
        [("aim", blocks.CharBlock(label=_("Aim"), max_length=200))], verbose_name=_("aims"), blank=True
    )
    starts = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("After it, the page stays as an archive that still leads to help."),
    )
    partners = StreamField([("partner", PartnerBlock())], verbose_name=_("partners"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("key_message"),
        FieldPanel("aims"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")])], heading=_("Dates")),
        FieldPanel("body"),
        FieldPanel("partners"),
    ]
    edit_handler = content_edit_handler(content_panels)

    reading_fields = ("key_message",)

    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.CampaignVersionPage"]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints = [
            models.CheckConstraint(
                name="campaign_dates_in_order",
                condition=models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(starts__lte=models.F("ends")),
                violation_error_message=_("The last day must not come before the first day."),
            ),
        ]

    @property
    def reading_age(self) -> int | None:
        """Each age has a version of its own; this page is for those who run the campaign."""
        return None

    @property
    def is_running(self) -> bool:
        return in_range(timezone.localdate(), self.starts, self.ends)

    @property
    def is_coming(self) -> bool:
        return bool(self.starts and timezone.localdate() < self.starts)

    @property
    def is_archived(self) -> bool:
        return bool(self.ends and self.ends < timezone.localdate())

    @property
    def dates_text(self) -> str:
        words = {
            "start": _in_one_piece(self.starts),
            "end": _in_one_piece(self.ends),
        }
        if self.starts and self.ends:
            return gettext("%(start)s – %(end)s") % words
        if self.starts:
            return gettext("From %(start)s") % words
        return gettext("Until %(end)s") % words if self.ends else ""

    @property
    def aim_list(self) -> list[str]:
        return [block.value for block in self.aims]

    @property
    def partner_list(self) -> list:
        return [block.value for block in self.partners]

    @cached_property
    def versions(self) -> list[VersionLink]:
        return version_links(self)


class CampaignVersionPage(ContentPage):
    """The same campaign as one audience reads it, at an address of its own."""

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    edit_handler = content_edit_handler(content_panels)

    parent_page_types = ["campaigns.CampaignPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("campaign version")
        verbose_name_plural = _("campaign versions")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        return {**super().get_context(request, *args, **kwargs), "campaign": self.campaign}

    @property
    def campaign(self) -> Page:
        """The campaign's title and address; nothing more is read of it."""
        return self.trail[-1]

    @cached_property
    def versions(self) -> list[VersionLink]:
        return version_links(self.campaign, current=self)


def _in_one_piece(day: date | None) -> str:
    """A date that no line break tears apart."""
    return date_format(day, "DATE_FORMAT").replace(" ", "\xa0") if day else ""


def version_links(campaign: Page, current: CampaignVersionPage | None = None) -> list[VersionLink]:
    """The published versions in the order of the vocabulary, in one query; a missing one is not there."""
    pages = Page.objects.child_of(campaign).live()
    items = page_terms(content_object__in=pages, tag__scheme=Scheme.AUDIENCE).select_related("content_object")
    return [
        VersionLink(
            title=item.content_object.title,
            url=item.content_object.url or "",
            label=labelled(item).label,
            tint=item.tag.tint,
            is_current=current is not None and item.content_object_id == current.pk,
        )
        for item in items
    ]
