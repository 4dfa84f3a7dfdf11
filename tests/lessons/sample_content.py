"""A small lesson by hand, with every kind of part, for the tests of what is made of a lesson's content."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lessons.packs import content as c
from lessons.packs.words import document_words

ADDRESS = "https://cairn.test/en/lessons/you-choose/"


def prose(text: str) -> c.Prose:
    """One paragraph."""
    return (c.Paragraph("p", ((c.Run(text),),)),)


RICH: c.Prose = (
    c.Paragraph(
        "p",
        ((c.Run("Begin "), c.Run("calmly", bold=True), c.Run(". See "), c.Run("our guide", href=ADDRESS)),),
    ),
    c.Paragraph("ul", ((c.Run("First point"),), (c.Run("Second point"),))),
    c.Paragraph("ol", ((c.Run("Stand up"),), (c.Run("Sit down"),))),
)

CHAT = c.Chat(
    intro="Two friends talk.",
    messages=(
        c.Message("Sam", "send me a pic", me=False),
        c.Message("Noa", "no, I do not want to", me=True),
    ),
    question="What did Noa do well?",
)
CARDS = c.Cards(
    "Situations", "Each pair draws two.", ("A friend wants a photo.", "Somebody asks for your name.")
)
PICTURE = c.Picture(
    "pictures/cairn.png", "cairn.png", "Four stones on each other", "A cairn shows the way.", "0" * 64
)

STEPS = (
    c.Step(
        "Warm up", 5, RICH, "Listen and look.", (c.Ask("Whose picture is it?", "Every answer is right."),)
    ),
    c.Step(
        "Read the chat", 15, prose("Read it aloud."), "", (CHAT, c.Note("If it gets loud", prose("Pause.")))
    ),
    c.Step(
        "Practise in pairs",
        25,
        prose("Give out the cards."),
        "Say no in your own words.",
        (CARDS, c.Starters("Ways to begin", ("I do not want to …", "Ask me later …"))),
    ),
)
SHEETS = (
    c.Sheet(
        "My two adults",
        "Nobody else reads this.",
        (
            c.Read("A cairn shows the way."),
            c.Write("Who can I tell?", 4),
            c.Draw("Draw your cairn."),
            c.Choose("What would you do?", ("Tell an adult", "Keep it to myself")),
        ),
    ),
    c.Sheet("The chat again", "", (CHAT, c.Ask("What would you answer?", "For the teacher: praise."))),
)
QUIZ = (
    c.Question(
        "Who decides about your picture?",
        (c.Answer("I do", True, "It is yours."), c.Answer("The one who asks", False, "Asking is no right.")),
    ),
)
CHANNELS = (
    c.Channel(
        "Emergency number",
        "Somebody is in danger now",
        (c.Way("Call 112", "112", "tel:112", is_phone=True),),
        ("Always open",),
        "Checked on 1 November 2026",
        lang="",
        is_emergency=True,
    ),
    c.Channel(
        "Lasten ja nuorten puhelin",
        "Kaikista asioista",
        (
            c.Way("Call 116 111", "116 111", "tel:116111", is_phone=True),
            c.Way("Open the chat", "chat.help.test", "https://chat.help.test/", is_phone=False),
        ),
        ("Free", "No name is asked"),
        "Checked on 1 November 2026",
        lang="fi",
        is_emergency=False,
    ),
)

SAMPLE = c.LessonContent(
    language="en",
    slug="you-choose",
    title="You choose who sees your picture",
    kicker="Lesson, ages 10–12",
    promise="The class practises saying no to a picture request.",
    summary="A lesson about pictures.",
    content_note="It talks about pressure between friends.",
    site_name="Cairn",
    organisation="Save the Stones",
    address=ADDRESS,
    pupil_address=f"{ADDRESS}pupils/",
    short_address="https://cairn.test/l/7/",
    version="1.2",
    changes="New cards.",
    published="2026-11-02",
    minutes=45,
    facts=(c.Fact("Time", "45 minutes"), c.Fact("Pupils", "Ages 10–12"), c.Fact("Group", "Up to 30")),
    needs=("Scissors", "Paper"),
    objectives=("A picture of me is mine.", "I know two adults I could tell."),
    competences=("Protecting personal data",),
    before=(c.Fact("Tell the school", "The head knows about this lesson."),),
    steps=STEPS,
    around=(c.Fact("Differentiation", "Work in threes."),),
    aftercare="Stay in the room for ten minutes.",
    sheets=SHEETS,
    quiz=QUIZ,
    letter=c.Letter("A letter home", RICH),
    channels=CHANNELS,
    sources=(c.Source("A study", "A university", "https://study.test/1", "2025", "1 November 2026"),),
    evidence="Tried in classes",
    measured="Twelve classes answered.",
    licence=c.Licence(
        "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "You may copy and change this."
    ),
    citation="Save the Stones (2026). You choose who sees your picture, version 1.2.",
    attachments=(),
    words={},
)


def sample_content(**changes: Any) -> c.LessonContent:
    """The sample with `changes`; its words are those of the active language."""
    return replace(SAMPLE, **{"words": document_words(), **changes})


def with_picture(**changes: Any) -> c.LessonContent:
    """The sample with a picture in its first step; whoever uses it puts a file at PICTURE.stored."""
    first = replace(STEPS[0], parts=(*STEPS[0].parts, PICTURE))
    return sample_content(steps=(first, *STEPS[1:]), **changes)
