"""The library with few and with many lessons: times, their ratio, and the number of queries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from lessons.benchmarks.making import COMMON, RARE, make_lessons
from lessons.library.stamps import indexes
from lessons.models import LessonIndexPage, LessonPage, LibraryStamp

FEW, MANY = 100, 10_000
CASES = {
    "page": "",
    "age": "?age=a10_12",
    "minutes": "?minutes=45",
    "offline": "?offline=1",
    "grade": "?grade=grades_3_6",
    "topic": "?topic=bullying",
    "skill": "?skill=l4",
    "kind": "?kind=exercise",
    "language": "?in=sv",
    "shortest first": "?sort=short",
    "youngest first": "?sort=age",
    "page 3": "?page=3",
}
WORDS = {"common word": COMMON, "rare word": RARE}


def measure(rounds: int, few: int = FEW, many: int = MANY) -> dict:
    """Medians in milliseconds for both sizes, per language, and what they were made of."""
    with transaction.atomic():
        LessonPage.objects.update(live=False)
        make_lessons(0, few)
        small, small_build = _all(rounds), _rebuild()
        make_lessons(few, many)
        large, large_build = _all(rounds), _rebuild()
        transaction.set_rollback(True)
    return {
        "lessons": [few, many],
        "languages": len(settings.LANGUAGES),
        "first_reader_after_a_change_ms": [small_build, large_build],
        "cases": {name: _compared(small[name], large[name]) for name in small},
    }


def _compared(small: tuple[float, int], large: tuple[float, int]) -> dict:
    return {
        "ms": [small[0], large[0]],
        "ratio": round(large[0] / small[0], 2),
        "queries": [small[1], large[1]],
    }


def _all(rounds: int) -> dict[str, tuple[float, int]]:
    library = LessonIndexPage.objects.live().get(locale__language_code=settings.LANGUAGE_CODE)
    client = Client(headers={"host": _known_host()})
    with translation.override(settings.LANGUAGE_CODE):
        search = reverse("search_lessons")
    asked: dict[str, Callable] = {
        name: partial(client.get, f"{library.url}{query}") for name, query in CASES.items()
    }
    for name, words in WORDS.items():
        asked[name] = partial(client.post, search, {"words": words})
    return {name: _timed(ask, rounds) for name, ask in asked.items()}


def _timed(ask: Callable, rounds: int) -> tuple[float, int]:
    """The median of some requests in milliseconds, and the queries of one."""
    ask()  # the first request reads what later ones keep
    queries: list[str] = []
    with connection.execute_wrapper(partial(_counting, queries)):
        ask()
    times = [_milliseconds(ask) for _ in range(rounds)]
    return round(median(times), 1), len(queries)


def _rebuild() -> float:
    """What the first reader waits for after a lesson of one language was published."""
    LibraryStamp.touch([Locale.objects.get(language_code=settings.LANGUAGE_CODE).pk])
    return round(_milliseconds(indexes), 1)


def _milliseconds(ask: Callable) -> float:
    started = perf_counter()
    ask()
    return (perf_counter() - started) * 1000


def _counting(queries: list[str], execute, sql, params, many, context):
    queries.append(sql)
    return execute(sql, params, many, context)


def _known_host() -> str:
    return next((host for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
