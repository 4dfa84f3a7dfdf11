"""Small pages for learning platforms: no script, no address of ours inside but links, one style sheet beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.safestring import SafeString

from lessons.packs.content import Fact, LessonContent, Sheet, Source, Step
from lessons.packs.html_parts import for_pupils, for_teachers, prose
from lessons.packs.markup import EMPTY, join, tag

STYLE = "style.css"
STYLE_SHEET = b"""body { max-width: 44rem; margin: 0 auto; padding: 1rem; background: #fbf6ee; color: #15292d;
  font: 1.1rem/1.6 Lexend, Verdana, sans-serif; }
h1, h2, h3 { line-height: 1.25; }
a { color: #0f5953; }
img { max-width: 100%; height: auto; }
.message { max-width: 34rem; margin: .5rem 0; padding: .5rem 1rem; border-radius: .8rem; background: #fff; }
.me { margin-left: auto; background: #cfe6f0; }
.quiet { background: #f3eadb; padding: .5rem 1rem; border-radius: .8rem; }
.danger { background: #fbe3da; padding: .5rem 1rem; border-radius: .8rem; }
.card { border: 1px dashed #75858a; padding: .5rem 1rem; margin: .5rem 0; }
"""


def pupil_page(content: LessonContent) -> bytes:
    """What pupils do, step by step, and their sheets."""
    words = content.words
    body = [
        _head(content),
        tag("h2", words["objectives"]),
        _list(content.objectives),
        *(_pupil_step(step, words) for step in content.steps),
        *(_sheet(sheet, words) for sheet in content.sheets),
    ]
    return page(content, content.title, body)


def teacher_page(content: LessonContent) -> bytes:
    """The whole plan."""
    words = content.words
    body = [
        _head(content),
        tag("h2", words["at_a_glance"]),
        _facts(content.facts),
        _titled_list(words["needs"], content.needs),
        _titled_list(words["objectives"], content.objectives),
        _titled_list(words["competences"], content.competences),
        *_sections(words["before"], content.before),
        tag("h2", words["steps"]),
        *(_teacher_step(step, words) for step in content.steps),
        *_sections(words["around"], content.around),
        *_text(words["aftercare"], content.aftercare),
        *_text(words["evidence"], content.evidence),
        *_text(words["measured"], content.measured),
        *_sources(content),
        *_text(words["licence"], content.licence.attribution),
        *_text(words["cite"], content.citation),
        tag("p", f"{words['version']} {content.version}"),
    ]
    return page(content, f"{words['lesson_plan']}: {content.title}", body)


def page(content: LessonContent, title: str, body: Iterable[str]) -> bytes:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="stylesheet", href=STYLE),
    )
    page = tag("html", head, tag("body", tag("main", *body)), lang=content.language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(content: LessonContent) -> SafeString:
    note = tag("p", content.content_note, class_="quiet") if content.content_note else EMPTY
    return join([tag("h1", content.title), tag("p", content.promise), note])


def _pupil_step(step: Step, words: dict[str, str]) -> SafeString:
    parts = [for_pupils(part, words) for part in step.parts]
    task = tag("p", step.pupils) if step.pupils.strip() else EMPTY
    return tag("section", tag("h2", f"{step.title} · {step.minutes} {words['min']}"), task, *parts)


def _teacher_step(step: Step, words: dict[str, str]) -> SafeString:
    task = [tag("h4", words["pupils"]), tag("p", step.pupils)] if step.pupils.strip() else []
    return tag(
        "section",
        tag("h3", f"{step.title} · {step.minutes} {words['min']}"),
        prose(step.teacher),
        *task,
        *(for_teachers(part, words) for part in step.parts),
    )


def _sheet(sheet: Sheet, words: dict[str, str]) -> SafeString:
    intro = tag("p", sheet.intro) if sheet.intro else EMPTY
    return tag("section", tag("h2", sheet.title), intro, *(for_pupils(part, words) for part in sheet.parts))


def _facts(facts: Iterable[Fact]) -> SafeString:
    pairs = [(tag("dt", fact.label), tag("dd", fact.text)) for fact in facts]
    return tag("dl", *(cell for pair in pairs for cell in pair)) if pairs else EMPTY


def _list(entries: Iterable[str]) -> SafeString:
    points = [tag("li", entry) for entry in entries]
    return tag("ul", *points) if points else EMPTY


def _titled_list(title: str, entries: tuple[str, ...]) -> SafeString:
    return join([tag("h2", title), _list(entries)]) if entries else EMPTY


def _text(title: str, text: str) -> Iterator[SafeString]:
    if text.strip():
        yield tag("h2", title)
        yield from (tag("p", line) for line in text.splitlines() if line.strip())


def _sections(title: str, facts: tuple[Fact, ...]) -> Iterator[SafeString]:
    if facts:
        yield tag("h2", title)
        for fact in facts:
            yield tag("h3", fact.label)
            yield tag("p", fact.text)


def _sources(content: LessonContent) -> Iterator[SafeString]:
    if content.sources:
        yield tag("h2", content.words["sources"])
        yield tag("ul", *(tag("li", _source(source)) for source in content.sources))


def _source(source: Source) -> SafeString:
    title = tag("a", source.title, href=source.url) if source.url else join([source.title])
    rest = ", ".join(filter(None, (source.publisher, source.dated)))
    return join([title, f". {rest}" if rest else ""])
