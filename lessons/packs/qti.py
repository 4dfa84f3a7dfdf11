"""The quiz as a learning platform imports it: QTI 1.2 as Common Cartridge 1.1 narrows it.

Nothing is timed and every answer explains itself. A score is given because platforms refuse a
question without one.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from lessons.packs.content import Answer, LessonContent, Question
from lessons.packs.markup import tag

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def assessment(content: LessonContent) -> bytes:
    title = f"{content.words['quiz']}: {content.title}"
    items = (_item(number, question) for number, question in enumerate(content.quiz, 1))
    quiz = tag(
        "assessment",
        _metadata(
            cc_profile="cc.exam.v0p1",
            qmd_assessmenttype="Examination",
            qmd_scoretype="Percentage",
            qmd_feedbackpermitted="Yes",
            qmd_hintspermitted="No",
            qmd_solutionspermitted="Yes",
            cc_maxattempts="unlimited",
        ),
        tag("section", *items, ident="root_section"),
        ident="quiz",
        title=title,
        xml__lang=content.language,
    )
    return f"{XML}{tag('questestinterop', quiz, xmlns=NAMESPACE)}\n".encode()


def _metadata(**fields: str) -> SafeString:
    pairs = (
        tag("qtimetadatafield", tag("fieldlabel", label), tag("fieldentry", value))
        for label, value in fields.items()
    )
    return tag("qtimetadata", *pairs)


def _item(number: int, question: Question) -> SafeString:
    choices = list(enumerate(question.answers, 1))
    return tag(
        "item",
        tag("itemmetadata", _metadata(cc_profile="cc.multiple_choice.v0p1")),
        _presentation(question, choices),
        _processing(choices),
        *(_feedback(place, answer) for place, answer in choices),
        ident=f"question_{number}",
        title=question.question,
    )


def _presentation(question: Question, choices: Iterable[tuple[int, Answer]]) -> SafeString:
    labels = (
        tag("response_label", _material(answer.text), ident=_answer_id(place)) for place, answer in choices
    )
    options = tag("render_choice", *labels)
    response = tag("response_lid", options, ident="response", rcardinality="Single")
    return tag("presentation", _material(question.question), response)


def _processing(choices: list[tuple[int, Answer]]) -> SafeString:
    score = tag("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    conditions = [_condition(place, shows_why=True) for place, _answer in choices]
    right = [_condition(place, shows_why=False) for place, answer in choices if answer.right][:1]
    return tag("resprocessing", tag("outcomes", score), *conditions, *right)


def _condition(place: int, shows_why: bool) -> SafeString:
    """Either what is said of an answer, or that it counts."""
    chosen = tag("conditionvar", tag("varequal", _answer_id(place), respident="response"))
    if shows_why:
        said = tag("displayfeedback", feedbacktype="Response", linkrefid=_feedback_id(place))
        return tag("respcondition", chosen, said, **{"continue": "Yes"})
    return tag(
        "respcondition", chosen, tag("setvar", "100", action="Set", varname="SCORE"), **{"continue": "No"}
    )


def _feedback(place: int, answer: Answer) -> SafeString:
    return tag("itemfeedback", _material(answer.why), ident=_feedback_id(place))


def _material(text: str) -> SafeString:
    return tag("material", tag("mattext", text, texttype="text/plain"))


def _answer_id(place: int) -> str:
    return f"answer_{place}"


def _feedback_id(place: int) -> str:
    return f"why_{place}"
