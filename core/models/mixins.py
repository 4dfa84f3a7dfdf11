"""Mixins that bring fields and panels; a page concatenates them."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from core.fields import MotifField
from core.motifs import motif_url


class CoverMixin(models.Model):
    """A drawing from the set, or the editor's own picture."""

    cover = MotifField()
    cover_image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("own picture instead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    cover_panels = [
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_image")], heading=_("Cover picture"))
    ]

    class Meta:
        abstract = True

    @property
    def cover_url(self) -> str:
        return motif_url(self.cover)


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    publisher = blocks.CharBlock(label=_("Publisher"), required=False, max_length=150)
    url = blocks.URLBlock(label=_("Address"), required=False)
    dated = blocks.CharBlock(label=_("Date on the page"), required=False, max_length=60)
    seen = blocks.DateBlock(label=_("Read on"))

    class Meta:
        icon = "link-external"
        label = _("Source")
        label_format = "{title}"


class ReviewMixin(models.Model):
    """What the text rests on, and until when it may stand unread."""

    class Evidence(models.TextChoices):
        """How well it is known that this works; see the display rules in docs/vocabulary.md."""

        IDEA = "idea", _("An idea, not yet used")
        DESCRIBED = "described", _("Described and used")
        MONITORED = "monitored", _("Used, with numbers of use")
        PREPOST = "prepost", _("Compared before and after")
        TRIAL = "trial", _("Controlled trial, or repeated elsewhere")

    class Licence(models.TextChoices):
        CC_BY = "CC-BY-4.0", pgettext_lazy("licence", "CC BY 4.0")
        CC_BY_SA = "CC-BY-SA-4.0", pgettext_lazy("licence", "CC BY-SA 4.0")
        CC0 = "CC0-1.0", pgettext_lazy("licence", "CC0 1.0")
        RESERVED = "reserved", pgettext_lazy("licence", "All rights reserved")

    LICENCE_URLS: dict[str, str] = {
        Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
        Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
        Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    }

    evidence = models.CharField(
        _("evidence"), max_length=20, choices=Evidence.choices, default=Evidence.DESCRIBED
    )
    sources = StreamField([("source", SourceBlock())], verbose_name=_("sources"), blank=True)
    reviewed_on = models.DateField(_("last read through on"), null=True, blank=True)
    review_by = models.DateField(
        _("read through again by"),
        null=True,
        blank=True,
        help_text=_("After this day the page is listed as overdue."),
        db_index=True,
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.CC_BY)

    review_panels = [
        MultiFieldPanel(
            [
                FieldPanel("reviewed_on"),
                FieldPanel("review_by"),
                FieldPanel("evidence"),
                FieldPanel("licence"),
            ],
            heading=_("Review"),
        ),
        FieldPanel("sources"),
    ]

    class Meta:
        abstract = True

    @property
    def source_list(self) -> list:
        return [block.value for block in self.sources]

    @property
    def evidence_label(self) -> str:
        return self.get_evidence_display()

    @property
    def licence_label(self) -> str:
        return self.get_licence_display()

    @property
    def licence_url(self) -> str:
        return self.LICENCE_URLS.get(self.licence, "")

    @property
    def review_line(self) -> str:
        """One plain sentence for readers: when a person last read this page through."""
        if not self.reviewed_on:
            return ""
        return gettext("Last read through on %(date)s.") % {
            "date": date_format(self.reviewed_on, "DATE_FORMAT")
        }

    @property
    def is_review_overdue(self) -> bool:
        return bool(self.review_by and self.review_by < timezone.localdate())


def in_range(today: datetime.date, starts: datetime.date | None, ends: datetime.date | None) -> bool:
    """Whether a day lies between two days, both included; an open end is open."""
    return (starts is None or starts <= today) and (ends is None or today <= ends)
