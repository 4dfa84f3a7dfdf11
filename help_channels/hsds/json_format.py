"""HSDS as JSON: a list of services."""

from __future__ import annotations

import json
import re
from typing import Any

from django.utils.translation import gettext as _

from help_channels.hsds.findings import Place, Report, Row, Unreadable
from help_channels.hsds.letters import text_of
from help_channels.hsds.shaping import tree_of

# Deeper than any service, and far from where Python itself gives up.
DEEPEST = 40
MOST_CHANNELS = 2000
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
# What only tables need, and a taxonomy's description, would be said again with every fact.
SAID_BY_NESTING = {"link_id", "link_entity", "taxonomy_term_id", "taxonomy_detail"}
BRACKET = re.compile(r"[\[\]{}]")


def write(services: list[dict]) -> bytes:
    """One service per line. The same services give the same bytes."""
    lines = [json.dumps(_slim(service), ensure_ascii=False) for service in services]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _slim(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _slim(item) for name, item in value.items() if name not in SAID_BY_NESTING}
    return [_slim(item) for item in value] if isinstance(value, list) else value


def read(data: bytes, report: Report) -> list[Row]:
    """The services of a JSON file. Raises Unreadable."""
    text = text_of(data)
    if text.lstrip().startswith("<"):
        raise Unreadable(_("This is a web page, not JSON. Download the file itself and try again."))
    value = parsed(text)
    if not isinstance(value, list):
        raise Unreadable(_("The file must hold a list of services in brackets: […]."))
    refuse_many(len(value))
    rows = [tree_of(item, "service", Place(number), report) for number, item in enumerate(value, start=1)]
    return [row for row in rows if row is not None]


def refuse_many(count: int) -> None:
    if count > MOST_CHANNELS:
        raise Unreadable(
            _("There are %(count)d channels in this file. At most %(most)d are read.")
            % {"count": count, "most": MOST_CHANNELS}
        )


def parsed(text: str) -> Any:
    """JSON as the standard has it: no NaN, no name twice in one object. Raises Unreadable."""
    _refuse_depth(text)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        sentence = _("This is not JSON: line %(line)d cannot be read.") % {"line": error.lineno}
        raise Unreadable(sentence) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits.
        raise Unreadable(_("This is not JSON that can be read.")) from error


def _object(pairs: list[tuple[str, Any]]) -> dict:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(_("“%(name)s” stands twice in one object.") % {"name": twice[:60]}, name=twice[:60])
    return result


def _no_number(name: str) -> Any:
    raise Unreadable(_("“%(value)s” is not a number in JSON.") % {"value": name})


def _refuse_depth(text: str) -> None:
    depth = 0
    for bracket in BRACKET.findall(TEXT.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            raise Unreadable(_("Objects lie too deep in each other."))
