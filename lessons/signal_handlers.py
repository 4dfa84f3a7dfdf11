"""What changes the library of lessons also changes its stamp, whoever does it.

Rows that are written without signals (`bulk_create`, `update`) tell nobody: such code touches the
stamp itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_unpublished,
    post_page_move,
    published,
)

from help_channels.models import HelpChannel
from lessons.models import LessonIndexPage, LessonPack, LessonPage, LibraryStamp
from lessons.packs import tasks
from lessons.packs.keep import remove
from taxonomy.models import PageTerm, Term, TermWords

# What the library knows of a lesson's own row. Saving a draft writes none of these.
KNOWN = {"live", "locale", "minutes", "without_devices", "first_published_at", "translation_key"}


def lesson_changed(sender, instance, update_fields: Iterable[str] | None = None, **kwargs) -> None:
    if update_fields is None or KNOWN & set(update_fields):
        LibraryStamp.touch([instance.locale_id])


def lesson_moved(sender, instance, **kwargs) -> None:
    if sender in {LessonPage, LessonIndexPage}:
        LibraryStamp.touch([instance.locale_id])


def term_of_page_changed(sender, instance: PageTerm, **kwargs) -> None:
    lessons = LessonPage.objects.filter(pk=instance.content_object_id)
    LibraryStamp.touch(lessons.values_list("locale", flat=True))


def vocabulary_changed(sender, **kwargs) -> None:
    LibraryStamp.touch(Locale.objects.values_list("pk", flat=True))


def begin_without_files(sender, source_obj, target_obj, **kwargs) -> None:
    """Each language has its own files. An alias shows the other language, with its files."""
    if not isinstance(target_obj, LessonPage) or target_obj.alias_of_id:
        return
    target_obj.attachments.clear()
    target_obj.attachments.commit()  # type: ignore[attr-defined]
    latest = target_obj.get_latest_revision()
    if latest:
        latest.content = {**latest.content, "attachments": []}
        latest.save(update_fields=["content"])


def pack_deleted(sender, instance: LessonPack, **kwargs) -> None:
    """Also when the page goes: the files go when that is certain."""
    transaction.on_commit(partial(remove, [file["stored"] for file in instance.files]))


def connect() -> None:
    post_delete.connect(pack_deleted, sender=LessonPack, dispatch_uid="lessons.pack_deleted")
    page_published.connect(tasks.lesson_published, sender=LessonPage, dispatch_uid="lessons.warm_pack")
    published.connect(tasks.channel_published, sender=HelpChannel, dispatch_uid="lessons.warm_packs")
    for signal in (post_save, post_delete, page_published, page_unpublished):
        signal.connect(lesson_changed, sender=LessonPage, dispatch_uid="lessons.lesson_changed")
    post_page_move.connect(lesson_moved, dispatch_uid="lessons.lesson_moved")
    copy_for_translation_done.connect(begin_without_files, dispatch_uid="lessons.begin_without_files")
    for signal in (post_save, post_delete):
        signal.connect(term_of_page_changed, sender=PageTerm, dispatch_uid="lessons.term_of_page_changed")
        for model in (Term, *Term.__subclasses__(), TermWords):
            uid = f"lessons.vocabulary_changed.{model.__name__}"
            signal.connect(vocabulary_changed, sender=model, dispatch_uid=uid)
