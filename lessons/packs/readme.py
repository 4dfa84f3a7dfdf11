"""What lies beside the files: what is inside and for whom, who can help, and what one may do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import translation
from django.utils.formats import date_format

from lessons.packs.content import Channel, LessonContent
from lessons.packs.kinds import BuiltFile
from lessons.packs.printable import printable


def readme(content: LessonContent, files: Iterable[BuiltFile], made_on: date) -> bytes:
    """Plain text in the lesson's language."""
    content = printable(content)
    words = content.words
    lines = [
        content.title,
        "=" * len(content.title),
        "",
        content.promise,
        *([content.content_note] if content.content_note else []),
        "",
        *_heading(words["inside"]),
        *(_file_line(file, words) for file in files),
        "",
        *_heading(words["help"]),
        words["help_intro"],
        "",
        *_channel_lines(content),
        *_heading(words["licence"]),
        content.licence.attribution,
        "",
        f"{words['version']} {content.version} · {words['made_on']} {_day(made_on, content.language)}",
        words["current"],
        content.address,
    ]
    return as_text(lines)


def licence_text(content: LessonContent) -> bytes:
    """What one may do, whom to name, and where the licence stands."""
    content = printable(content)
    licence = content.licence
    return as_text(
        [
            content.title,
            content.address,
            "",
            licence.label,
            *([licence.url] if licence.url else []),
            "",
            licence.attribution,
            "",
            f"{content.words['cite']}: {content.citation}",
        ]
    )


def overview(folders: Iterable[tuple[str, LessonContent]]) -> bytes:
    """What lies in a folder with several lessons: `folders` pairs each folder's name with its lesson."""
    found = [(folder, printable(content)) for folder, content in folders]
    words = found[0][1].words
    lines = _heading(words["overview"])
    for folder, content in found:
        lines += ["", f"{content.title} ({content.minutes} {words['min']})", content.promise]
        lines += [f"{folder}/", content.address]
    lines += ["", *_heading(words["help"]), words["help_intro"], ""]
    urgent = [
        channel for _folder, content in found[:1] for channel in content.channels if channel.is_emergency
    ]
    return as_text([*lines, *(line for channel in urgent for line in _one_channel(channel, words))])


def as_text(lines: Iterable[str]) -> bytes:
    """Lines end as every system's own editor can show them; the mark at the start says UTF-8 to Windows."""
    return ("\n".join(lines) + "\n").replace("\n", "\r\n").encode("utf-8-sig")


def _heading(text: str) -> list[str]:
    return [text, "-" * len(text)]


def _file_line(file: BuiltFile, words: dict[str, str]) -> str:
    whom = words["for_teacher"] if file.for_teachers else words["for_pupils"]
    return f"{file.name}: {file.title} ({file.kind}). {whom}."


def _channel_lines(content: LessonContent) -> Iterator[str]:
    for channel in sorted(content.channels, key=lambda channel: not channel.is_emergency):
        yield from _one_channel(channel, content.words)


def _one_channel(channel: Channel, words: dict[str, str]) -> Iterator[str]:
    yield f"{words['in_danger']}: {channel.name}" if channel.is_emergency else channel.name
    if channel.what_for:
        yield f"  {channel.what_for}"
    for way in channel.ways:
        shown = way.value if way.href.startswith("http") else ""
        yield f"  {way.full_label}: {shown}" if shown else f"  {way.full_label}"
    if channel.checked:
        yield f"  {channel.checked}"
    yield ""


def _day(day: date, language: str) -> str:
    with translation.override(language):
        return date_format(day, "DATE_FORMAT")
