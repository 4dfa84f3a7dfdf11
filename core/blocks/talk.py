"""Talking: invented chats, questions with answers, ways to start a conversation."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import PROSE_FEATURES


class MessageBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=30)
    text = blocks.CharBlock(label=_("Message"), max_length=280)
    me = blocks.BooleanBlock(label=_("On the reader's side"), required=False)

    class Meta:
        icon = "comment"
        label = _("Message")
        label_format = "{name}: {text}"


class ChatBlock(blocks.StructBlock):
    """A chat that never happened; the template always says so, and every bubble carries a name."""

    intro = blocks.CharBlock(label=_("Introduction"), required=False, max_length=200)
    messages = blocks.ListBlock(MessageBlock(), label=_("Messages"), min_num=2, max_num=12)
    question = blocks.CharBlock(label=_("Question to think about"), required=False, max_length=200)

    class Meta:
        icon = "comment"
        label = _("Chat example")
        description = _("An invented chat. It is always labelled as invented. Never a real one.")
        group = _("Talk")
        template = "core/blocks/chat.html"
        preview_value = {
            "intro": "",
            "messages": [
                {"name": "Sam", "text": _("send me a pic of you, just for me"), "me": False},
                {"name": "Noa", "text": _("no, I don't want to"), "me": True},
            ],
            "question": _("What did Noa do well?"),
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Answer"), features=PROSE_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


class QuestionsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    entries = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1, max_num=12)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Each answer opens under its question.")
        group = _("Talk")
        template = "core/blocks/questions.html"
        preview_value = {
            "heading": "",
            "entries": [
                {
                    "question": _("Will they tell my parents?"),
                    "answer": "<p>You can ask them that first, without your name.</p>",
                }
            ],
        }


class StartersBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    entries = blocks.ListBlock(
        blocks.CharBlock(label=_("Sentence"), max_length=240), label=_("Sentences"), min_num=1, max_num=12
    )

    class Meta:
        icon = "openquote"
        label = _("Conversation starters")
        description = _("Sentences that a parent, a teacher or a child can say as they are.")
        group = _("Talk")
        template = "core/blocks/starters.html"
        preview_value = {
            "heading": _("Ways to begin"),
            "entries": [
                _("Has anyone online asked you to keep a secret?"),
                _("What would you want me to do?"),
            ],
        }
