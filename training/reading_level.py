"""For whom a text is readable, in words, from its LIX."""

from __future__ import annotations

from django.utils.translation import gettext

from core.readability import AGES

# The readers of each age that the limits name, by the oldest of them.
BANDS = {9: "7–9", 12: "10–12", 15: "13–15", 17: "16–17"}


def youngest_readers(lix: int, language: str) -> str:
    """The youngest age band within whose limit the text is; empty where only adults are left."""
    bands = (BANDS[age] for age, limits in AGES if language in limits and lix <= limits[language].lix)
    return next(bands, "")


def reading_level(lix: int, language: str) -> str:
    """Empty for a text that was not measured, or in a language without limits."""
    if not lix or language not in AGES[0][1]:
        return ""
    ages = youngest_readers(lix, language)
    if not ages:
        return gettext("adults (LIX %(lix)d)") % {"lix": lix}
    return gettext("about %(ages)s years (LIX %(lix)d)") % {"ages": ages, "lix": lix}
