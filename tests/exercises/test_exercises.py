"""What the exercises promise a single reader, a class, a sheet of paper and an editor, seen in their HTML."""

import json
from html.parser import HTMLParser

import pytest
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from wagtail.blocks import StreamBlock
from wagtail.models import Page

from exercises.blocks import EXERCISE_BLOCKS
from tests.desk import text_of

KINDS = ["decide", "quiz", "sort", "say", "setup"]
STREAM = StreamBlock(EXERCISE_BLOCKS)
FOR_CLASS = {"prompts": ["Why is it hard to say no?"], "note": "Do not ask for their own stories."}


def raw(kind: str, **changes) -> dict:
    """A complete exercise as it is stored, with words for the teacher."""
    example = json.dumps(STREAM.child_blocks[kind].meta.preview_value, cls=DjangoJSONEncoder)
    return {**json.loads(example), **FOR_CLASS, **changes}


def value_of(kind: str, **changes):
    return STREAM.child_blocks[kind].to_python(raw(kind, **changes))


def html_of(kind: str, mode: str = "", **changes) -> str:
    return STREAM.child_blocks[kind].render(value_of(kind, **changes), context={"mode": mode})


class Elements(HTMLParser):
    """Every element with its attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs) -> None:
        self.all.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.all if name == tag]


def explanations(kind: str) -> list[str]:
    value = value_of(kind)
    rows = (
        [answer for question in value.rows for answer in question["answers"]]
        if kind == "quiz"
        else value.rows
    )
    return [] if kind == "say" else [row["why"] for row in rows]


# --- One reader ---


@pytest.mark.parametrize("kind", KINDS)
def test_every_explanation_is_there_without_a_script(kind):
    html = html_of(kind)
    assert [why for why in explanations(kind) if why not in html] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["", "class", "paper", "answers"])
def test_nothing_can_be_sent_and_nothing_is_inline(kind, mode):
    elements = Elements(html_of(kind, mode))
    assert elements.named("form") == elements.named("style") == elements.named("script") == []
    assert [attributes for _tag, attributes in elements.all if "style" in attributes] == []
    assert [name for _tag, attributes in elements.all for name in attributes if name.startswith("on")] == []
    assert [box for box in elements.named("input") if "name" in box and box["type"] != "radio"] == []
    assert [box for box in elements.named("input") if box.get("autocomplete") != "off"] == []
    assert [button for button in elements.named("button") if button.get("type") != "button"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_for_the_teacher_never_reach_a_single_reader(kind):
    html = html_of(kind)
    assert FOR_CLASS["prompts"][0] not in html
    assert FOR_CLASS["note"] not in html


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["", "class", "answers"])
def test_no_answer_is_called_wrong(kind, mode):
    html = html_of(kind, mode).lower()
    assert [
        word for word in ("wrong", "incorrect", "mistake", "score", "points", "failed") if word in html
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_exercise_has_a_name_and_says_what_kind_it_is(kind):
    elements = Elements(html_of(kind))
    [section] = elements.named("section")
    assert section["aria-labelledby"] in [attributes.get("id") for attributes in elements.named("h2")]
    value = value_of(kind)
    assert value.kind_label in html_of(kind)


def test_what_helps_is_said_in_words_and_the_rest_is_kind():
    html = html_of("decide")
    assert html.count("This helps.") == 1
    assert html.count("It is fine to think of this.") == 1


def test_the_answers_of_one_question_close_each_other_and_no_others():
    html = html_of("quiz")
    groups = [attributes["name"] for attributes in Elements(html).named("details")]
    assert sorted(groups.count(name) for name in set(groups)) == [2, 2]


def test_two_exercises_on_a_page_share_no_name():
    first, second = (Elements(html_of("sort", title=title)) for title in ("One", "Two"))
    names = [{box["name"] for box in elements.named("input")} for elements in (first, second)]
    assert names[0].isdisjoint(names[1])
    assert len(names[0]) == 3


def test_the_sheet_and_its_key_on_one_page_share_no_id():
    both = Elements(html_of("quiz", "paper") + html_of("quiz", "answers"))
    ids = [attributes["id"] for _tag, attributes in both.all if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_a_tick_is_kept_under_the_words_of_its_thing_not_its_place():
    items = value_of("setup").rows
    moved = value_of("setup", items=[dict(item) for item in reversed(items)]).rows
    assert [item.lasting_key for item in moved] == [item.lasting_key for item in reversed(items)]
    assert value_of("setup").lasting_key == value_of("setup", intro="Corrected.").lasting_key


def test_what_is_kept_is_said_before_it_is_kept():
    elements = Elements(html_of("setup"))
    [wish] = [box for box in elements.named("input") if "data-tick" not in box]
    assert "checked" not in wish
    assert wish["aria-describedby"] in [attributes.get("id") for attributes in elements.named("p")]
    assert f"cairn:ticks:{value_of('setup').lasting_key}" in html_of("setup")


@pytest.mark.django_db
def test_what_to_read_next_lists_published_pages_only():
    live, draft = Page.objects.filter(depth__gt=2)[:2]
    draft.live = False
    draft.save()
    html = html_of("quiz", next=[live.pk, draft.pk])
    assert live.url in html
    assert f'href="{draft.url}"' not in html
    assert live.url not in html_of("quiz", "class", next=[live.pk])


# --- A class, on a wall or on paper ---


@pytest.mark.parametrize("kind", KINDS)
def test_a_class_sees_the_teachers_words_only_when_they_are_opened(kind):
    html = html_of(kind, "class")
    for words in [*FOR_CLASS["prompts"], FOR_CLASS["note"]]:
        before = html.split(words)[0]
        assert before.count("<details") > before.count("</details>")


@pytest.mark.parametrize("kind", ["decide", "quiz", "sort"])
def test_a_class_decides_by_raised_hands(kind):
    html = html_of(kind, "class")
    assert "Hands up:" in html
    assert '<span class="letter">A?</span> <span class="letter">B?</span>' in html
    assert '<span class="letter">A</span>' in html


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_for_pupils_explains_nothing_and_has_boxes_to_tick(kind):
    html = html_of(kind, "paper")
    assert [why for why in explanations(kind) if why in html] == []
    assert "This helps" not in html
    assert "fits best" not in html
    assert FOR_CLASS["note"] not in html
    assert 'class="tickable"' in html
    assert Elements(html).named("input") == Elements(html).named("details") == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_for_the_teacher_says_everything(kind):
    html = html_of(kind, "answers")
    expected = [*explanations(kind), *FOR_CLASS["prompts"], FOR_CLASS["note"]]
    assert [words for words in expected if words not in html] == []
    assert Elements(html).named("details") == []


def test_the_key_tells_which_answers_help_and_where_cards_belong():
    assert "This helps." in html_of("decide", "answers")
    assert "This one fits best." in html_of("quiz", "answers")
    assert "Tell someone now" in html_of("sort", "answers")


# --- Editors ---


def complaint(kind: str, **changes) -> dict:
    """Publish an exercise that lacks something; give the fields at which it is refused."""
    block = STREAM.child_blocks[kind]
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(raw(kind, **changes)))
    return refusal.value.block_errors


ROWS = {
    "decide": ("answers", "why"),
    "sort": ("cards", "why"),
    "setup": ("items", "why"),
    "quiz": ("questions", "answers"),
    "say": ("situations", "when"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_publishing_without_an_explanation_is_refused_at_the_field(kind):
    rows, field = ROWS[kind]
    stored = raw(kind)
    gap = stored[rows][0] if kind != "quiz" else stored[rows][0]["answers"][0]
    gap["why" if kind != "say" else "when"] = ""
    errors = complaint(kind, **{rows: stored[rows]})
    assert set(errors) == {rows}
    assert field in errors[rows].block_errors[0].block_errors


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_may_lack_what_publishing_needs(kind):
    rows = ROWS[kind][0]
    unfinished = STREAM.to_python([{"type": kind, "value": raw(kind, title="", **{rows: []})}])
    STREAM.defer_required_validation()
    try:
        STREAM.clean(unfinished)
    finally:
        STREAM.restore_deferred_validation()


def test_a_decision_needs_an_answer_that_helps():
    answers = [{"text": text, "helps": False, "why": "Because."} for text in "ab"]
    errors = complaint("decide", answers=answers)
    assert "Mark at least one answer that helps." in str(errors["answers"])


@pytest.mark.parametrize("right", [(True, True), (False, False)], ids=["two", "none"])
def test_a_question_has_exactly_one_answer_that_fits_best(right):
    question = {
        "question": "Whose fault is it?",
        "answers": [{"text": "Theirs", "right": fits, "why": "Always."} for fits in right],
    }
    errors = complaint("quiz", questions=[question, raw("quiz")["questions"][1]])
    at_answers = errors["questions"].block_errors[0].block_errors["answers"]
    assert "Mark exactly one answer" in str(at_answers)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.django_db
def test_the_block_picker_shows_the_exercise_in_its_own_styles(desk, kind):
    block = STREAM.child_blocks[kind]
    html = text_of(desk.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}))
    assert "css/exercises.css" in html
    assert "exercise__head" in html
