"""Finding the project's messages in Python and in templates, with Babel instead of xgettext."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
SKIPPED = {".venv", "var", "tests", "migrations", "node_modules", "design"}


def update_catalogues(project: Path, languages: list[str]) -> dict[str, int]:
    """Bring every language's catalogue up to date; return how many messages lack a translation."""
    template = read_messages(project)
    missing = {}
    for language in languages:
        path = project / "locale" / language / "LC_MESSAGES" / "django.po"
        catalogue = _read(path, language)
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, omit_header=False, width=100, sort_output=True, no_location=True)
        missing[language] = len(untranslated(catalogue))
    return missing


def read_messages(project: Path) -> Catalog:
    """All messages of the project's own Python files and templates."""
    catalogue = Catalog(project="Cairn", charset="utf-8")
    for path in _sources(project):
        for _line, message, comments, context in _extract(path):
            catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages without words in a catalogue."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        words = message.string if isinstance(message.string, list | tuple) else [message.string]
        if not all(words) or message.fuzzy:
            found.append(str(message.id))
    return found


def _read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, project="Cairn", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _sources(project: Path) -> Iterator[Path]:
    for suffix in ("py", "html"):
        for path in sorted(project.rglob(f"*.{suffix}")):
            if not SKIPPED.intersection(path.relative_to(project).parts):
                yield path


def _extract(path: Path) -> Iterator[tuple]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Python minds how its lines are indented, a template does not.
        source = "\n".join(line.lstrip() for line in templatize(source).split("\n"))
    yield from extract("python", BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
