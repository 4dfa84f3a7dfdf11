"""A training module: a few units on pages of their own, in which people practise deciding."""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import StreamField

from core.models import BasePage, CoverMixin, ReviewMixin
from core.readability import read_texts
from core.reading_texts import Portion, texts_of_field
from help_channels.models import HelpMixin
from taxonomy.mixins import VocabularyMixin
from taxonomy.models import Scheme, Term
from taxonomy.related import RelatedMixin
from training.blocks import UnitBlock
from training.forms import TrainingModuleForm
from training.metadata import schema_org
from training.models.views import ModuleViews
from training.reading_level import reading_level


class TrainingModulePage(RelatedMixin, HelpMixin, VocabularyMixin, CoverMixin, ReviewMixin, ModuleViews):
    skills = StreamField(
        [("skill", blocks.CharBlock(label=_("Skill"), max_length=200))],
        verbose_name=_("what you learn"),
        blank=True,
        help_text=_("In the reader’s words: “I can …”."),
    )
    before = models.TextField(
        _("before you begin"),
        blank=True,
        max_length=500,
        help_text=_("Where to sit, whom to have near; that one may stop at any time."),
    )
    units = StreamField([("unit", UnitBlock())], verbose_name=_("units"), blank=True)
    after = models.TextField(
        _("afterwards"),
        blank=True,
        max_length=600,
        help_text=_("One thing to try, something that feels good, whom to tell."),
    )
    measured = models.TextField(
        _("what is known about its effect"),
        blank=True,
        max_length=800,
        help_text=_("What was looked at, with whom, and what came out; or that nothing was measured."),
    )
    # The sum of the units' minutes, for lists that do not read the units.
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0, editable=False)
    # How hard the whole module is to read, measured when it is saved; 0 before that.
    lix = models.PositiveSmallIntegerField(_("reading level (LIX)"), default=0, editable=False)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("skills"),
        FieldPanel("before"),
        FieldPanel("units"),
        FieldPanel("after"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(
                [*VocabularyMixin.vocabulary_panels, *CoverMixin.cover_panels],
                heading=_("For whom, about what"),
            ),
            ObjectList([*HelpMixin.help_panels, *RelatedMixin.related_panels], heading=_("Help and ways on")),
            ObjectList(
                [
                    *ReviewMixin.review_panels,
                    MultiFieldPanel([FieldPanel("measured")], heading=_("Effect")),
                ],
                heading=_("Sources and review"),
            ),
            ObjectList([*BasePage.promote_panels, PublishingPanel()], heading=_("Address")),
        ]
    )
    base_form_class = TrainingModuleForm

    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types: list[str] = []

    # What readers read besides title, introduction and units; prompts and notes are for a teacher.
    reading_fields = ("before", "after")
    unread_blocks = frozenset({"prompts", "note"})

    # Readers search in these too.
    search_streams = ["skills", "units"]

    class Meta:
        verbose_name = _("training module")
        verbose_name_plural = _("training modules")

    def full_clean(self, *args, **kwargs) -> None:
        self.minutes = sum(unit.get("minutes") or 0 for unit in self.unit_list)
        self.lix = round(read_texts(self.reading_texts()).lix)
        super().full_clean(*args, **kwargs)

    def portions(self) -> list[Portion]:
        """What readers read, and what only a teacher does."""
        readers = self.reading_texts()
        notes = [text for text in texts_of_field(self, "units") if text not in set(readers)]
        return [Portion(self.reading_age, readers), Portion(None, notes)]

    @property
    def skill_list(self) -> list[str]:
        return [block.value for block in self.skills]

    @property
    def card_facts(self) -> list[str]:
        """What lists show beside title and summary."""
        return [self.minutes_text] if self.minutes else []

    @property
    def minutes_text(self) -> str:
        return pgettext("length of a training", "%(minutes)d minutes") % {"minutes": self.minutes}

    @property
    def competence_terms(self) -> list[Term]:
        return self.terms_of(Scheme.COMPETENCE)

    @property
    def is_for_adults_only(self) -> bool:
        return bool(self.audience_terms) and not self.is_for_children

    @property
    def has_adult_readers(self) -> bool:
        """Whether somebody among the readers asks for evidence and licences."""
        return any(not term.is_child_audience for term in self.audience_terms)

    @property
    def reading_level(self) -> str:
        return reading_level(self.lix, self.locale.language_code, self.reading_age)

    @cached_property
    def next_module(self) -> TrainingModulePage | None:
        """The next one in order for one of the same audiences; children are never led to one for adults."""
        later = TrainingModulePage.objects.live().sibling_of(self).filter(path__gt=self.path)
        children = {term.code for term in self.audience_terms if term.is_child_audience}
        mine = later.filter(term_items__tag__slug__in=children or self.audience_codes)
        return mine.defer_streamfields().order_by("path").first()

    def schema_facts(self) -> dict:
        """The module itself; what lies below its address is only a part of it."""
        return {} if self.subpath else schema_org(self)
