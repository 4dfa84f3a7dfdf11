"""What else can be chosen: only what leads somewhere, with the number of lessons it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.library.choices import LANGUAGE
from lessons.library.facets import FACETS, Facet

if TYPE_CHECKING:
    from lessons.library.shelf import Library

NAMES = dict(settings.LANGUAGES)
LANGUAGE_LABEL = _("Language of the lesson")


@dataclass(frozen=True)
class Choice:
    """Something to tick. `number` are the lessons it leads to; `language` is that of its label."""

    name: str
    value: str
    label: str
    number: int
    is_chosen: bool
    language: str = ""

    @property
    def element(self) -> str:
        """The id of its control in the page."""
        return f"{self.name}-{self.value or 'own'}"


@dataclass(frozen=True)
class Group:
    """`control` is the type of the controls: of languages only one can be chosen."""

    name: str
    label: str | Promise
    choices: list[Choice]
    always_open: bool
    has_chosen: bool
    control: str = "checkbox"


def groups_of(library: Library) -> list[Group]:
    groups = [_group(library, facet) for facet in FACETS]
    return [group for group in (*groups, _languages(library)) if group.choices]


def _group(library: Library, facet: Facet) -> Group:
    chosen = library.choices.picked.get(facet.name, ())
    among = library.fitting(library.choices, besides=facet.name)
    choices = [
        Choice(
            facet.name,
            option.value,
            option.label,
            (among & library.index.having(facet.name, option.value)).bit_count(),
            option.value in chosen,
        )
        for option in library.options(facet.name)
    ]
    return Group(facet.name, facet.label, _leading_somewhere(choices), facet.is_open, bool(chosen))


def _languages(library: Library) -> Group:
    """While words are searched, the language stays: words belong to one."""
    choices = [] if library.words else [_language(library, code) for code in NAMES if code in library.indexes]
    offered = _leading_somewhere(choices)
    is_elsewhere = library.choices.is_elsewhere
    # The page's own language alone is no choice.
    shown = offered if is_elsewhere or len(offered) > 1 else []
    return Group(LANGUAGE, LANGUAGE_LABEL, shown, False, is_elsewhere, control="radio")


def _language(library: Library, code: str) -> Choice:
    return Choice(
        LANGUAGE,
        "" if code == library.choices.own_language else code,
        NAMES[code],
        library.indexes[code].fitting(library.choices.picked).bit_count(),
        code == library.choices.language,
        language=code,
    )


def _leading_somewhere(choices: list[Choice]) -> list[Choice]:
    """What is chosen stays in any case, so that it can be taken back."""
    return [choice for choice in choices if choice.number or choice.is_chosen]
