"""What readers see of a lesson is complete, whichever way it is published."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Revision

from lessons.readiness import lacks

logger = logging.getLogger(__name__)

# What `publish_scheduled` writes into the history.
BY_THE_CLOCK = "wagtail.publish.scheduled"


class NotReady(ValidationError):
    """`found` are sentences by field."""

    def __init__(self, page: models.Model, found: dict[str, list[str]]) -> None:
        super().__init__(found)
        self.page = page


class GateMixin(models.Model):
    """For a page: asks the list of lessons.readiness before the page goes live."""

    is_gate_open = False

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Whoever locks a page, or writes another single fact about it, changes nothing that readers see."""
        fields = kwargs.get("update_fields")
        with self.gate_open() if fields and "live" not in fields else nullcontext():
            super().save(*args, **kwargs)

    def full_clean(self, *args, **kwargs) -> None:
        super().full_clean(*args, **kwargs)
        if self.live and not self.is_gate_open and (found := lacks(self)):  # type: ignore[attr-defined, arg-type]
            raise NotReady(self, found)

    def publish(self, revision: Revision, *args, log_action=True, **kwargs):
        """Wagtail cleans only what goes live at once; what waits for its day is looked at as well."""
        page = revision.as_object()
        if found := lacks(page):
            if log_action == BY_THE_CLOCK:
                return take_back(revision, page, found)
            raise NotReady(page, found)
        return super().publish(revision, *args, log_action=log_action, **kwargs)  # type: ignore[misc]

    @contextmanager
    def gate_open(self) -> Iterator[None]:
        self.is_gate_open = True
        try:
            yield
        finally:
            self.is_gate_open = False


def take_back(revision: Revision, page, found: dict[str, list[str]]) -> None:
    """Nobody is there to read an error: the page stays as it is, and its history says so."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    sentences = " ".join(sentence for sentences in found.values() for sentence in sentences)
    logger.warning("Not published, page %s lacks something: %s", page.pk, sentences)
