"""The closed vocabulary: whom a text is for, what it is about, which risk, which skill.

A concept is one row for all languages; its words are rows per language. So a Swedish page carries
the very audience that a Finnish page carries, and a filter finds both. Why one table for all
schemes: docs/decisions/0002-one-table-of-terms.md.
"""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.models import Orderable
from wagtail.search import index

from core.fields import LanguageField


class Scheme(models.TextChoices):
    AUDIENCE = "audience", _("Audience")
    TOPIC = "topic", _("Topic")
    RISK = "risk", _("Risk")
    COMPETENCE = "competence", _("Competence")
    LEVEL = "level", _("School level")
    TYPE = "type", _("Kind of material")


class Tint(models.TextChoices):
    """The colour pairs of the design; the value is the name of the CSS class."""

    SUN = "a-sun", _("Sun")
    LEAF = "a-leaf", _("Leaf")
    LAKE = "a-lake", _("Lake")
    HEATHER = "a-heather", _("Heather")
    CLAY = "a-parents", _("Clay")
    SPRUCE = "a-teachers", _("Spruce")


class TermQuerySet(models.QuerySet):
    def scheme(self, scheme: str) -> "TermQuerySet":
        return self.filter(scheme=scheme)

    def in_order(self) -> "TermQuerySet":
        """For whom, about what, which risk, which skill: the order in which editors think."""
        schemes = [models.When(scheme=scheme, then=number) for number, scheme in enumerate(Scheme)]
        return self.order_by(models.Case(*schemes), "sort_order", "slug")

    def with_words(self, language: str | None = None) -> "TermQuerySet":
        """Bring the words of one language along in the same query, as `own_label`, `own_description`."""
        words = TermWords.objects.filter(term=models.OuterRef("pk"), language=language or get_language())
        return self.annotate(
            own_label=models.Subquery(words.values("label")[:1]),
            own_description=models.Subquery(words.values("description")[:1]),
        )


class Term(TagBase, ClusterableModel, index.Indexed):
    """One concept. `slug` is its stable code, `name` the label where a language has none."""

    free_tagging = False

    # Unlike in taggit, two schemes may share a word ("Privacy" is a topic and a risk).
    name = models.CharField(_("name"), max_length=100)
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme.choices)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    tint = models.CharField(_("colour"), max_length=20, choices=Tint.choices, default=Tint.SPRUCE)
    min_age = models.PositiveSmallIntegerField(_("youngest age"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("oldest age"), null=True, blank=True)
    exact_match = models.URLField(
        _("same concept elsewhere"),
        blank=True,
        help_text=_("The address of exactly this concept in a published vocabulary, where there is one."),
    )

    objects = TermQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("slug"),
        index.FilterField("scheme"),
    ]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["scheme", "sort_order", "slug"]
        constraints = [
            models.CheckConstraint(
                name="term_ages_in_order",
                condition=models.Q(min_age__isnull=True)
                | models.Q(max_age__isnull=True)
                | models.Q(min_age__lte=models.F("max_age")),
                violation_error_message=_("The youngest age must not be above the oldest age."),
            ),
            models.CheckConstraint(
                name="term_scheme_known",
                condition=models.Q(scheme__in=Scheme.values),
                violation_error_message=_("A term belongs to one of the lists."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "name"],
                name="term_name_once_per_scheme",
                violation_error_message=_("There is already a term of this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def save(self, *args, **kwargs) -> None:
        self.scheme = getattr(self, "SCHEME", self.scheme)
        super().save(*args, **kwargs)

    @property
    def code(self) -> str:
        return self.slug

    @property
    def label(self) -> str:
        """The label in the active language, else the default name."""
        if "own_label" in self.__dict__:
            return self.own_label or self.name
        return getattr(self._words(), "label", "") or self.name

    @property
    def description(self) -> str:
        if "own_description" in self.__dict__:
            return self.own_description or ""
        return getattr(self._words(), "description", "")

    @property
    def is_child_audience(self) -> bool:
        return self.scheme == Scheme.AUDIENCE and self.max_age is not None and self.max_age < 18

    def _words(self) -> "TermWords | None":
        language = get_language()
        return next((words for words in self.words.all() if words.language == language), None)


class TermWords(Orderable):
    """The words of one term in one language."""

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="words")
    language = LanguageField()
    label = models.CharField(_("label"), max_length=100)
    description = models.CharField(_("description"), max_length=300, blank=True)
    other_words = models.TextField(
        _("other words for it"),
        blank=True,
        help_text=_("What readers type when they look for this, with spaces between. Shown nowhere."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("words in one language")
        verbose_name_plural = _("words per language")
        constraints = [
            models.UniqueConstraint(
                fields=["term", "language"],
                name="term_words_once_per_language",
                violation_error_message=_("This language is already there."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.language})"


class SchemeManager(models.Manager.from_queryset(TermQuerySet)):  # type: ignore[misc]
    """The terms of one scheme; a new one made through it belongs to that scheme."""

    def __init__(self, scheme: str) -> None:
        super().__init__()
        self.scheme_code = scheme

    def get_queryset(self) -> TermQuerySet:
        return super().get_queryset().filter(scheme=self.scheme_code)


class Audience(Term):
    """Whom a page is for: four age bands, parents, teachers, other professionals."""

    SCHEME = Scheme.AUDIENCE
    objects = SchemeManager(Scheme.AUDIENCE)

    class Meta:
        proxy = True
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Topic(Term):
    """What a page is about."""

    SCHEME = Scheme.TOPIC
    objects = SchemeManager(Scheme.TOPIC)

    class Meta:
        proxy = True
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Risk(Term):
    """CO:RE 4Cs (Livingstone & Stoilova 2021, DOI 10.21241/ssoar.71817, CC BY 4.0)."""

    SCHEME = Scheme.RISK
    objects = SchemeManager(Scheme.RISK)

    class Meta:
        proxy = True
        verbose_name = _("risk")
        verbose_name_plural = _("risks")


class Competence(Term):
    """Transversal competences L3–L5, New Literacies, DigComp 2.2."""

    SCHEME = Scheme.COMPETENCE
    objects = SchemeManager(Scheme.COMPETENCE)

    class Meta:
        proxy = True
        verbose_name = _("competence")
        verbose_name_plural = _("competences")


class Level(Term):
    """The stages of Finnish schools, from early childhood education to upper secondary."""

    SCHEME = Scheme.LEVEL
    objects = SchemeManager(Scheme.LEVEL)

    class Meta:
        proxy = True
        verbose_name = _("school level")
        verbose_name_plural = _("school levels")


class Type(Term):
    """What kind of material something is: a lesson, an exercise, a letter home."""

    SCHEME = Scheme.TYPE
    objects = SchemeManager(Scheme.TYPE)

    class Meta:
        proxy = True
        verbose_name = _("kind of material")
        verbose_name_plural = _("kinds of material")


class PageTerm(ItemBase):
    """A page carries a term. The term cannot be deleted while it does."""

    tag = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="page_items")
    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="term_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="page_term_once"),
        ]
