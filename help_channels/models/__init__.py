"""Channels, how they are reached, their words per language; the page that lists them; settings."""

from help_channels.models.channels import ChannelTerm, ChannelWords, HelpChannel
from help_channels.models.contacts import HelpContact
from help_channels.models.mixins import HelpMixin
from help_channels.models.pages import HelpPage
from help_channels.models.settings import HelpSettings

__all__ = [
    "ChannelTerm",
    "ChannelWords",
    "HelpChannel",
    "HelpContact",
    "HelpMixin",
    "HelpPage",
    "HelpSettings",
]
