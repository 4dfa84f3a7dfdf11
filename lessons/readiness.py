"""What a lesson still lacks before readers may see it.

One list for the editor's checklist, for the form and for every other way of publishing
(lessons.models.gate asks whenever the page is live).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.fields import StreamField
from wagtail.models import Site

from help_channels.requests import directory_of_site
from lessons.unprintable import print_faults
from lessons.versions import version_faults
from taxonomy.forms import MISSING
from taxonomy.models import Scheme, Term

if TYPE_CHECKING:
    from lessons.models import LessonPage

# Fields that must hold words, with what to say when they do not, in the order of the form.
WORDS: dict[str, str | Promise] = {
    "intro": gettext_lazy("Promise in one sentence what the class does and can do afterwards."),
    "objectives": gettext_lazy("Name at least one learning objective."),
    "school_informed": gettext_lazy("Say who in the school must know beforehand."),
    "duty_to_notify": gettext_lazy("Say what the teacher does when a pupil tells of harm."),
    "named_adult": gettext_lazy("Say how pupils reach the named adult."),
    "opt_out": gettext_lazy("Say how a pupil can stay out without giving a reason."),
    "aftercare": gettext_lazy("Say how the lesson closes and who is there for pupils afterwards."),
    "licence": gettext_lazy("Choose a licence: may teachers copy and change it?"),
}
# The age has a sentence of its own.
SCHEMES = (Scheme.TOPIC, Scheme.LEVEL, Scheme.TYPE)


@dataclass(frozen=True)
class Lack:
    """`field` is where the editor mends it."""

    field: str
    sentence: str


def lacks(page: LessonPage, terms: Iterable[Term] | None = None) -> dict[str, list[str]]:
    """The sentences for each field; empty when the lesson is complete."""
    found: dict[str, list[str]] = {}
    for lack in all_lacks(page, terms):
        found.setdefault(lack.field, []).append(lack.sentence)
    return found


def all_lacks(page: LessonPage, terms: Iterable[Term] | None = None) -> Iterator[Lack]:
    """`terms` are those of a form that is not saved yet; otherwise the page's own."""
    carried = list(page.terms.all() if terms is None else terms)
    yield from _words(page)
    yield from _own_language(page)
    yield from _minutes(page)
    yield from _unfinished(page)
    yield from _pictures(page)
    yield from _vocabulary(carried)
    yield from _help(page, carried)
    yield from (Lack(*fault) for fault in (*version_faults(page), *print_faults(page)))
    if not page.review_by:
        yield Lack("review_by", _("Name the day by which somebody reads the lesson through again."))


def _words(page: LessonPage) -> Iterator[Lack]:
    for field, sentence in WORDS.items():
        value = getattr(page, field)
        if not (strip_tags(value).strip() if isinstance(value, str) else list(value)):
            yield Lack(field, str(sentence))


def _own_language(page: LessonPage) -> Iterator[Lack]:
    """A translation begins with the words of the other language, which nobody there may be able to read."""
    if page.alias_of_id or not page.aftercare.strip():
        return
    # The older one is the original.
    older = type(page).objects.filter(translation_key=page.translation_key, pk__lt=page.pk or 0)
    same = older.filter(aftercare=page.aftercare).exclude(locale_id=page.locale_id)
    for other in same.select_related("locale").defer_streamfields()[:1]:
        words = {"language": other.locale.get_display_name()}
        yield Lack("aftercare", _("This is still the text of the lesson in %(language)s.") % words)


def _minutes(page: LessonPage) -> Iterator[Lack]:
    if not page.step_list:
        yield Lack("steps", _("Add the steps of the lesson."))
    if not page.minutes:
        yield Lack("minutes", _("Say how many minutes the lesson takes."))
    elif page.step_list and page.step_minutes != page.minutes:
        words = {"sum": page.step_minutes, "minutes": page.minutes}
        yield Lack("steps", _("The steps take %(sum)d minutes together, the lesson %(minutes)d.") % words)


def _unfinished(page: LessonPage) -> Iterator[Lack]:
    """A draft may hold blocks whose fields are empty; only a form looks into them by itself."""
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        try:
            field.stream_block.clean(getattr(page, field.name))
        except ValidationError:
            words = {"field": field.verbose_name}
            yield Lack(field.name, _("In “%(field)s” something is not filled in yet.") % words)


def _pictures(page: LessonPage) -> Iterator[Lack]:
    """A picture without a text for those who do not see it would make the PDF refuse."""
    for field in ("steps", "sheets"):
        for block in getattr(page, field):
            for part in block.value["parts"]:
                if part.block_type == "picture" and not part.value.alt and not _is_decorative(part.value):
                    picture = part.value["image"]
                    words = {"picture": getattr(picture, "title", ""), "place": block.value["title"]}
                    yield Lack(
                        field,
                        _("The picture “%(picture)s” in “%(place)s” has no text for those who do not see it.")
                        % words,
                    )


def _is_decorative(value) -> bool:
    return bool(getattr(value.get("image"), "decorative", False))


def _vocabulary(terms: list[Term]) -> Iterator[Lack]:
    if not any(term.is_child_audience for term in terms):
        yield Lack("terms", _("Choose the age of the pupils."))
    carried = {term.scheme for term in terms}
    yield from (Lack("terms", str(MISSING[scheme])) for scheme in SCHEMES if scheme not in carried)


def _help(page: LessonPage, terms: list[Term]) -> Iterator[Lack]:
    """Every age of the pupils has somebody to turn to."""
    ages = [term for term in terms if term.is_child_audience]
    alone = _ages_without_help(page, ages) if ages else []
    if alone:
        labels = ", ".join(term.label for term in alone)
        yield Lack("channels", _("No help channel is for these pupils: %(ages)s.") % {"ages": labels})


def _ages_without_help(page: LessonPage, ages: list[Term]) -> list[Term]:
    site = Site.objects.filter(is_default_site=True).first()
    directory = directory_of_site(site, page.locale.language_code, also=page.chosen_channel_ids)
    offered = directory.for_page(page.chosen_channel_ids, {term.code for term in ages}, set())
    served = set().union(*(channel.codes for channel in offered))
    return [term for term in ages if term.code not in served]
