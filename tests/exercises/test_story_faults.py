"""What readers of a chat story would stumble over, and the map on which editors see it."""

import time
from xml.etree import ElementTree

import pytest

from exercises.stories.faults import MOST_PASSAGES, faults_of, refusals
from exercises.stories.map import StoryMap
from exercises.stories.script import read
from tests.exercises.stories import invented, large

FINE = """@ Noa
== Start
Robin: Hi
Noa: Hi
+ Chat on => Told
+ Leave => Out
== Told
Noa: Mum?
! Well done.
== Out
* Noa goes outside.
! You may always stop.
"""
LOOP = "There is no way from here to an ending: the story goes round in a loop."
STOPS = "The story stops here. Add a choice, or end it with “!” and a kind word."
NOBODY = "No choice leads to this passage."
EMPTY = "The passage is empty. Add a message, or “*” and what happens."
SVG = "{http://www.w3.org/2000/svg}"


def faults(script: str) -> list[tuple[int, str, str]]:
    return [(fault.number, fault.passage, fault.reason) for fault in refusals(read(script))]


def hints(script: str) -> list[str]:
    return [fault.reason for fault in faults_of(read(script)) if fault.is_hint]


def test_a_story_in_order_has_neither_faults_nor_hints():
    assert faults_of(read(FINE)) == []


def test_what_nobody_has_filled_in_yet_is_named_at_its_line():
    script = FINE.replace("Robin: Hi", "?: Hi").replace("+ Leave => Out", "+ ? => Out")
    assert faults(script) == [
        (3, "Start", "The message has no name."),
        (6, "Start", "The choice has no words."),
    ]


# --- Ways ----------------------------------------------------------------------------------------


def test_a_loop_without_a_way_out_is_a_fault_in_each_of_its_passages():
    script = FINE + "== Round\n* x\n+ on => And round\n== And round\n* y\n+ back => Round\n"
    script = script.replace("+ Leave => Out", "+ Leave => Out\n+ Stay => Round")
    assert faults(script) == [(14, "Round", LOOP), (17, "And round", LOOP)]


def test_a_loop_that_somebody_can_leave_is_no_fault():
    script = FINE.replace("+ Leave => Out", "+ Leave => Out\n+ Say hi again => Start")
    assert faults(script) == []


def test_a_passage_that_leads_only_to_itself_is_a_loop():
    script = FINE.replace("! Well done.", "+ Wait => Told")
    assert faults(script) == [(7, "Told", LOOP)]


def test_a_choice_that_leads_nowhere_is_a_fault_in_its_line_and_nowhere_else():
    script = FINE.replace("+ Leave => Out", "+ Leave => Outside")
    assert faults(script) == [
        (6, "Start", "There is no passage “Outside”."),
        (10, "Out", NOBODY),
    ]


def test_whoever_leads_to_a_broken_way_is_not_called_a_loop():
    script = (
        "@ Noa\n== Start\nNoa: x\n+ on => Next\n+ out => Out\n== Next\n* x\n+ on => Gone\n== Out\n* y\n! z\n"
    )
    assert faults(script) == [(8, "Next", "There is no passage “Gone”.")]
    only = "@ Noa\n== Start\nNoa: x\n+ on => Next\n== Next\n* x\n== Out\n* y\n! z\n"
    assert faults(only) == [(5, "Next", STOPS), (7, "Out", NOBODY)]


def test_a_passage_without_choice_and_kind_word_is_a_dead_end():
    script = FINE.replace("! Well done.\n", "")
    assert faults(script) == [(7, "Told", STOPS)]


def test_a_passage_to_which_nothing_leads_is_a_fault():
    assert faults(FINE + "== Alone\n* x\n! y\n") == [(13, "Alone", NOBODY)]


def test_a_story_without_an_ending_is_told_so_once():
    script = "@ Noa\n== Start\nNoa: x\n+ on => Next\n== Next\n* y\n+ back => Start\n"
    assert faults(script) == [(0, "", "The story has no ending. End a passage with “!” and a kind word.")]


# --- Passages ------------------------------------------------------------------------------------


def test_an_empty_passage_is_a_fault():
    script = FINE.replace("* Noa goes outside.\n", "")
    assert faults(script) == [(10, "Out", EMPTY)]


def test_a_story_says_whose_phone_it_is():
    found = faults(FINE.replace("@ Noa\n", ""))
    assert found == [(0, "", "Say whose phone it is: write “@ Name” on the first line.")]


def test_an_owner_who_never_writes_is_perhaps_spelled_otherwise():
    assert hints(FINE.replace("@ Noa", "@ noa")) == [
        "“noa” writes no message. Is the name spelled the same everywhere?"
    ]


def test_more_than_eight_messages_are_too_many_for_a_passage():
    eight = FINE.replace("Noa: Mum?\n", "Noa: Mum?\n" * 8)
    assert faults(eight) == []
    assert faults(eight.replace("! Well", "Noa: Mum?\n! Well")) == [
        (7, "Told", "The passage has 9 messages; at most 8. Cut it in two.")
    ]


def test_more_than_four_choices_are_too_many():
    more = "".join(f"+ {number} => Out\n" for number in range(3))
    script = FINE.replace("+ Leave => Out\n", f"+ Leave => Out\n{more}")
    assert faults(script) == [(2, "Start", "More than 4 choices are too many.")]


