"""The library of lessons."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.models import RoutedPage


class LessonIndexPage(RoutedPage):
    """`/lessons/` is the library, `/lessons/collection/12-15/` what a teacher has put together."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["lessons.LessonPage"]
    max_count_per_parent = 1

    # A library for adults: nobody has to leave in a hurry.
    shows_exit = False

    class Meta:
        verbose_name = _("lessons: library")
