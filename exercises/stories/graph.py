"""Ways through a story."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from exercises.stories.story import Passage, Story


def depths(story: Story) -> dict[str, int]:
    """The fewest choices from the start to each passage that can be reached, by key, nearest first."""
    if story.start is None:
        return {}
    found, waiting = {story.start.key: 0}, deque([story.start])
    while waiting:
        passage = waiting.popleft()
        for after in story.follow(passage):
            if after.key not in found:
                found[after.key] = found[passage.key] + 1
                waiting.append(after)
    return found


def leads_to(story: Story, goals: Iterable[Passage]) -> set[str]:
    """The keys of all passages from which one of these can be reached, and their own."""
    before: dict[str, list[str]] = {}
    for passage in story.passages:
        for after in story.follow(passage):
            before.setdefault(after.key, []).append(passage.key)
    found = {passage.key for passage in goals}
    waiting = deque(found)
    while waiting:
        for key in before.get(waiting.popleft(), []):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return found


def has_loop(story: Story) -> bool:
    """Whether somebody could come to the same passage twice."""
    return len(_in_order(story)) < len(depths(story))


def longest_way(story: Story) -> int:
    """Messages on the longest way from the start; only for stories without a loop."""
    longest: dict[str, int] = {}
    for passage in reversed(_in_order(story)):
        after = [longest[each.key] for each in story.follow(passage) if each.key in longest]
        longest[passage.key] = passage.messages + max(after, default=0)
    return longest.get(story.start.key, 0) if story.start else 0


def _in_order(story: Story) -> list[Passage]:
    """Every reachable passage after all that lead to it; those on or behind a loop are left out."""
    reachable = depths(story)
    waiting_for = dict.fromkeys(reachable, 0)
    for key in reachable:
        for after in story.follow(story.by_key[key]):
            waiting_for[after.key] += 1
    ready = deque(key for key, count in waiting_for.items() if not count)
    ordered = []
    while ready:
        passage = story.by_key[ready.popleft()]
        ordered.append(passage)
        for after in story.follow(passage):
            waiting_for[after.key] -= 1
            if not waiting_for[after.key]:
                ready.append(after.key)
    return ordered


def ways(story: Story, most: int) -> Iterator[tuple[Passage, ...]]:
    """Every way from the start to where it ends, at most `most` of them; a loop ends where it closes."""
    if story.start is None:
        return
    waiting: list[tuple[Passage, ...]] = [(story.start,)]
    told = 0
    while waiting and told < most:
        way = waiting.pop()
        after = [passage for passage in story.follow(way[-1]) if passage not in way]
        if after:
            waiting += [(*way, passage) for passage in reversed(after)]
        else:
            told += 1
            yield way
