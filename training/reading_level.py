"""Whether a text is easy enough for its readers, in words, from its LIX."""

from __future__ import annotations

from django.utils.translation import gettext

from core.readability import limits_for

# The readers of each age that the limits name, by the oldest of them.
BANDS = {9: "7–9", 12: "10–12", 15: "13–15", 17: "16–17"}


def reading_level(lix: int, language: str, age: int | None) -> str:
    """`age` is the oldest of the youngest readers, None for adults. Empty where nothing is measured."""
    limits = limits_for(age, language)
    if not lix or limits is None:
        return ""
    facts = {"lix": lix, "limit": limits.lix, "ages": BANDS.get(age or 0, "")}
    if lix > limits.lix:
        return gettext("hard (LIX %(lix)d, at most %(limit)d)") % facts
    if age is None:
        return gettext("easy for adults (LIX %(lix)d, at most %(limit)d)") % facts
    return gettext("easy for ages %(ages)s (LIX %(lix)d, at most %(limit)d)") % facts
