"""Packs built by a background worker, so that no reader waits. What is served never rests on it."""

from __future__ import annotations

import logging
from functools import partial

from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task, task_backends
from django_tasks.backends.immediate import ImmediateBackend

from lessons.packs.current import directory_of, pack_for
from lessons.packs.faults import PackFault

logger = logging.getLogger(__name__)

# So long nobody asks for the same pack again, in seconds.
PATIENCE = 60


def runs_in_background() -> bool:
    """Whether a worker does what is put into the queue."""
    return not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], ImmediateBackend)


@task()
def build_pack(page_pk: int) -> None:
    for page in _published().filter(pk=page_pk):
        _build(page)


@task()
def build_changed_packs() -> None:
    """A channel has changed: any lesson may name it, and one that does not is found as it was."""
    for page in _published().iterator(chunk_size=20):
        _build(page)


def _published():
    """By its name: the page itself asks this module to do its work."""
    return apps.get_model("lessons", "LessonPage").objects.live()


def _build(page) -> None:
    try:
        pack_for(page, directory_of(page))
    except (PackFault, OSError) as fault:
        logger.error("No files for lesson %s: %s", page.pk, fault)


def enqueue_once(page_pk: int, digest: str) -> None:
    if cache.add(f"lessons.pack.{digest}", True, PATIENCE):
        build_pack.enqueue(page_pk)


def lesson_published(sender, instance, **kwargs) -> None:
    if runs_in_background():
        transaction.on_commit(partial(build_pack.enqueue, instance.pk))


def channel_published(sender, instance, **kwargs) -> None:
    if runs_in_background():
        transaction.on_commit(build_changed_packs.enqueue)
