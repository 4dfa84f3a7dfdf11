"""Where in a module a reader is. The address is the progress: nobody has to keep anything."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext


@dataclass(frozen=True)
class Step:
    """A unit, or with no `minutes` the last step."""

    number: int
    title: str
    url: str
    minutes: int | None = None

    @property
    def is_last(self) -> bool:
        return self.minutes is None


@dataclass(frozen=True)
class Progress:
    steps: list[Step]
    number: int

    @property
    def current(self) -> Step:
        return self.steps[self.number - 1]

    @property
    def previous(self) -> Step | None:
        return self.steps[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> Step | None:
        return self.steps[self.number] if self.number < len(self.steps) else None

    @property
    def words(self) -> str:
        return gettext("Step %(number)d of %(count)d") % {"number": self.number, "count": len(self.steps)}


def steps_of(units: list, address: str) -> list[Step]:
    """The units of the module at this address, and the end. An unfinished draft may lack minutes."""
    steps = [
        Step(number, unit.get("title") or "", f"{address}{number}/", unit.get("minutes") or 0)
        for number, unit in enumerate(units, start=1)
    ]
    return [*steps, Step(len(steps) + 1, gettext("Well done"), f"{address}done/")]
