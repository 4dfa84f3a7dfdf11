"""From the short notation of a lesson's YAML file to the fields of its page."""

from home.demo.blocks import BodyWriter
from home.demo.files import series_words
from lessons.models import LessonPage, LessonSeries, LessonSeriesWords

# Fields of plain words, of the same name in the file.
PLAIN = (
    "group_size",
    "group_format",
    "prior_knowledge",
    "school_informed",
    "duty_to_notify",
    "named_adult",
    "opt_out",
    "differentiation",
    "accessibility",
    "assessment",
    "reflection",
    "aftercare",
    "measured",
    "changes",
)


def fill_lesson(page: LessonPage, entry: dict, words: dict, writer: BodyWriter) -> None:
    """Everything but the series; `words` are the entry's words in the page's language."""
    page.minutes = entry["minutes"]
    page.without_devices = entry["without_devices"]
    page.version = entry["version"]
    for field in PLAIN:
        setattr(page, field, words[field])
    page.needs = [("need", need) for need in words["needs"]]
    page.objectives = [("objective", objective) for objective in words["objectives"]]
    page.steps = [{"type": "step", "value": _step(step, writer)} for step in words["steps"]]
    page.sheets = [{"type": "sheet", "value": _sheet(sheet, writer)} for sheet in words["sheets"]]
    page.quiz = [{"type": "question", "value": question} for question in words["quiz"]]
    page.letter_title = words["letter"]["title"]
    page.letter = writer.rich(words["letter"]["body"])
    page.related = writer.page_stream(entry.get("related", []))


def series_of(lessons: list[dict]) -> dict[str, LessonSeries]:
    """The series that the lessons name, by code, with the words of `series.yaml`."""
    codes = sorted({entry["series"]["code"] for entry in lessons if entry.get("series")})
    return {code: _series(code) for code in codes}


def _series(code: str) -> LessonSeries:
    series = LessonSeries(code=code)
    series.words = [
        LessonSeriesWords(language=language, **words) for language, words in series_words(code).items()
    ]
    series.save()
    return series


def _step(step: dict, writer: BodyWriter) -> dict:
    return {
        "title": step["title"],
        "minutes": step["minutes"],
        "teacher": writer.rich(step["teacher"]),
        "pupils": step["pupils"],
        "parts": [
            _part(kind, value, writer) for entry in step.get("blocks", []) for kind, value in entry.items()
        ],
    }


def _sheet(sheet: dict, writer: BodyWriter) -> dict:
    parts = [_part(kind, value, writer) for entry in sheet["parts"] for kind, value in entry.items()]
    return {"title": sheet["title"], "intro": sheet["intro"], "parts": parts}


def _part(kind: str, value, writer: BodyWriter) -> dict:
    if kind == "note":
        value = {**value, "text": writer.rich(value["text"])}
    if kind == "starters":
        value = {"heading": value["heading"], "entries": value["items"]}
    return {"type": kind, "value": value}