def test_two_choices_with_the_same_words_are_a_fault_at_the_second():
    script = FINE.replace("+ Leave => Out", "+ chat ON => Out")
    assert faults(script) == [(6, "Start", "Two choices read “chat ON”.")]


@pytest.mark.parametrize(
    ("written", "found", "line"),
    [
        ("Robin: <b>Hi</b>", "<b>", 3),
        ("Robin: Hi\n[nice] a &amp; b", "&amp;", 4),
        ("* <!-- x -->", "<!-- x -->", 3),
        ("Robin: <img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>", 3),
        ("Robin: &#60;", "&#60;", 3),
    ],
)
def test_markup_is_refused_because_readers_would_see_it(written, found, line):
    words = f"Write plain text: “{found}” would be shown as it stands."
    assert faults(FINE.replace("Robin: Hi", written)) == [(line, "Start", words)]


def test_markup_in_names_choices_and_kind_words_is_refused_too():
    script = FINE.replace("Told", "<i>Told").replace("Leave", "<p>Leave").replace("Well", "<u>Well")
    assert [line for line, _passage, _reason in faults(script)] == [6, 7, 7]


@pytest.mark.parametrize("text", ["I <3 you", "a < b > c", "AT&T", "Tom & Jerry; and so on", "1<2"])
def test_what_only_looks_a_little_like_markup_may_stand(text):
    assert faults(FINE.replace("Robin: Hi", f"Robin: {text}")) == []


# --- The whole -----------------------------------------------------------------------------------


def test_three_hundred_passages_may_stand_with_a_hint_and_one_more_may_not():
    assert faults(large(MOST_PASSAGES)) == []
    assert any("300 passages" in hint for hint in hints(large(MOST_PASSAGES)))
    assert faults(large(MOST_PASSAGES + 1)) == [(0, "", "The story has 301 passages; at most 300.")]


def test_a_long_way_is_a_hint():
    assert hints(large(13)) == []
    assert hints(large(14)) == ["The longest way has 26 messages; more than 25 are too many for one sitting."]


def test_a_story_is_checked_and_drawn_in_a_tenth_of_a_second():
    script = large(MOST_PASSAGES)
    # Alone on the machine; three times as long where other tests run beside this one.
    assert min(_seconds(script) for _round in range(3)) < 0.3


def test_ten_times_the_passages_take_about_ten_times_as_long():
    few, many = large(60), large(600)
    assert min(_seconds(many) for _r in range(3)) < 40 * min(_seconds(few) for _r in range(5))


def _seconds(script: str) -> float:
    began = time.perf_counter()
    story = read(script)
    faults_of(story)
    drawn = StoryMap(story)
    assert drawn.svg
    assert drawn.lines
    return time.perf_counter() - began


# --- The map -------------------------------------------------------------------------------------


def test_the_map_as_text_tells_every_passage_and_where_it_leads():
    script = FINE.replace("+ Leave => Out", "+ Leave => Outside")
    drawn = StoryMap(read(script), {"out"})
    assert drawn.lines == [
        "1. Start → 2. Told, “Outside”, which does not exist",
        "2. Told; ending",
        "3. Out; ending; to mend",
    ]


def test_the_drawing_has_a_box_for_each_passage_and_says_in_words_what_its_shape_says():
    drawing = ElementTree.fromstring(StoryMap(read(FINE), {"told"}).svg)
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == "Map of the story: 3 passages, 2 endings"
    boxes = drawing.findall(f"{SVG}g")
    assert [box.find(f"{SVG}text").text for box in boxes] == ["1. Start", "2. Told", "3. Out"]
    assert [box.findall(f"{SVG}text")[1].text for box in boxes] == ["Start", "Ending · ⚠ To mend", "Ending"]
    rounded = [box.find(f"{SVG}rect").get("rx") for box in boxes]
    assert rounded[0] != rounded[1] == rounded[2]


def test_no_two_boxes_lie_on_each_other_and_all_lie_in_the_drawing():
    for seed in range(60):
        drawn = StoryMap(invented(seed))
        places = [(box.x, box.y) for box in drawn.boxes.values()]
        assert len(set(places)) == len(drawn.story.passages)
        drawing = ElementTree.fromstring(drawn.svg)
        assert all(
            0 <= x < int(drawing.get("width")) and 0 <= y < int(drawing.get("height")) for x, y in places
        )


def test_hostile_names_stay_text_in_the_drawing():
    name = '</text><script>x</script>" onload="'
    drawn = StoryMap(read(f"@ N\n== {name}\n* x\n! y\n"))
    tags = {element.tag for element in ElementTree.fromstring(drawn.svg).iter()}
    assert tags == {f"{SVG}{tag}" for tag in ("svg", "path", "g", "title", "rect", "text")}
    assert "<script" not in drawn.svg


def test_the_drawing_brings_no_style_and_no_colour_of_its_own():
    drawing = ElementTree.fromstring(StoryMap(read(large(20))).svg)
    names = {name for element in drawing.iter() for name in element.attrib}
    assert not names & {"style", "fill", "stroke", "onclick", "href", "id"}
