"""A lesson that a teacher can hold tomorrow."""

from __future__ import annotations

from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import RichTextField, StreamField

from core.models import BasePage, CoverMixin, ReviewMixin, RoutedPage
from help_channels.models import HelpMixin
from lessons.blocks import LONGEST, QuizQuestionBlock, SheetBlock, StepBlock
from lessons.forms import LessonPageForm
from lessons.readiness import lacks
from taxonomy.mixins import VocabularyMixin
from taxonomy.models import Scheme, Term
from taxonomy.related import RelatedMixin

LETTER_FEATURES = ["bold", "ul", "ol", "link"]


class LessonPage(RelatedMixin, HelpMixin, VocabularyMixin, CoverMixin, ReviewMixin, RoutedPage):
    """`intro` is the promise in one sentence; the audiences are the ages of the pupils."""

    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, help_text=_("The minutes of the steps must add up to this.")
    )
    group_size = models.CharField(_("size of the group"), max_length=60, blank=True)
    group_format = models.CharField(
        _("how pupils work"), max_length=120, blank=True, help_text=_("For example: whole class, then pairs.")
    )
    without_devices = models.BooleanField(_("works without devices"), default=False)
    needs = StreamField(
        [("need", blocks.CharBlock(label=_("Thing"), max_length=160))],
        verbose_name=_("what you need"),
        blank=True,
    )
    prior_knowledge = models.CharField(_("what pupils know already"), max_length=300, blank=True)
    objectives = StreamField(
        [("objective", blocks.CharBlock(label=_("Objective"), max_length=200))],
        verbose_name=_("learning objectives"),
        blank=True,
        help_text=_("In a pupil’s words: “I can …”."),
    )

    school_informed = models.TextField(_("who in the school must know"), blank=True, max_length=800)
    duty_to_notify = models.TextField(_("if a pupil tells: the duty to notify"), blank=True, max_length=1200)
    named_adult = models.TextField(_("the named adult"), blank=True, max_length=800)
    opt_out = models.TextField(_("how a pupil can stay out"), blank=True, max_length=800)

    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)
    differentiation = models.TextField(_("for different pupils"), blank=True, max_length=1200)
    accessibility = models.TextField(_("for everybody to take part"), blank=True, max_length=1200)
    assessment = models.TextField(_("how you see what pupils learnt"), blank=True, max_length=1200)
    reflection = models.TextField(_("questions for yourself afterwards"), blank=True, max_length=1200)
    aftercare = models.TextField(_("after-care"), blank=True, max_length=1600)

    sheets = StreamField([("sheet", SheetBlock())], verbose_name=_("pupil sheets"), blank=True)
    quiz = StreamField([("question", QuizQuestionBlock())], verbose_name=_("quiz"), blank=True)
    letter_title = models.CharField(_("title of the letter home"), max_length=120, blank=True)
    letter = RichTextField(_("letter home"), blank=True, features=LETTER_FEATURES)

    series = models.ForeignKey(
        "lessons.LessonSeries",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lessons",
    )
    series_order = models.PositiveSmallIntegerField(_("place in the series"), null=True, blank=True)
    version = models.CharField(
        _("version"),
        max_length=12,
        default="1.0",
        validators=[RegexValidator(r"^\d{1,4}(\.\d{1,4}){0,2}\Z", _("A number such as 1.2."))],
    )
    changes = models.TextField(
        _("changed since the last version"),
        blank=True,
        max_length=600,
        help_text=_("One or two sentences for teachers who have held the lesson before."),
    )
    measured = models.TextField(
        _("what was measured"),
        blank=True,
        max_length=800,
        help_text=_("What was looked at, with whom, and what came out; or that nothing was measured."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("minutes"), FieldPanel("without_devices")]),
                FieldRowPanel([FieldPanel("group_size"), FieldPanel("group_format")]),
                FieldPanel("needs"),
                FieldPanel("prior_knowledge"),
            ],
            heading=_("At a glance"),
        ),
        FieldPanel("objectives"),
        MultiFieldPanel(
            [
                FieldPanel("school_informed"),
                FieldPanel("duty_to_notify"),
                FieldPanel("named_adult"),
                FieldPanel("opt_out"),
            ],
            heading=_("Before you start"),
        ),
        FieldPanel("steps"),
        MultiFieldPanel(
            [
                FieldPanel("differentiation"),
                FieldPanel("accessibility"),
                FieldPanel("assessment"),
                FieldPanel("reflection"),
                FieldPanel("aftercare"),
            ],
            heading=_("Around the steps"),
        ),
    ]
    material_panels = [
        FieldPanel("sheets"),
        FieldPanel("quiz"),
        MultiFieldPanel([FieldPanel("letter_title"), FieldPanel("letter")], heading=_("Letter home")),
        InlinePanel(
            "attachments",
            heading=_("Own files"),
            label=_("File"),
            help_text=_(
                "The lesson plan, the pupil sheets, the slides and the letter are made for you. "
                "Add only what you have made besides: PDF, ODP, ODT, DOCX, PPTX or MP4, in this language."
            ),
        ),
    ]
    version_panels = [
        MultiFieldPanel(
            [FieldPanel("version"), FieldPanel("changes"), FieldPanel("measured")], heading=_("Version")
        ),
        MultiFieldPanel([FieldPanel("series"), FieldPanel("series_order")], heading=_("Series")),
        *ReviewMixin.review_panels,
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Lesson")),
            ObjectList(material_panels, heading=_("Material")),
            ObjectList(
                [*VocabularyMixin.vocabulary_panels, *CoverMixin.cover_panels],
                heading=_("For whom, about what"),
            ),
            ObjectList([*HelpMixin.help_panels, *RelatedMixin.related_panels], heading=_("Help and ways on")),
            ObjectList(version_panels, heading=_("Version and review")),
            ObjectList([*BasePage.promote_panels, PublishingPanel()], heading=_("Address")),
        ]
    )
    base_form_class = LessonPageForm

    parent_page_types = ["lessons.LessonIndexPage"]
    subpage_types: list[str] = []

    shows_exit = False
    tint = "a-teachers"
    # Readers search in these too.
    search_streams = ["objectives", "steps", "sheets"]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        constraints = [
            models.CheckConstraint(
                name="lesson_minutes_sensible",
                condition=models.Q(minutes__isnull=True) | models.Q(minutes__gte=1, minutes__lte=LONGEST),
                violation_error_message=_("A lesson takes between 1 and 300 minutes."),
            ),
        ]
        indexes = [models.Index(fields=["series", "series_order"], name="lesson_by_series")]

    def clean(self) -> None:
        """What readers see must be complete, whichever way it is published."""
        super().clean()
        if self.live and (found := lacks(self)):
            raise ValidationError(found)

    @property
    def kicker(self) -> str:
        ages = super().kicker
        return gettext("Lesson · %(ages)s") % {"ages": ages} if ages else gettext("Lesson")

    @property
    def step_list(self) -> list:
        return [block.value for block in self.steps]

    @property
    def step_minutes(self) -> int:
        """The sum of the steps' minutes; steps without any count nothing."""
        return sum(step.get("minutes") or 0 for step in self.step_list)

    @property
    def objective_list(self) -> list[str]:
        return [block.value for block in self.objectives]

    @property
    def need_list(self) -> list[str]:
        return [block.value for block in self.needs]

    @property
    def sheet_list(self) -> list:
        return [block.value for block in self.sheets]

    @property
    def quiz_list(self) -> list:
        return [block.value for block in self.quiz]

    @property
    def minutes_text(self) -> str:
        if not self.minutes:
            return ""
        return pgettext("length of a lesson", "%(minutes)d minutes") % {"minutes": self.minutes}

    @property
    def level_terms(self) -> list[Term]:
        return self.terms_of(Scheme.LEVEL)

    @property
    def type_terms(self) -> list[Term]:
        return self.terms_of(Scheme.TYPE)

    @property
    def competence_terms(self) -> list[Term]:
        return self.terms_of(Scheme.COMPETENCE)

    @cached_property
    def attachment_list(self) -> list:
        return list(self.attachments.select_related("document"))

    @cached_property
    def series_lessons(self) -> list[LessonPage]:
        """The published lessons of the series in this language, in order; this one among them."""
        if not self.series_id:
            return []
        return list(
            LessonPage.objects.live()
            .filter(series_id=self.series_id, locale_id=self.locale_id)
            .defer_streamfields()
            .order_by("series_order", "pk")
        )

    @property
    def previous_lesson(self) -> LessonPage | None:
        return self._neighbour(-1)

    @property
    def next_lesson(self) -> LessonPage | None:
        return self._neighbour(1)

    def _neighbour(self, step: int) -> LessonPage | None:
        keys = [lesson.pk for lesson in self.series_lessons]
        place = keys.index(self.pk) + step if self.pk in keys else -1
        return self.series_lessons[place] if 0 <= place < len(keys) else None
