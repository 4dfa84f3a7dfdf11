"""Facts about learning in the notations that machines read."""

from __future__ import annotations

from collections.abc import Iterable

from taxonomy.models import Term


def duration(minutes: int | None) -> str:
    """ISO 8601, in minutes: PT45M."""
    return f"PT{minutes}M" if minutes else ""


def age_range(ages: Iterable[Term]) -> str:
    """From the youngest to the oldest: "10-12"; open at the end as "16-"."""
    ages = [term for term in ages if term.min_age is not None]
    if not ages:
        return ""
    oldest = [term.max_age for term in ages]
    end = "" if None in oldest else str(max(age for age in oldest if age is not None))
    return f"{min(term.min_age for term in ages if term.min_age is not None)}-{end}"
