"""What was built of a lesson, kept until anything in it changes."""

from __future__ import annotations

from typing import Any

from django.db import models

from core.fields import LanguageField


class LessonPack(models.Model):
    """One complete pack: it is stored when every file of it is there, so it is whole or it is not.

    `digest` is a fingerprint of everything in the pack (lessons.packs.content): of the lesson's words
    and of every channel's facts. A changed number is another digest, so an old pack is never served.

    `files` is a list with one entry a file, in the order in which readers see them:
    {"name": file name, "title": words, "role": see lessons.packs.kinds.Role, "kind": "PDF",
     "pages": number or None, "size": bytes, "sha256": hex, "stored": name in the storage,
     "for_teachers": bool}.
    """

    page = models.ForeignKey("lessons.LessonPage", on_delete=models.CASCADE, related_name="packs")
    language = LanguageField()
    digest = models.CharField(max_length=64)
    files = models.JSONField()
    built_at = models.DateTimeField(auto_now_add=True)

    # It quotes nothing: no list of uses names it.
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "digest"], name="lesson_pack_once_per_content"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.digest[:8]}"

    def file_named(self, name: str) -> dict[str, Any] | None:
        return next((file for file in self.files if file["name"] == name), None)

    def form(self, role: str) -> dict[str, Any]:
        """One of the forms of the whole."""
        return next(file for file in self.files if file["role"] == role)
