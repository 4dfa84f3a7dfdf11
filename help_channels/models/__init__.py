"""Channels, how they are reached, their words per language and their checks; help pages; settings."""

from help_channels.models.channels import ChannelTerm, ChannelWords, HelpChannel
from help_channels.models.checks import ChannelCheck, ChannelReminder
from help_channels.models.contacts import HelpContact
from help_channels.models.directory_page import DirectoryPage
from help_channels.models.mixins import HelpMixin
from help_channels.models.pages import HelpPage
from help_channels.models.second_person import SecondPersonNeeded, SecondPersonTask
from help_channels.models.settings import HelpSettings
from help_channels.models.situations import SituationPage

__all__ = [
    "ChannelCheck",
    "ChannelReminder",
    "ChannelTerm",
    "ChannelWords",
    "DirectoryPage",
    "HelpChannel",
    "HelpContact",
    "HelpMixin",
    "HelpPage",
    "HelpSettings",
    "SecondPersonNeeded",
    "SecondPersonTask",
    "SituationPage",
]
