"""Training modules made for one test."""

from datetime import date, timedelta

from wagtail.test.utils.form_data import streamfield

from taxonomy.models import Term
from tests.desk import page_form
from training.models import TrainingIndexPage, TrainingModulePage

TERMS = "a10_12 grooming"


def list_page(language: str = "en") -> TrainingIndexPage:
    return TrainingIndexPage.objects.get(locale__language_code=language)


def make_module(title: str = "A module", language: str = "en", **changes) -> TrainingModulePage:
    """A complete, published one with two units, but for `changes`; `terms` are codes."""
    codes = changes.pop("terms", TERMS)
    page = TrainingModulePage(**{**complete(), "title": title, **changes})
    page.terms.set(Term.objects.filter(slug__in=codes.split()))
    list_page(language).add_child(instance=page)
    page.save_revision().publish()
    return TrainingModulePage.objects.get(pk=page.pk)


def complete() -> dict:
    return {
        "search_description": "What one practises.",
        "intro": "You practise saying no.",
        "content_note": "This is about pressure. You may leave.",
        "skills": [("skill", "I can say no.")],
        "before": "Sit where you feel good.",
        "units": [
            unit("See it", 5, decide("A picture")),
            unit("Say it", 7, decide("A secret"), say("Aloud")),
        ],
        "after": "Do something that feels good.",
        "measured": "Nothing was measured.",
        "review_by": date.today() + timedelta(days=300),
    }


def unit(title: str, minutes: int, *exercises: dict) -> dict:
    body = [*exercises]
    return {"type": "unit", "value": {"title": title, "minutes": minutes, "intro": "", "body": body}}


def decide(title: str) -> dict:
    answers = [
        {"text": "I say no.", "helps": True, "why": "A no is enough."},
        {"text": "I wait.", "helps": False, "why": "You may tell somebody."},
    ]
    words = {"title": title, "situation": "Sam asks.", "question": "What would you do?", "answers": answers}
    return {
        "type": "decide",
        "value": {**words, "prompts": ["What is hard about it?"], "note": "Listen for secrets."},
    }


def say(title: str) -> dict:
    situations = [{"when": "When it is hard", "sentences": ["Can I tell you?"]}]
    return {
        "type": "say",
        "value": {"title": title, "intro": "", "situations": situations, "prompts": [], "note": ""},
    }


# --- As a browser sends it --------------------------------------------------------------------------------


def module_form(terms: str = TERMS, **changes) -> dict:
    """A complete module's form, but for `changes`."""
    texts = {name: value for name, value in complete().items() if isinstance(value, str)}
    fields = {
        **texts,
        "review_by": complete()["review_by"].isoformat(),
        "skills": streamfield([("skill", "I can say no.")]),
        "units": units_form("A picture"),
    }
    codes = Term.objects.filter(slug__in=terms.split())
    return page_form([term.pk for term in codes], **{**fields, **changes})


def units_form(*titles: str) -> dict:
    """One unit with an exercise of each title."""
    body = streamfield([("decide", decide_form(title)) for title in titles])
    return streamfield([("unit", {"title": "See it", "minutes": "5", "intro": "", "body": body})])


def decide_form(title: str) -> dict:
    answers = [
        {"text": "I say no.", "helps": "on", "why": "A no is enough."},
        {"text": "I wait.", "why": "You may tell somebody."},
    ]
    return {
        "title": title,
        "situation": "Sam asks.",
        "question": "What would you do?",
        "answers": listed(answers),
        "prompts": listed([]),
        "note": "",
    }


def listed(values: list) -> dict:
    """A ListBlock's part of a form."""
    rows = [
        {"deleted": "", "order": str(number), "type": "item", "id": "", "value": value}
        for number, value in enumerate(values)
    ]
    return {"count": str(len(rows)), **{str(number): row for number, row in enumerate(rows)}}
