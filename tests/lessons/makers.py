"""Lessons made for one test."""

from datetime import date, timedelta

from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from lessons.models import LessonIndexPage, LessonPage
from taxonomy.models import Term
from tests.desk import page_form

TERMS = "a13_15 privacy grades_7_9 lesson"


def library(language: str = "en") -> LessonIndexPage:
    return LessonIndexPage.objects.get(locale__language_code=language)


def make_lesson(title: str = "A lesson", language: str = "en", live: bool = True, **changes) -> LessonPage:
    """A complete one, but for `changes`; `terms` are codes."""
    codes = changes.pop("terms", TERMS)
    page = LessonPage(**{**complete(), "title": title, "live": live, **changes})
    page.terms.set(Term.objects.filter(slug__in=codes.split()))
    library(language).add_child(instance=page)
    page.save_revision(clean=False)
    return LessonPage.objects.get(pk=page.pk)


def complete() -> dict:
    return {
        "search_description": "What it is about.",
        "intro": "The class finds out how to say no.",
        "minutes": 45,
        "objectives": [("objective", "I can say no.")],
        "school_informed": "The head teacher.",
        "duty_to_notify": "You tell the child welfare services.",
        "named_adult": "The school's counsellor.",
        "opt_out": "They go to the library.",
        "aftercare": "You stay in the room.",
        "steps": [{"type": "step", "value": step("Begin", 15)}, {"type": "step", "value": step("Talk", 30)}],
        "review_by": date.today() + timedelta(days=300),
    }


def step(title: str, minutes: int | None) -> dict:
    return {"title": title, "minutes": minutes, "teacher": "<p>Say hello.</p>", "pupils": "", "parts": []}


def lesson_form(terms: str = TERMS, **changes) -> dict:
    """A complete lesson's form as a browser sends it, but for `changes`."""
    words = {name: value for name, value in complete().items() if isinstance(value, str | int)}
    fields = {
        **words,
        "review_by": complete()["review_by"].isoformat(),
        "objectives": streamfield([("objective", "I can say no.")]),
        "steps": steps_form(15, 30),
        "version": "1.0",
        "attachments": inline_formset([]),
        "letter": rich_text(""),
        "series": "",
        "series_order": "",
        **{name: streamfield([]) for name in ("needs", "sheets", "quiz")},
        **dict.fromkeys(("changes", "letter_title", "group_size", "measured"), ""),
    }
    codes = Term.objects.filter(slug__in=terms.split())
    return page_form([term.pk for term in codes], **{**fields, **changes})


def steps_form(*minutes: int | str) -> dict:
    empty = {"parts": streamfield([]), "pupils": ""}
    return streamfield(
        [
            ("step", {**step(f"Step {number}", count), **empty, "teacher": rich_text("<p>Hello.</p>")})
            for number, count in enumerate(minutes, 1)
        ]
    )
