"""What the editor of a chat story asks while somebody writes. Nothing is stored here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from exercises.stories.faults import MOST_PASSAGES, Fault, faults_of
from exercises.stories.map import StoryMap
from exercises.stories.script import ScriptError, read
from exercises.stories.story import Choice, Line, Passage, Story, key_of

# Nobody reads more of them at once.
MOST_SAID = 100


@require_POST
def check_story(request: HttpRequest) -> JsonResponse:
    """What is wrong with a script, its map, and its passages if `passages` asks for them."""
    try:
        story = read(request.POST.get("script", ""))
    except ScriptError as error:
        slips = [{"line": slip.number, "reason": slip.reason} for slip in error.slips[:MOST_SAID]]
        return JsonResponse({"slips": slips, "count": len(error.slips)})
    return JsonResponse(answer(story, with_passages=bool(request.POST.get("passages"))))


def answer(story: Story, with_passages: bool) -> dict[str, Any]:
    faults = faults_of(story)
    drawn = StoryMap(
        story, {key_of(fault.passage) for fault in faults if fault.passage and not fault.is_hint}
    )
    is_drawn = len(story.passages) <= MOST_PASSAGES
    found = {
        "faults": [_fault(fault) for fault in faults[:MOST_SAID]],
        "count": len(faults),
        "map": drawn.svg if is_drawn else "",
        "ways": drawn.lines if is_drawn else [],
    }
    return {**found, "story": _story(story)} if with_passages else found


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "line": fault.number,
        "passage": fault.passage,
        "reason": fault.reason,
        "hint": fault.is_hint,
    }


def _story(story: Story) -> dict[str, Any]:
    places = {key: place for place, key in enumerate(story.by_key)}
    return {
        "me": story.me,
        "passages": [_passage(passage, places) for passage in story.passages],
    }


def _passage(passage: Passage, places: dict[str, int]) -> dict[str, Any]:
    return {
        "name": passage.name,
        "at": passage.number,
        "lines": [_line(line) for line in passage.lines],
        "choices": [_choice(choice, places) for choice in passage.choices],
        "kindWord": passage.kind_word,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "who": line.who,
        "text": line.text,
        "isTold": not line.who,
        "step": line.note.step if line.note else "",
        "why": line.note.why if line.note else "",
    }


def _choice(choice: Choice, places: dict[str, int]) -> dict[str, Any]:
    """`place` is where the passage stands in the list; names that differ in capitals only lead there too."""
    return {"text": choice.text, "to": choice.to, "place": places.get(choice.key)}
