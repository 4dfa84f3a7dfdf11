"""What a page with exercises brings to its head."""

from collections.abc import Iterator

from django.db import models
from wagtail.fields import StreamField

from exercises.blocks import EXERCISES


class ExercisesMixin(models.Model):
    """The styles of the exercises travel with pages that have one, and with no others."""

    class Meta:
        abstract = True

    @property
    def stylesheets(self) -> tuple[str, ...]:
        streams = [field.name for field in self._meta.get_fields() if isinstance(field, StreamField)]
        kinds = (kind for name in streams for kind in _kinds(list(getattr(self, name).raw_data)))
        return ("css/exercises.css",) if any(kind in EXERCISES for kind in kinds) else ()


def _kinds(value) -> Iterator[str]:
    """The types of all blocks in raw data, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("type"), str):
            yield value["type"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _kinds(item)
