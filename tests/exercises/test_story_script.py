"""The text script of a chat story: what it means, that nothing gets lost, and what it says of a slip."""

import time
from contextlib import suppress

import pytest

from exercises.stories.script import LONGEST_SCRIPT, ScriptError, read, write
from exercises.stories.story import Choice, Line, Note, Passage, Story
from tests.exercises.stories import invented, large

SMALL = """@ Noa

== Start
* Noa plays.
Robin: You play well!
  [nice] Praise feels good.
Noa: Thanks: really
+ Chat on => Told
+ Log out => Out

== Told
Noa: Mum, somebody wants a picture
  [tell]
! You told somebody.

== Out
* Noa goes outside.
! You may always stop.
"""


def slips_of(text: str) -> list[tuple[int, str]]:
    with pytest.raises(ScriptError) as caught:
        read(text)
    return [(slip.number, slip.reason) for slip in caught.value.slips]


# --- What it means -------------------------------------------------------------------------------


def test_every_mark_of_the_script_is_read():
    story = read(SMALL)
    start, told, out = story.passages
    assert story.me == "Noa"
    assert start == Passage(
        "Start",
        (
            Line("", "Noa plays."),
            Line("Robin", "You play well!", Note("nice", "Praise feels good.")),
            Line("Noa", "Thanks: really"),
        ),
        (Choice("Chat on", "Told"), Choice("Log out", "Out")),
    )
    assert told.lines[0].note == Note("tell")
    assert (told.kind_word, told.is_ending, start.is_ending) == ("You told somebody.", True, False)
    assert out.number == 16


def test_spaces_empty_lines_and_capitals_of_a_note_mean_nothing():
    ragged = SMALL.replace("\n", "  \n\n \t").replace("[nice]", "[ Nice ]").replace("== Start", "==Start")
    assert write(read(ragged)) == SMALL


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_of_any_system_is_read_with_the_numbers_of_its_lines(end):
    story = read("\ufeff" + SMALL.replace("\n", end))
    assert story == read(SMALL)
    assert [passage.number for passage in story.passages] == [3, 11, 16]


def test_names_that_look_alike_are_one_name():
    composed, decomposed = "Äiti ❤", "A\u0308iti  ❤\ufe0f"
    story = read(f"@ Noa\n== Start\n* x\n+ Go => {decomposed.upper()}\n== {composed}\n* y\n! z")
    assert story.follow(story.passages[0]) == [story.passages[1]]


def test_pictures_made_of_several_letters_may_stand_in_a_message():
    assert read("@ Noa\n== Start\nNoa: 👩‍👧 ❤️\n! x").passages[0].lines[0].text == "👩‍👧 ❤️"


# --- Nothing gets lost ---------------------------------------------------------------------------


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_what_is_written_is_read_as_the_same_story(start):
    for seed in range(start, start + 100):
        story = invented(seed)
        script = write(story)
        assert read(script) == story, f"seed {seed}"
        assert write(read(script)) == script, f"seed {seed}"


@pytest.mark.parametrize("script", [SMALL, "== Only\n* x\n", large(300)])
def test_a_script_in_the_usual_form_is_written_letter_for_letter(script):
    assert write(read(script)).strip() == script.strip()


def test_an_empty_story_is_an_empty_script():
    assert write(Story("", ())) == ""


# --- Slips ---------------------------------------------------------------------------------------

