"""A chat story as long as a story may be: reading it, checking it, and its module in the editors' form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse

from exercises.stories.faults import MOST_PASSAGES, faults_of
from exercises.stories.map import StoryMap
from exercises.stories.script import read, write
from training.models import TrainingIndexPage, TrainingModulePage

LINES = """* Noa looks at the phone.
Robin: Message number {number}, will you answer me?
  [pressure] Somebody who asks again and again puts you under pressure.
Noa: Later
Robin: Everybody else answers at once. Don't you like me any more?
  [test] This is how people find out what you will agree to.
+ Go on => Passage {next}
+ Wait => Passage {after}
+ Put the phone away => Out
"""
OUT = "== Out\n* Noa goes outside.\n! You may always stop. It is not your fault.\n"


def long_story(passages: int = MOST_PASSAGES) -> str:
    """Every passage leads on, further on, and out."""
    last = passages - 1
    told = (
        f"== Passage {number}\n"
        + LINES.format(number=number, next=min(number + 1, last), after=min(number + 2, last))
        for number in range(1, passages)
    )
    return "\n".join(["@ Noa\n", *told, OUT])


def measure(rounds: int, passages: int = MOST_PASSAGES) -> dict[str, Any]:
    """Medians in milliseconds. What is made for it is taken back."""
    script = long_story(passages)
    with transaction.atomic():
        page, desk = _module(script), _desk()
        asked: dict[str, Callable] = {
            "reading": partial(read, script),
            "writing": partial(write, read(script)),
            "faults": partial(_faults, script),
            "map": partial(_map, script),
            "check, asked by the form": partial(
                desk.post, reverse("check_story"), {"script": script, "passages": 1}
            ),
            "form opens": partial(desk.get, _address(page)),
            "draft is saved": partial(_save, desk, page, script),
        }
        found = {name: _median(ask, rounds) for name, ask in asked.items()}
        transaction.set_rollback(True)
    return {"passages": passages, "characters": len(script), "ms": found}


def _faults(script: str) -> None:
    faults_of(read(script))


def _map(script: str) -> tuple[str, list[str]]:
    drawn = StoryMap(read(script))
    return drawn.svg, drawn.lines


def _module(script: str) -> TrainingModulePage:
    story = {"title": "A long story", "intro": "", "script": script, "prompts": [], "note": ""}
    body = [{"type": "story", "value": story}]
    unit = {"title": "Decide", "minutes": 10, "intro": "", "body": body}
    page = TrainingModulePage(title="Benchmark", live=False, units=[{"type": "unit", "value": unit}])
    TrainingIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE).add_child(instance=page)
    page.save_revision()
    return page


def _desk() -> Client:
    host = next((host for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    desk = Client(headers={"host": host})
    user = get_user_model().objects.create_superuser("benchmark-story", "benchmark@example.org", None)
    desk.force_login(user)
    return desk


def _address(page: TrainingModulePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _save(desk: Client, page: TrainingModulePage, script: str) -> None:
    answer = desk.post(_address(page), _form(page, script))
    if answer.status_code != 302:
        raise RuntimeError("The draft was not saved.")


def _form(page: TrainingModulePage, script: str) -> dict[str, str]:
    """What a browser sends of a draft with one unit, which holds one story."""
    streams = ("skills", "channels", "related", "sources", "units-0-value-body-0-value-prompts")
    block = {"deleted": "", "order": "0", "id": ""}
    unit = {**block, "type": "unit", "value-title": "Decide", "value-minutes": "10", "value-body-count": "1"}
    story = {**block, "type": "story", "value-title": "A long story", "value-script": script}
    return {
        "title": page.title,
        "slug": page.slug,
        "evidence": page.evidence,
        "licence": page.licence,
        "cover": page.cover,
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "units-count": "1",
        **{f"{stream}-count": "0" for stream in streams},
        **{f"units-0-{name}": value for name, value in unit.items()},
        **{f"units-0-value-body-0-{name}": value for name, value in story.items()},
    }


def _median(ask: Callable, rounds: int) -> float:
    ask()  # the first request reads what later ones keep
    return round(median(_milliseconds(ask) for _round in range(rounds)), 1)


def _milliseconds(ask: Callable) -> float:
    began = perf_counter()
    ask()
    return (perf_counter() - began) * 1000
