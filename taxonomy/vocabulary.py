"""The vocabulary that every installation has, from `taxonomy/data/vocabulary.yaml`.

Loading is idempotent: what is there is brought up to date, nothing is deleted, and labels that an
editor changed stay unless `overwrite` is asked for.
"""

from pathlib import Path

from django.db import transaction

from core.yaml_files import read_yaml
from taxonomy.models import Scheme, Term, TermWords, Tint

DATA = Path(__file__).parent / "data" / "vocabulary.yaml"
TINTS = {
    "sun": Tint.SUN,
    "leaf": Tint.LEAF,
    "lake": Tint.LAKE,
    "heather": Tint.HEATHER,
    "clay": Tint.CLAY,
    "spruce": Tint.SPRUCE,
}


@transaction.atomic
def load_vocabulary(overwrite: bool = False) -> int:
    """Create missing terms and words; return how many terms are new."""
    schemes = read_yaml(DATA)["schemes"]
    return sum(
        _load_term(Scheme(scheme), number, entry, overwrite)
        for scheme, entries in schemes.items()
        for number, entry in enumerate(entries, start=1)
    )


def _load_term(scheme: Scheme, number: int, entry: dict, overwrite: bool) -> bool:
    facts = {
        "scheme": scheme,
        "name": entry["labels"]["en"],
        "sort_order": entry.get("order", number),
        "tint": TINTS[entry.get("tint", "spruce")],
        "min_age": entry.get("min_age"),
        "max_age": entry.get("max_age"),
        "exact_match": entry.get("uri") or "",
    }
    if overwrite:
        term, is_new = Term.objects.update_or_create(slug=entry["code"], defaults=facts)
    else:
        term, is_new = Term.objects.get_or_create(slug=entry["code"], defaults=facts)
    _load_words(term, entry, overwrite)
    return is_new


def _load_words(term: Term, entry: dict, overwrite: bool) -> None:
    for language, label in entry["labels"].items():
        words = {
            "label": label,
            "description": entry.get("descriptions", {}).get(language, ""),
            "other_words": entry.get("other_words", {}).get(language, ""),
        }
        if overwrite:
            TermWords.objects.update_or_create(term=term, language=language, defaults=words)
        else:
            TermWords.objects.get_or_create(term=term, language=language, defaults=words)
