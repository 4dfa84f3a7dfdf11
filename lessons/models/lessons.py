"""A lesson that a teacher can hold tomorrow."""

from __future__ import annotations

from functools import cached_property

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

from core.models import BasePage, CoverMixin, ReviewMixin
from core.reading_texts import Portion
from exercises.blocks import QuizQuestionBlock
from exercises.mixins import ExercisesMixin
from help_channels.models import HelpMixin
from lessons import at_a_glance, citation, reading
from lessons.blocks import LONGEST, SheetBlock, StepBlock
from lessons.desk.panels import ReadinessPanel, SeriesPanel, UsedInPanel
from lessons.forms import LessonPageForm
from lessons.models.gate import GateMixin
from lessons.models.series import title_of_series
from lessons.models.views import LessonViews
from taxonomy.mixins import VocabularyMixin
from taxonomy.models import Scheme, Term
from taxonomy.related import RelatedMixin

PROMISE = FieldPanel(
    "intro",
    heading=_("Promise"),
    help_text=_("One sentence: what the class does, and what pupils can do afterwards."),
)
LETTER_FEATURES = ["bold", "ul", "ol", "link"]


class LessonPage(
    GateMixin,
    ExercisesMixin,
    RelatedMixin,
    HelpMixin,
    VocabularyMixin,
    CoverMixin,
    ReviewMixin,
    LessonViews,
):
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
        ReadinessPanel(),
        *(
            PROMISE if getattr(panel, "field_name", "") == "intro" else panel
            for panel in BasePage.content_panels
        ),
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
                FieldPanel(
                    "school_informed",
                    help_text=_("Head teacher, student welfare, parents: whoever pupils may turn to."),
                ),
                FieldPanel(
                    "duty_to_notify",
                    help_text=_("What the teacher does, and whom they tell, the same day."),
                ),
                FieldPanel(
                    "named_adult", help_text=_("Whom pupils can talk to, where they find them, until when.")
                ),
                FieldPanel("opt_out", help_text=_("Nobody has to give a reason.")),
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
                FieldPanel(
                    "aftercare",
                    help_text=_("How the lesson ends calmly, and who stays for those who want to talk."),
                ),
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
            [
                FieldPanel(
                    "version",
                    help_text=_(
                        "A higher number, such as 1.2, when teachers should know that something is new. "
                        "A small correction keeps its number."
                    ),
                ),
                FieldPanel("changes"),
                FieldPanel("measured"),
            ],
            heading=_("Version"),
        ),
        MultiFieldPanel([FieldPanel("series"), FieldPanel("series_order")], heading=_("Series")),
        SeriesPanel(),
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
            ObjectList([*BasePage.promote_panels, UsedInPanel(), PublishingPanel()], heading=_("Address")),
        ]
    )
    base_form_class = LessonPageForm

    parent_page_types = ["lessons.LessonIndexPage"]
    subpage_types: list[str] = []

    shows_exit = False
    read_by = "teacher"
    tint = "a-teachers"
    # Readers search in these too.
    search_streams = ["objectives", "steps", "sheets"]
    reading_fields = reading.FIELDS
    searched_schemes = VocabularyMixin.searched_schemes | {Scheme.LEVEL, Scheme.TYPE}

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

    @property
    def kicker(self) -> str:
        ages = super().kicker
        return gettext("Lesson · %(ages)s") % {"ages": ages} if ages else gettext("Lesson")

    @property
    def pupils_age(self) -> int | None:
        return super().reading_age

    @property
    def reading_age(self) -> int | None:
        """The lesson is for an age, and a teacher reads it."""
        return None

    def portions(self) -> list[Portion]:
        return reading.portions(self)

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
    def step_sum(self) -> str:
        """The minutes of all steps, in words."""
        return gettext("Together %(minutes)s.") % {
            "minutes": pgettext("length of a lesson", "%(minutes)d minutes") % {"minutes": self.step_minutes}
        }

    @property
    def facts(self) -> list[at_a_glance.Fact]:
        return at_a_glance.facts_of(self)

    @property
    def before_you_start(self) -> list[at_a_glance.Fact]:
        return at_a_glance.before_you_start(self)

    @property
    def parts(self) -> list[at_a_glance.Anchor]:
        return at_a_glance.parts_of(self)

    @property
    def version_line(self) -> str:
        return citation.version_line(self)

    @property
    def citation(self) -> str:
        return citation.citation(self)

    @property
    def pupils_tint(self) -> str:
        """The colour of the pupils' age."""
        return self.audience_terms[0].tint if self.audience_terms else self.tint

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
        """The published lessons of the series in this language, in order; this one among them.

        Each brings the series' title along, so that a page needs one query for its series.
        """
        if not self.series_id:
            return []
        lessons = LessonPage.objects.live().filter(series_id=self.series_id, locale_id=self.locale_id)
        return list(
            lessons.annotate(series_title=title_of_series())
            .defer_streamfields()
            .order_by("series_order", "pk")
        )

    @property
    def series_name(self) -> str:
        return next((lesson.series_title for lesson in self.series_lessons), "")

    @property
    def series_place(self) -> str:
        """Where the lesson stands in its series, in words; empty when it stands alone."""
        keys = [lesson.pk for lesson in self.series_lessons]
        if self.pk not in keys or len(keys) < 2:
            return ""
        return gettext("Lesson %(number)d of %(count)d") % {
            "number": keys.index(self.pk) + 1,
            "count": len(keys),
        }

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
