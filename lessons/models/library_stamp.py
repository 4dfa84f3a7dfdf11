"""Says whether what a process remembers of the library is still true."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from django.db import models


class LibraryStamp(models.Model):
    """A new word for each change. A counter would repeat itself after a change that was taken back."""

    locale = models.OneToOneField(
        "wagtailcore.Locale", on_delete=models.CASCADE, related_name="library_stamp"
    )
    stamp = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.stamp

    @staticmethod
    def touch(locales: Iterable[int]) -> None:
        """Something in the libraries of these locales is about to be different.

        It is written in the transaction of the change itself: both are seen at once, or neither.
        """
        stamps = [LibraryStamp(locale_id=locale, stamp=uuid4().hex) for locale in sorted(set(locales))]
        LibraryStamp.objects.bulk_create(
            stamps, update_conflicts=True, unique_fields=["locale"], update_fields=["stamp"]
        )
