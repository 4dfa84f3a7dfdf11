"""The YAML files of the demo, read once."""

from functools import cache
from pathlib import Path

from core.yaml_files import read_yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fi", "sv")
SERIES = FOLDER / "lessons" / "series.yaml"
# What kind of page each campaign version is made for, in the order in which editors think of them.
VERSION_SLUGS_FROM = {"parent": "parents", "teacher": "teachers"}


@cache
def entries() -> dict[str, dict]:
    """All pages by key; a file holds one page, or several under `pages`."""
    found = {}
    for path in sorted(set(FOLDER.glob("*/*.yaml")) - {SERIES}):
        data = read_yaml(path)
        for entry in data.get("pages", [data]):
            found[entry["key"]] = entry
    return found


def of_kind(kind: str) -> list[dict]:
    return [entry for entry in entries().values() if entry["kind"] == kind]


def version_slug(audience: str, language: str) -> str:
    """A version's address is its audience's: "7-9", "parents"."""
    return entries()[VERSION_SLUGS_FROM.get(audience, audience)][language]["slug"]


def series_words(code: str) -> dict[str, dict]:
    """Title and description of a series of lessons, by language."""
    return read_yaml(SERIES)[code]
