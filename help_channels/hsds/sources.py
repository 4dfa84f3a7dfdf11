"""What a record rests on: each source is one attribute whose value is a small object."""

from __future__ import annotations

from django.utils.translation import gettext as _

from help_channels.hsds.facts import Facts
from help_channels.hsds.findings import Place, Report, Unreadable
from help_channels.hsds.json_format import parsed
from help_channels.hsds.shaping import CONTROL, is_day

CODE = "field.source"
FIELDS = ("title", "publisher", "url", "dated", "seen")


def sources_of(facts: Facts, places: dict[str, Place], report: Report) -> list[dict]:
    """The sources in their order; `places` learns where each stood."""
    found = []
    for value, place in zip(facts.values.get(CODE, []), facts.places.get(CODE, []), strict=True):
        source = _source(value)
        if source is None:
            sentence = _("This source cannot be read. It needs a title, and the day on which it was read.")
            report.error(place, "source", sentence)
        else:
            found.append((source.pop("n"), source, place))
    found.sort(key=lambda item: item[0])
    places |= {f"sources.{number}": place for number, (_n, _source, place) in enumerate(found)}
    return [source for _n, source, _place in found]


def _source(text: str) -> dict | None:
    try:
        value = parsed(text)
    except Unreadable:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("n", 0), int):
        return None
    source = {name: value.get(name, "") for name in FIELDS}
    if not all(isinstance(part, str) and not CONTROL.search(part) for part in source.values()):
        return None
    return {**source, "n": value.get("n", 0)} if source["title"] and is_day(source["seen"]) else None
