"""Opening hours as HSDS schedules, for readers of other sites.

HSDS has weekly rows with an opening and a closing time. Our hours can say more, so they travel as they
are beside these rows, and only they are read back.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
RULE = re.compile(rf"(?:({DAY}(?:[-,]{DAY})*) )?(\d\d:\d\d)-(\d\d:\d\d)")
ROUND_THE_CLOCK = "24/7"
# HSDS gives one offset and knows no summer time: that of a day in January, summer time taken off.
SOME_DAY = datetime(2026, 1, 15)


def weekly_rows(hours: str) -> list[dict]:
    """One row per rule; none at all when any part says more than days and one span."""
    if hours == ROUND_THE_CLOCK:
        return [_row(list(WEEK), "00:00", "23:59")]
    found = [RULE.fullmatch(rule.strip()) for rule in hours.split(";") if rule.strip()]
    if not all(match and match[3] <= "23:59" for match in found):
        return []
    rows = [_row(_days(match[1] or "Mo-Su"), match[2], match[3]) for match in found if match]
    named = [day for row in rows for day in row["byday"].split(",")]
    # A later rule replaces an earlier one on its days; HSDS would add them up.
    return rows if len(named) == len(set(named)) else []


def _row(days: list[str], opens: str, closes: str) -> dict:
    # With seconds: tools for tables refuse a time without them.
    return {"freq": "WEEKLY", "byday": ",".join(days), "opens_at": f"{opens}:00", "closes_at": f"{closes}:00"}


def _days(text: str) -> list[str]:
    days: list[str] = []
    for part in text.upper().split(","):
        first, _dash, last = part.partition("-")
        start, end = WEEK.index(first), WEEK.index(last or first)
        length = (end - start) % len(WEEK) + 1
        days += [WEEK[(start + number) % len(WEEK)] for number in range(length)]
    return days


def standard_offset(zone: str) -> float:
    """Hours ahead of UTC outside summer time."""
    moment = SOME_DAY.replace(tzinfo=ZoneInfo(zone))
    offset = (moment.utcoffset() or _NOTHING) - (moment.dst() or _NOTHING)
    hours = offset.total_seconds() / 3600
    return int(hours) if hours == int(hours) else hours


_NOTHING = SOME_DAY - SOME_DAY
