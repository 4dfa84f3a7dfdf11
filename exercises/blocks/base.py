"""What all exercises share: a title, words for the teacher, a name in the document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from string import ascii_uppercase
from typing import TypeVar
from zlib import crc32

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PROMPTS = 4

Row = TypeVar("Row")


class ExerciseStructValue(blocks.StructValue):
    @cached_property
    def key(self) -> str:
        """A name for the exercise in its page's HTML, the same as long as its words are the same."""
        words = json.dumps(self.block.get_prep_value(self), cls=DjangoJSONEncoder)
        return f"x{crc32(words.encode()):08x}"

    @cached_property
    def lasting_key(self) -> str:
        """A name that outlives a corrected comma, for what a reader keeps in the browser."""
        return f"{self.block.name}-{crc32(str(self['title']).encode()):08x}"

    @property
    def name(self) -> str:
        """The kind of exercise, as in the templates' names."""
        return self.block.name

    @property
    def kind_label(self) -> str:
        return str(self.block.label)

    @property
    def rows(self) -> list:
        """What the exercise consists of: its answers, cards, parts. An unfinished draft may lack them."""
        return list(self.get(self.block.rows) or [])

    @property
    def lettered(self) -> list[tuple[str, blocks.StructValue]]:
        """The rows as a class calls them: A, B, C."""
        return lettered(self.rows)

    @property
    def has_teacher_part(self) -> bool:
        return bool(self["prompts"] or self["note"])


class AnswerStructValue(blocks.StructValue):
    """An answer that says of itself in words how far it carries; no answer is ever called wrong."""

    @property
    def is_good(self) -> bool:
        raise NotImplementedError

    @property
    def verdict(self) -> str:
        raise NotImplementedError


class ExerciseBlock(blocks.StructBlock):
    """`rows` names the list that the exercise consists of."""

    rows = ""

    title = blocks.CharBlock(label=_("Title"), max_length=120)

    def __init__(self, local_blocks=None, **kwargs) -> None:
        for_class = [
            (
                "prompts",
                blocks.ListBlock(
                    blocks.CharBlock(label=_("Question"), max_length=200),
                    label=_("Questions for a class to discuss"),
                    max_num=PROMPTS,
                    default=[],
                    required=False,
                ),
            ),
            (
                "note",
                blocks.TextBlock(
                    label=_("For the teacher"),
                    required=False,
                    max_length=600,
                    help_text=_(
                        "What to listen for. Shown in class mode on demand, never to a single reader."
                    ),
                ),
            ),
        ]
        super().__init__([*(local_blocks or []), *for_class], **kwargs)

    class Meta:
        group = _("To practise")
        value_class = ExerciseStructValue
        label_format = "{title}"

    def get_template(self, value=None, context=None) -> str:
        return f"exercises/blocks/{self.name}.html"

    def get_searchable_content(self, value) -> list[str]:
        """Readers find an exercise by its title; its answers out of context would alarm or mislead."""
        return [value["title"]]


def lettered(rows: Iterable[Row]) -> list[tuple[str, Row]]:
    return list(zip(ascii_uppercase, rows, strict=False))


def explanation(**kwargs) -> blocks.TextBlock:
    """The field without which no answer, card or part is complete."""
    return blocks.TextBlock(label=_("Why, in kind words"), **kwargs)


def refuse_rows(block: blocks.StructBlock, rows: str, sentence: str | Promise) -> None:
    """Refuse the exercise, with the sentence at its list; a draft is not refused."""
    if not block.is_deferred_validation:
        raise blocks.StructBlockValidationError({rows: ValidationError(str(sentence))})
