"""What a lesson is built from: its steps, its pupil sheets, its quiz."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import ChatBlock, PictureBlock, StartersBlock
from core.blocks.text import PLAIN_FEATURES, PROSE_FEATURES
from exercises.blocks import EXERCISE_BLOCKS

# The longest step, in minutes.
LONGEST = 300


class AskBlock(blocks.StructBlock):
    """A question that the class, or a pair, talks about. There is no wrong answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=240)
    note = blocks.TextBlock(
        label=_("What to listen for"),
        required=False,
        max_length=600,
        help_text=_("For the teacher only. Pupils never see it."),
    )

    class Meta:
        icon = "help"
        label = _("Question to discuss")
        description = _("A question for the class or for pairs, with a line for the teacher.")
        group = _("With pupils")
        template = "lessons/blocks/ask.html"
        label_format = "{question}"
        preview_value = {
            "question": _("What did Noa do well?"),
            "note": _("Said no, and did not explain."),
        }


class CardsBlock(blocks.StructBlock):
    """Cards to cut out; the pupil sheets hold them ready to print."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    hint = blocks.TextBlock(
        label=_("How to use them"),
        required=False,
        max_length=400,
        help_text=_("For the teacher only. Pupils never see it."),
    )
    cards = blocks.ListBlock(
        blocks.CharBlock(label=_("Card"), max_length=220), label=_("Cards"), min_num=2, max_num=24
    )

    class Meta:
        icon = "copy"
        label = _("Cards to cut")
        description = _("Short situations or sentences, one on each card.")
        group = _("With pupils")
        template = "lessons/blocks/cards.html"
        label_format = "{title}"
        preview_value = {
            "title": _("Situation cards"),
            "hint": _("Each pair draws two."),
            "cards": [
                _("Somebody asks you for a picture."),
                _("Somebody says: do not tell anyone."),
            ],
        }


class NoteBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Note for the teacher")
        description = _("A tip that opens on demand. Pupils never see it.")
        group = _("For the teacher")
        template = "lessons/blocks/note.html"
        label_format = "{title}"
        preview_value = {
            "title": _("If a pupil gets stuck"),
            "text": "<p>“I don’t want to, and I don’t have to say why.”</p>",
        }


STEP_PARTS = [
    ("ask", AskBlock()),
    ("chat", ChatBlock()),
    ("cards", CardsBlock()),
    ("starters", StartersBlock()),
    ("picture", PictureBlock()),
    ("note", NoteBlock()),
    *EXERCISE_BLOCKS,
]
# What pupils may not see of a step, whoever shows it to them.
TEACHER_PARTS = {"note"}


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=1, max_value=LONGEST)
    teacher = blocks.RichTextBlock(
        label=_("What the teacher says and does"), features=PROSE_FEATURES, required=False
    )
    pupils = blocks.TextBlock(
        label=_("What pupils do"),
        required=False,
        max_length=600,
        help_text=_("Pupils may read it: short sentences."),
    )
    parts = blocks.StreamBlock(STEP_PARTS, label=_("Parts of this step"), required=False)

    class Meta:
        icon = "time"
        label = _("Step")
        label_format = "{minutes} min · {title}"


class ReadBlock(blocks.TextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text to read")
        description = _("A few short sentences in the pupil's own words.")
        group = _("On paper")
        preview_value = _("Noa got a message. Read it, and say what you would answer.")
        template = "lessons/blocks/read.html"


class WriteBlock(blocks.StructBlock):
    prompt = blocks.CharBlock(label=_("What to write"), max_length=240)
    lines = blocks.IntegerBlock(label=_("Lines"), default=3, min_value=1, max_value=20)

    class Meta:
        icon = "edit"
        label = _("Lines to write on")
        description = _("A question with empty lines below it.")
        group = _("On paper")
        preview_value = {"prompt": _("What could Noa answer?"), "lines": 3}
        template = "lessons/blocks/write.html"
        label_format = "{prompt}"


class DrawBlock(blocks.StructBlock):
    prompt = blocks.CharBlock(label=_("What to draw"), max_length=240)

    class Meta:
        icon = "image"
        label = _("Box to draw in")
        description = _("An empty frame for those who would rather draw.")
        group = _("On paper")
        preview_value = {"prompt": _("Draw a place where you feel safe.")}
        template = "lessons/blocks/draw.html"
        label_format = "{prompt}"


class ChooseBlock(blocks.StructBlock):
    prompt = blocks.CharBlock(label=_("What to choose"), max_length=240)
    options = blocks.ListBlock(
        blocks.CharBlock(label=_("Choice"), max_length=200), label=_("Choices"), min_num=2, max_num=10
    )

    class Meta:
        icon = "tick"
        label = _("Boxes to tick")
        description = _("A question with choices. Nothing is right or wrong.")
        group = _("On paper")
        preview_value = {
            "prompt": _("Whom could Noa tell?"),
            "options": [_("A friend"), _("A teacher"), _("Somebody at home")],
        }
        template = "lessons/blocks/choose.html"
        label_format = "{prompt}"


SHEET_PARTS = [
    ("read", ReadBlock(max_length=1200)),
    ("write", WriteBlock()),
    ("draw", DrawBlock()),
    ("choose", ChooseBlock()),
    ("chat", ChatBlock()),
    ("picture", PictureBlock()),
]


class SheetBlock(blocks.StructBlock):
    """A sheet of paper for each pupil."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    intro = blocks.TextBlock(label=_("To the pupil"), required=False, max_length=400)
    parts = blocks.StreamBlock(SHEET_PARTS, label=_("On the sheet"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Pupil sheet")
        label_format = "{title}"
