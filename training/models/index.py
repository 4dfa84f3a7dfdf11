"""All training: what can I learn, how long does it take, in which order."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from taxonomy.cards import CardGroup, grouped_by_each_audience
from training.models.modules import TrainingModulePage


class TrainingIndexPage(BasePage):
    """The order of the modules in the page tree is the order in which to do them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["training.TrainingModulePage"]
    max_count_per_parent = 1

    stylesheets = ("css/training.css",)

    class Meta:
        verbose_name = _("training: list")

    @cached_property
    def groups(self) -> list[CardGroup]:
        """All published modules under each audience that they are for."""
        modules = TrainingModulePage.objects.child_of(self).live().defer_streamfields()
        return grouped_by_each_audience(modules.select_related("cover_image").order_by("path"))
