"""The objects of a file, cell by cell: is each value of the kind that its column asks for?"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from help_channels.hsds.findings import Place, Report, Row
from help_channels.hsds.profile import LISTS, ONE, PASSED_OVER, Column, columns

DEEPEST = 12
LONGEST_LIST = 2000
# No text for people holds these; half of a pair of letters cannot be stored.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# In JSON the nesting says this; tables have no other way.
ONLY_IN_TABLES = {"organization_id", "link_id", "link_entity", "taxonomy_term_id", "service_id"}


def row_of(values: dict, table: str, place: Place, report: Report, is_table: bool = False) -> Row:
    """The cells of one object that are as they should be; what is wrong with the others is reported."""
    row = Row({}, place)
    for name, column in columns(table).items():
        value = values.get(name)
        if value is None or value == "":
            if column.is_required and (is_table or name not in ONLY_IN_TABLES):
                report.error(place, name, _("This must not be empty."))
            continue
        if sentence := wrong_cell(value, column):
            report.error(place, name, sentence)
        else:
            row[name] = float(value) if column.kind == "number" else value
    _warn_of_unknown(values, table, place, report)
    return row


def _warn_of_unknown(values: dict, table: str, place: Place, report: Report) -> None:
    known = {*columns(table), *LISTS.get(table, {}), *ONE.get(table, {}), *PASSED_OVER}
    for name in values:
        if name not in known:
            sentence = _("We do not know this column: what stands in it is passed over.")
            # Once per column, not once per row.
            where = Place(1, place.file) if place.file else Place()
            report.warn(where, str(name)[:60], sentence)


def wrong_cell(value: Any, column: Column) -> str:
    """One sentence about what is wrong with a value; empty when nothing is."""
    if column.kind == "number":
        return "" if _is_number(value) else _("“%(value)s” is not a number.") % _shown(value)
    if not isinstance(value, str):
        return _("“%(value)s” is not a text.") % _shown(value)
    if CONTROL.search(value):
        return _("There is a character in it that no text has. Type it anew.")
    if column.kind == "date" and not is_day(value):
        return _("“%(value)s” is not a date. Write for example 2026-11-21.") % _shown(value)
    if column.choices and value not in column.choices:
        known = ", ".join(column.choices)
        return _("“%(value)s” is not known here. Known are: %(known)s.") % {**_shown(value), "known": known}
    return ""


def _shown(value: Any) -> dict[str, str]:
    text = str(value)
    return {"value": text if len(text) <= 80 else f"{text[:80]}…"}


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return False
    try:
        return math.isfinite(float(value))
    except (ValueError, OverflowError):
        return False


def is_day(text: str) -> bool:
    try:
        return bool(DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def tree_of(value: Any, table: str, place: Place, report: Report, depth: int = 0) -> Row | None:
    """An object with all that hangs on it."""
    if not isinstance(value, dict):
        report.error(place, table, _("Here must stand an object in braces: {…}."))
        return None
    if depth > DEEPEST:
        report.error(place, table, _("Objects lie too deep in each other."))
        return None
    row = row_of(value, table, place, report)
    for name, child in ONE.get(table, {}).items():
        if value.get(name) is not None:
            item = tree_of(value[name], child, place.within(name), report, depth + 1)
            if item is not None:
                row[name] = item
    for name, child in LISTS.get(table, {}).items():
        if value.get(name) is not None:
            row[name] = _list_of(value[name], name, child, place, report, depth)
    return row


def _list_of(value: Any, name: str, table: str, place: Place, report: Report, depth: int) -> list[Row]:
    if not isinstance(value, list):
        report.error(place, name, _("Here must stand a list in brackets: […]."))
        return []
    if len(value) > LONGEST_LIST:
        sentence = _("This list has %(count)d entries. At most %(most)d are read.")
        report.error(place, name, sentence % {"count": len(value), "most": LONGEST_LIST})
        return []
    items = []
    for number, item in enumerate(value, start=1):
        # A file made to annoy could hold millions.
        if report.is_full:
            break
        items.append(tree_of(item, table, place.within(f"{name} {number}"), report, depth + 1))
    return [item for item in items if item is not None]
