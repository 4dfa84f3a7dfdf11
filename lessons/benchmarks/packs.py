"""How long packs take, and how much memory: one typical lesson, and a hundred in three languages."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from help_channels.directory import Directory
from lessons.models import LessonPage
from lessons.packs.build import build
from lessons.packs.content import LessonContent
from lessons.packs.current import directory_of
from lessons.packs.gather import gather

LESSONS, LANGUAGES = 100, ("en", "fi", "sv")
# Built in a process of its own, which tells seconds and megabytes: before, and at its largest.
ONE = """
import json, sys, time
import django; django.setup()
from lessons.benchmarks.packs import build_one, megabytes
before = megabytes()
began = time.perf_counter()
build_one(int(sys.argv[1]))
print(json.dumps([time.perf_counter() - began, before, megabytes()]))
"""


def measure_packs(rounds: int, lessons: int = LESSONS) -> dict[str, Any]:
    """Seconds and megabytes. Nothing is stored."""
    page = typical_lesson()
    content = gather(page, directory_of(page))
    build(content, date.today())
    first, before, peak = _in_a_fresh_process(page.pk)
    return {
        "lesson": page.title,
        "one_s": round(median(timed(lambda: build(content, date.today())) for _round in range(rounds)), 3),
        "first_of_a_process_s": round(first, 3),
        "process_mb": round(before),
        "peak_mb": round(peak),
        "more_mb": round(peak - before),
        "many": lessons * len(LANGUAGES),
        "many_s": round(timed(lambda: build_many(lessons)), 1),
    }


def typical_lesson() -> LessonPage:
    """The published lesson in the middle, by its number of steps and parts."""
    found = list(LessonPage.objects.live().order_by("pk"))
    return sorted(found, key=lambda page: len(str(page.steps.raw_data)))[len(found) // 2]


def build_many(lessons: int) -> None:
    """So many lessons in each language, the site's own over and over, each gathered anew."""
    for language in LANGUAGES:
        pages = list(LessonPage.objects.live().filter(locale__language_code=language))
        directory = Directory.load("FI", language=language)
        for number in range(lessons if pages else 0):
            build(_gathered(pages[number % len(pages)], directory), date.today())


def build_one(pk: int) -> None:
    page = LessonPage.objects.get(pk=pk)
    build(gather(page, directory_of(page)), date.today())


def _gathered(page: LessonPage, directory: Directory) -> LessonContent:
    return gather(LessonPage.objects.get(pk=page.pk), directory)


def timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def megabytes() -> float:
    """The largest that this process has been. (What `resource` tells counts its parent too.)"""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def _in_a_fresh_process(pk: int) -> list[float]:
    ran = subprocess.run([sys.executable, "-c", ONE, str(pk)], capture_output=True, check=True, text=True)
    return json.loads(ran.stdout)
