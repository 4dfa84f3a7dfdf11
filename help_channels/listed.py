"""A channel as readers meet it: words of one language, status of one minute, buttons to press.

Templates get these objects and decide nothing themselves.
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from help_channels.actions import Action
from help_channels.contact_steps import ContactStep, contact_steps
from help_channels.countries import country_name, language_name
from help_channels.hours import State, Status, status_or_unknown
from help_channels.kinds import PUBLIC_PAGES, WORDS, Cost, Door, Kind, Mode, Staff
from help_channels.models.channels import best_words
from help_channels.status_words import ShownStatus

if TYPE_CHECKING:
    from help_channels.models.channels import ChannelWords, HelpChannel
    from help_channels.models.contacts import HelpContact

MAIN_ACTIONS = 3
CHILD_CODES = {"a7_9", "a10_12", "a13_15"}


def _opening(status: ShownStatus) -> float:
    return status.opens.timestamp() if status.opens else inf


class ListedChannel:
    """One channel at one moment in one language.

    `channel` must come with `words`, `contacts`, `term_codes` and `predecessor_keys` loaded (see
    help_channels.directory).
    """

    def __init__(self, channel: HelpChannel, now: datetime, language: str) -> None:
        self.channel = channel
        self.now = now
        self.language = language
        self.codes = set(filter(None, (channel.term_codes or "").split(",")))

    def __repr__(self) -> str:
        return f"<ListedChannel {self.code}>"

    # --- Facts ---------------------------------------------------------------------------------

    @property
    def pk(self) -> int:
        return self.channel.pk

    @property
    def keys(self) -> list[int]:
        """Its own key, and those of the retired channels in whose place it stands."""
        return [self.pk, *(int(key) for key in (self.channel.predecessor_keys or "").split(",") if key)]

    @property
    def code(self) -> str:
        return self.channel.code

    @property
    def country(self) -> str:
        return self.channel.country

    @property
    def is_emergency(self) -> bool:
        return self.channel.kind == Kind.EMERGENCY

    @cached_property
    def door(self) -> str:
        return self.channel.door

    @cached_property
    def is_overdue(self) -> bool:
        return self.channel.is_overdue(timezone.localtime(self.now).date())

    @property
    def is_live(self) -> bool:
        """Whether one can talk to somebody here, by phone or chat."""
        return any(contact.is_live for contact in self.contacts)

    @property
    def answers_now(self) -> bool:
        """Whether somebody is known to answer a call, a text or a chat at this minute."""
        return any(action.contact.is_live and action.status.is_open for action in self.actions)

    @cached_property
    def _first_to_open(self) -> ShownStatus | None:
        coming = [a.status for a in self.actions if a.contact.is_live and a.status.opens]
        return min(coming, key=_opening, default=None)

    @property
    def opens(self) -> datetime | None:
        """When somebody answers next, if nobody does now and the hours are known."""
        return self._first_to_open.opens if self._first_to_open else None

    @property
    def opens_text(self) -> str:
        return self._first_to_open.detail if self._first_to_open else ""

    @property
    def is_for_children(self) -> bool:
        """Whether it serves somebody under 16."""
        return bool(self.codes & CHILD_CODES)

    @property
    def kind_label(self) -> str:
        return self.channel.get_kind_display()

    @property
    def source_url(self) -> str:
        """Where a reader can check: the service's own site, else the first source."""
        if self.channel.site_url:
            return self.channel.site_url
        return next((block.value.get("url") or "" for block in self.channel.sources), "")

    @property
    def checked_text(self) -> str:
        if not self.channel.checked_on:
            return _("Not yet checked by a person.")
        on = date_format(self.channel.checked_on, "DATE_FORMAT")
        if self.channel.checked_by == PUBLIC_PAGES:
            return _("Read on public pages on %(date)s. Not yet checked with the service.") % {"date": on}
        if self.channel.checked_by:
            return _("Checked on %(date)s: %(who)s.") % {"date": on, "who": self.channel.checked_by}
        return _("Checked on %(date)s.") % {"date": on}

    # --- Words ---------------------------------------------------------------------------------

    @cached_property
    def words(self) -> ChannelWords | None:
        return best_words(list(self.channel.words.all()), self.language)

    @property
    def words_language(self) -> str:
        """The language the words are in when it is not the reader's; else empty."""
        return self.words.language if self.words and self.words.language != self.language else ""

    def __getattr__(self, name: str) -> str:
        if name in WORDS:
            return getattr(self.words, name, "")
        raise AttributeError(name)

    @property
    def door_label(self) -> str:
        return str(Door(self.door).label)

    @cached_property
    def contact_steps(self) -> list[ContactStep]:
        return contact_steps(self)

    @property
    def rights_list(self) -> list[str]:
        """The reader's rights in this service, as sentences."""
        return [line for line in self.rights.splitlines() if line.strip()]

    @property
    def source_list(self) -> list:
        return [block.value for block in self.channel.sources]

    @cached_property
    def facts(self) -> list[str]:
        """The short facts that decide whether one dares: cost, name, bill, ages, languages."""
        channel = self.channel
        return [
            str(fact)
            for fact in (
                Cost(channel.cost).label if channel.cost != Cost.UNKNOWN else "",
                _("No name needed") if channel.is_anonymous else "",
                _("Does not show on the phone bill") if channel.shows_on_bill is False else "",
                self._ages(),
                self._languages(),
                Staff(channel.staffed_by).label if channel.staffed_by != Staff.UNKNOWN else "",
                country_name(channel.country, self.language) if channel.is_international else "",
            )
            if fact
        ]

    def _ages(self) -> str:
        low, high = self.channel.min_age, self.channel.max_age
        if low and high:
            return _("Ages %(low)s–%(high)s") % {"low": low, "high": high}
        if low:
            return _("From age %(low)s") % {"low": low}
        if high:
            return _("Up to age %(high)s") % {"high": high}
        return ""

    def _languages(self) -> str:
        codes = dict.fromkeys(code for contact in self.contacts for code in contact.language_codes)
        return ", ".join(language_name(code, code) if len(code) == 2 else code for code in codes)

    # --- Status and buttons --------------------------------------------------------------------

    @cached_property
    def contacts(self) -> list[HelpContact]:
        return list(self.channel.contacts.all())

    @cached_property
    def actions(self) -> list[Action]:
        """Every way to reach it, those in the reader's language first."""
        actions = [Action(contact, self._status_of(contact), self) for contact in self.contacts]
        return sorted(actions, key=lambda action: 0 if action.speaks(self.language) else 1)

    @property
    def main_actions(self) -> list[Action]:
        """The few ways that stand on the card as buttons."""
        return self.actions[:MAIN_ACTIONS]

    @property
    def other_actions(self) -> list[Action]:
        return self.actions[MAIN_ACTIONS:]

    @property
    def pocket_actions(self) -> list[Action]:
        """What is worth having on paper: numbers and addresses one can type."""
        return [action for action in self.actions if action.mode != Mode.LETTER][:MAIN_ACTIONS]

    def action(self, mode: str) -> Action | None:
        return next((action for action in self.actions if action.mode == mode and action.href), None)

    def _status_of(self, contact: HelpContact) -> Status:
        if self.is_overdue:
            return Status(State.OVERDUE)
        return status_or_unknown(self.now, contact.hours, contact.zone, contact.closed_dates)

    @cached_property
    def status(self) -> ShownStatus:
        """The best status of any contact: somebody there, a form at any time, opens soon, unknown."""
        best = min(self.actions, key=lambda action: action.rank, default=None)
        return best.status if best else ShownStatus(Status(State.UNKNOWN), self.now)

    @property
    def rank(self) -> tuple:
        """Order among channels: those where somebody answers now come first."""
        return min((action.rank for action in self.actions), default=(9,))

    @property
    def changes_at(self) -> datetime | None:
        """When what we say about this channel stops being true."""
        moments = [action.status.changes_at for action in self.actions if action.status.changes_at]
        return min(moments, default=None)

    def serves(self, audiences: set[str], topics: set[str]) -> int:
        """How well it fits: 0 not at all, 1 the reader, 2 the reader and the topic."""
        if audiences and not audiences & self.codes:
            return 0
        return 2 if topics & self.codes else 1
