"""Words: headings, paragraphs, callouts, quotes."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# The whole of rich text: no level-one headings, no colours, no raw HTML, nothing embedded.
PROSE_FEATURES = ["bold", "ul", "ol", "link", "document-link"]
PLAIN_FEATURES = ["bold", "link"]


class HeadingStructValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        return slugify(self.get("text", ""))[:60]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Section")), ("3", _("Part of a section"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a section. A question works well.")
        group = _("Text")
        template = "core/blocks/heading.html"
        value_class = HeadingStructValue
        preview_value = {"text": _("What can I do right now?"), "level": "2"}


class ProseBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("features", PROSE_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs and lists. One idea in each paragraph.")
        group = _("Text")
        template = "core/blocks/text.html"
        preview_value = "<p>You have not done anything wrong. <b>You can always stop</b>, also late.</p>"


class CalloutTone(models.TextChoices):
    KIND = "kind", _("Kind words")
    WARNING = "warning", _("Warning")
    GOOD_TO_KNOW = "good_to_know", _("Good to know")


class CalloutStructValue(blocks.StructValue):
    ICONS = {CalloutTone.KIND: "heart", CalloutTone.WARNING: "warn", CalloutTone.GOOD_TO_KNOW: "info"}

    @property
    def icon(self) -> str:
        return self.ICONS.get(self.get("tone"), "info")


class CalloutBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(label=_("Kind"), choices=CalloutTone.choices, default=CalloutTone.KIND)
    title = blocks.CharBlock(label=_("Title"), max_length=100)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Callout")
        description = _("A few words that must not be missed: kind words, a warning, or good to know.")
        group = _("Text")
        template = "core/blocks/callout.html"
        value_class = CalloutStructValue
        preview_value = {
            "tone": CalloutTone.KIND,
            "title": _("It is not your fault"),
            "text": "<p>The person who pressures is responsible. You can get help even if you answered.</p>",
        }


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words"), max_length=400)
    source = blocks.CharBlock(
        label=_("Who says it"),
        max_length=120,
        help_text=_("A real person or text that agreed, or “Made up” for an invented voice."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody's words, with who said them.")
        group = _("Text")
        template = "core/blocks/quote.html"
        preview_value = {
            "text": _("I told my aunt. She listened, and we wrote together."),
            "source": _("Made up"),
        }