WHO = "Who says this? Write “Name: message”, or begin with “*” to tell what happens."
STEPS = "A note begins with one of these in brackets: nice, secret, test, pressure, threat, stop, tell."
INVISIBLE = "There is an invisible letter in this line. Type the line again."
ENDING = "An ending has no choices. Take the choice or the kind word away."
ORDER = "Messages come before the choices and the kind word of a passage."
WHERE = "Where does this choice lead? Write “+ choice => Name of the passage”."
FIRST = "Begin a passage first, with “== Name”."
SLIPS = {
    "": (0, "The story has no passage yet. Begin one with “== Name”."),
    "@ Noa\n\n": (0, "The story has no passage yet. Begin one with “== Name”."),
    "@\n== a": (1, "Write after “@” whose phone it is."),
    "@ Noa\n@ Robin\n== a": (2, "It has been said already whose phone it is."),
    "@ Noa: x\n== a": (1, "A name cannot hold “:”."),
    f"@ {'N' * 31}\n== a": (1, "Too long: 31 characters, at most 30."),
    "@ Noa\n==": (2, "The passage has no name."),
    "== a\n* x\n==   \n": (3, "The passage has no name."),
    "== a => b": (1, "A name cannot hold “=>”."),
    "== A day\n* x\n== a  DAY": (3, "There is a passage “a  DAY” already."),
    f"== {'x' * 41}": (1, "Too long: 41 characters, at most 40."),
    "* x\n== a": (1, FIRST),
    "Robin: x\n== a": (1, FIRST),
    "+ x => a\n== a": (1, FIRST),
    "! x\n== a": (1, FIRST),
    "[nice] x\n== a": (1, FIRST),
    "== a\n*": (2, "Write after “*” what happens."),
    f"== a\n* {'x' * 241}": (2, "Too long: 241 characters, at most 240."),
    "== a\n\n\nJust some words": (4, WHO),
    "== a\n: x": (2, WHO),
    "== a\nRobin:": (2, "The message is empty."),
    f"== a\n{'R' * 31}: x": (2, "Too long: 31 characters, at most 30."),
    f"== a\nRobin: {'x' * 241}": (2, "Too long: 241 characters, at most 240."),
    "== a\nRobin: x\n[friendly] y": (3, STEPS),
    "== a\nRobin: x\n[nice y": (3, STEPS),
    "== a\n[nice] y": (2, "A note belongs under a message."),
    "== a\n* x\n[nice] y": (3, "A note belongs under a message."),
    "== a\nRobin: x\n[nice] y\n[test] z": (4, "The message above has a note already."),
    f"== a\nRobin: x\n[nice] {'y' * 201}": (3, "Too long: 201 characters, at most 200."),
    "== a\n+ x": (2, WHERE),
    "== a\n+ x =>": (2, WHERE),
    "== a\n+ x -> a": (2, WHERE),
    "== a\n+ => a": (2, "The choice has no words."),
    f"== a\n+ {'x' * 101} => a": (2, "Too long: 101 characters, at most 100."),
    f"== a\n+ x => {'y' * 41}": (2, "Too long: 41 characters, at most 40."),
    "== a\n+ x => a\nRobin: late": (3, ORDER),
    "== a\n! x\n* late": (3, ORDER),
    "== a\nRobin: x\n! y\n[nice] z": (4, "A note belongs under a message."),
    "== a\n! x\n+ y => a": (3, ENDING),
    "== a\n+ y => a\n! x": (3, ENDING),
    "== a\n!": (2, "Write after “!” a kind word for the reader."),
    "== a\n! x\n! y": (3, "The passage has a kind word already."),
    f"== a\n! {'x' * 301}": (2, "Too long: 301 characters, at most 300."),
    "== a\u200b\n* x": (1, INVISIBLE),
    "== a\n* x\u0000": (2, INVISIBLE),
    "== a\n* x\u2028* y": (2, INVISIBLE),
    "== a\n* x\u000by": (2, INVISIBLE),
    "== a\nRob\u200din: x": (2, INVISIBLE),
    "== a\n\u200b== b": (2, INVISIBLE),
    "== a\n+ x => a\u200d": (2, INVISIBLE),
}


@pytest.mark.parametrize(("script", "slip"), SLIPS.items(), ids=[repr(text)[:40] for text in SLIPS])
def test_a_slip_is_named_with_its_line_and_its_reason(script, slip):
    assert slip in slips_of(script)


def test_all_slips_are_said_at_once_in_the_order_of_the_lines():
    script = "@\n== a\nno mark\n[what] x\n+ y\n==\nRobin: fine\n!"
    assert [number for number, _reason in slips_of(script)] == [1, 3, 4, 5, 6, 8]


def test_lines_of_a_passage_without_a_name_are_not_called_homeless():
    assert slips_of("==\n* x\n! y") == [(1, "The passage has no name.")]


def test_a_script_that_is_too_long_is_not_read_at_all():
    assert slips_of("x" * (LONGEST_SCRIPT + 1)) == [
        (0, f"The script is too long: {LONGEST_SCRIPT + 1} characters, at most {LONGEST_SCRIPT}.")
    ]


@pytest.mark.parametrize("line", ["== p%d\n", "a: b\n", "+ a => b\n", "[nice\n", "x\n"])
def test_the_longest_script_of_nothing_but_one_kind_of_line_is_read_in_seconds(line):
    """A list that is copied for each line would take minutes."""
    number = LONGEST_SCRIPT // (len(line) + 6)
    script = "== s\n" + "".join(line % count if "%" in line else line for count in range(number))
    began = time.perf_counter()
    with suppress(ScriptError):
        read(script)
    assert time.perf_counter() - began < 10
