"""Blocks that show help, and the body of every content page, which may hold them."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import BASIC_BLOCKS
from help_channels.choosers import ChannelChooserBlock
from help_channels.kinds import FEW, Door
from help_channels.term_choice import TermCodeBlock
from taxonomy.models import Scheme


class ChannelBlock(blocks.StructBlock):
    """One channel as a card. Facts come from the record; a retired channel leaves nothing behind."""

    channel = ChannelChooserBlock(label=_("Channel"))

    class Meta:
        icon = "help"
        label = _("Help channel")
        description = _("One channel with its number, its hours and what happens there.")
        group = _("Help")
        template = "help_channels/blocks/channel.html"
        label_format = "{channel}"

    def get_preview_value(self):
        """Any active channel of a site's own country: the picker shows a real card."""
        countries = apps.get_model("help_channels", "HelpSettings").objects.values("country")
        channels = self.child_blocks["channel"].model_class.objects.active().filter(country__in=countries)
        return self.to_python({"channel": channels.values_list("pk", flat=True).first()})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        directory = context.get("directory")
        chosen = value.get("channel")
        found = directory.by_pk(chosen.pk) if directory and chosen else None
        context["channel"] = next(iter(directory.show([found])), None) if found else None
        return context


class ChannelsBlock(blocks.StructBlock):
    """A list of channels that fit an audience, a topic or a door, those open now first."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    audience = TermCodeBlock(Scheme.AUDIENCE, label=_("Audience"), required=False)
    topic = TermCodeBlock(Scheme.TOPIC, label=_("Topic"), required=False)
    door = blocks.ChoiceBlock(label=_("Kind of help"), choices=Door.choices, required=False)
    most = blocks.IntegerBlock(label=_("At most"), default=FEW, min_value=1, max_value=12)

    class Meta:
        icon = "list-ul"
        label = _("List of help channels")
        description = _("The channels that fit an audience and a topic, those open now first.")
        group = _("Help")
        template = "help_channels/blocks/channels.html"
        preview_value = {"heading": _("Who can help"), "audience": "", "topic": "", "door": "", "most": 2}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        directory = context.get("directory")
        context["channels"] = self._channels(directory, value) if directory else []
        return context

    @staticmethod
    def _channels(directory, value) -> list:
        fitting = directory.fitting(
            set(filter(None, [value.get("audience")])), set(filter(None, [value.get("topic")]))
        )
        if value.get("door"):
            fitting = [channel for channel in fitting if channel.door == value["door"]]
        return directory.open_first(directory.show(fitting, value.get("most") or FEW))


BODY_BLOCKS = [*BASIC_BLOCKS, ("channel", ChannelBlock()), ("channels", ChannelsBlock())]
