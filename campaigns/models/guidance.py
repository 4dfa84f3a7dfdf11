"""Evergreen advice: what to do when something has happened, or before it does."""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from campaigns.models.mixins import ContentPage, content_edit_handler
from core.models import BasePage
from taxonomy.cards import CardGroup, grouped_by_audience
from taxonomy.models import Term


class GuidanceIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.GuidancePage"]

    class Meta:
        verbose_name = _("guidance: list")

    @cached_property
    def groups(self) -> list[CardGroup]:
        """All published guidance under its audience; easy-language twins are reached from their page."""
        pages = GuidancePage.objects.child_of(self).live().filter(standard_twin__isnull=True)
        return grouped_by_audience(pages.defer_streamfields().select_related("cover_image").order_by("path"))


class GuidancePage(ContentPage):
    easy_twin = models.OneToOneField(
        "self",
        verbose_name=_("easy-language version"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="standard_twin",
        help_text=_("The same page in plain language. The two link to each other."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("easy_twin")]
    edit_handler = content_edit_handler(content_panels)

    parent_page_types = ["campaigns.GuidanceIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("guidance")
        verbose_name_plural = _("guidance pages")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        return {**super().get_context(request, *args, **kwargs), "twin": self.twin}

    @cached_property
    def standard_version(self) -> GuidancePage | None:
        return getattr(self, "standard_twin", None)

    @property
    def is_easy(self) -> bool:
        return self.easy_twin_id is None and self.standard_version is not None

    @cached_property
    def twin(self) -> GuidancePage | None:
        """The other one of the pair, when it is published."""
        other = self.easy_twin or self.standard_version
        return other if other and other.live else None

    @property
    def easy_twin_url(self) -> str:
        return self.twin.url if self.twin and not self.is_easy else ""

    @property
    def standard_twin_url(self) -> str:
        return self.twin.url if self.twin and self.is_easy else ""

    @property
    def shown_topics(self) -> list[Term]:
        return [] if self.is_easy else super().shown_topics

    @property
    def lacks_easy_twin(self) -> bool:
        """A child's page without a plain-language version; the editors' report lists it."""
        return self.is_for_children and not self.easy_twin_id and not self.is_easy
