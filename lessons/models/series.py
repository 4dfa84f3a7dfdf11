"""Lessons that belong together, in an order."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.fields import LanguageField


class LessonSeries(ClusterableModel):
    """One series for all languages; a lesson says which one it belongs to, and its place there."""

    code = models.SlugField(_("code"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("series of lessons")
        verbose_name_plural = _("series of lessons")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In the active language, else in any."""
        words = self._words()
        return words.title if words else self.code

    @property
    def description(self) -> str:
        words = self._words()
        return words.description if words else ""

    def lessons_in(self, locale_id: int) -> models.QuerySet:
        """Its lessons in one language, drafts too, in order; those without a place come first."""
        lessons = self.lessons.filter(locale_id=locale_id)
        return lessons.defer_streamfields().order_by(
            models.F("series_order").asc(nulls_first=True), "title", "pk"
        )

    def _words(self) -> "LessonSeriesWords | None":
        rows = list(self.words.all())
        language = get_language()
        return next((words for words in rows if words.language == language), rows[0] if rows else None)


class LessonSeriesWords(Orderable):
    """The words of one series in one language."""

    series = ParentalKey(LessonSeries, on_delete=models.CASCADE, related_name="words")
    language = LanguageField()
    title = models.CharField(_("title"), max_length=100)
    description = models.CharField(_("description"), max_length=300, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("words in one language")
        verbose_name_plural = _("words per language")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "language"],
                name="lesson_series_words_once_per_language",
                violation_error_message=_("This language is already there."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


def title_of_series() -> Coalesce:
    """For a query of lessons: the title of their series in the active language, else in any."""
    words = LessonSeriesWords.objects.filter(series=models.OuterRef("series"))
    own = words.filter(language=get_language())
    titles = [models.Subquery(rows.values("title")[:1]) for rows in (own, words.order_by("sort_order"))]
    return Coalesce(*titles, "series__code", output_field=models.CharField())
