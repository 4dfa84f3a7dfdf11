"""A button: what it says, where it leads, whether somebody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from help_channels.countries import language_name
from help_channels.hours import State, Status
from help_channels.kinds import Mode
from help_channels.status_words import ShownStatus

if TYPE_CHECKING:
    from help_channels.listed import ListedChannel
    from help_channels.models.contacts import HelpContact

ICONS = {
    Mode.PHONE: "phone",
    Mode.CHAT: "chat",
    Mode.SMS: "sms",
    Mode.EMAIL: "mail",
    Mode.WEBFORM: "form",
    Mode.WEB: "external",
    Mode.LETTER: "mail",
    Mode.APP: "app",
}
# Yellow means "talk to someone": only calls and chats.
STYLES = {Mode.PHONE: "help", Mode.CHAT: "help", Mode.SMS: "help", Mode.WEBFORM: "primary"}


class Action:
    """One button: what it says, where it leads, whether somebody is there."""

    def __init__(self, contact: HelpContact, status: Status, channel: ListedChannel) -> None:
        self.contact = contact
        self.channel = channel
        self.status = ShownStatus(status, channel.now, is_live=contact.is_live)

    @property
    def mode(self) -> str:
        return self.contact.mode

    @property
    def href(self) -> str:
        return self.contact.href

    @property
    def icon(self) -> str:
        return ICONS[Mode(self.mode)]

    @property
    def is_external(self) -> bool:
        return self.href.startswith("http")

    @property
    def style(self) -> str:
        return STYLES.get(Mode(self.mode), "quiet")

    @property
    def value(self) -> str:
        return self.contact.value

    @property
    def label(self) -> str:
        """What pressing it does: "Call 116 111", not "Submit"."""
        value = self.contact.value
        return {
            Mode.PHONE: _("Call %(number)s") % {"number": value},
            Mode.SMS: _("Text %(number)s") % {"number": value},
            Mode.CHAT: _("Go to the chat"),
            Mode.EMAIL: _("Write to %(address)s") % {"address": value},
            Mode.WEBFORM: _("Open the form"),
            Mode.WEB: _("Open their site"),
            Mode.LETTER: _("Write a letter") if self.href else _("Letter: %(address)s") % {"address": value},
            Mode.APP: _("App: %(name)s") % {"name": value},
        }[Mode(self.mode)]

    @property
    def languages(self) -> str:
        """The languages of this one way, each by its own name, where the channel has several ways."""
        several = len(self.channel.contacts) > 1
        return ", ".join(language_name(code, code) for code in self.contact.language_codes) if several else ""

    @property
    def note(self) -> str:
        """Language and hours of this one way, where the channel has several."""
        parts = [self.languages] if self.languages else []
        if self.contact.is_live and self.status.status != self.channel.status.status:
            parts.append(self.status.sentence)
        return " · ".join(parts)

    def speaks(self, language: str) -> bool:
        """Whether the reader's language is spoken here; a way that names no language counts as such."""
        codes = self.contact.language_codes
        return not codes or language.split("-")[0] in codes

    @property
    def rank(self) -> tuple:
        state = self.status.state
        if state in {State.OPEN, State.ALWAYS}:
            return (0,) if self.contact.is_live else (1,)
        if state == State.CLOSED and self.status.opens:
            return (2, self.status.opens.timestamp())
        return (3,)
