"""Who can help, now: the active channels, loaded once for a page with two queries.

A page asks for the channels that fit its reader and its topic; the home page and the help page
ask by door. Nothing here is cached across requests: a changed number is right at the next request.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language

from core import preload
from help_channels.countries import INTERNATIONAL
from help_channels.kinds import FEW, Door, Kind, Mode, Status
from help_channels.listed import ListedChannel
from help_channels.models.channels import ChannelWords, HelpChannel
from help_channels.models.contacts import HelpContact
from help_channels.querysets import joined_codes


class Directory:
    """All active channels at one moment in one language, those open now first."""

    def __init__(self, channels: Iterable[ListedChannel], country: str, now: datetime) -> None:
        self.channels = sorted(channels, key=lambda channel: (channel.rank, channel.code))
        self.country = country
        self.now = now
        # What the page has shown already, by code: no card stands twice on one page.
        self.shown: set[str] = set()

    @classmethod
    def load(cls, country: str, now: datetime | None = None, language: str | None = None) -> Directory:
        """Read the directory: channels with their words and term codes, and their contacts."""
        now = now or timezone.localtime()
        language = language or get_language() or "en"
        channels = _active_channels()
        preload.lay_out(HelpChannel, {channel.pk: channel for channel in channels})
        return cls([ListedChannel(channel, now, language) for channel in channels], country, now)

    def __iter__(self):
        return iter(self.channels)

    def by_pk(self, pk: int) -> ListedChannel | None:
        return next((channel for channel in self.channels if channel.pk == pk), None)

    def show(self, channels: Iterable[ListedChannel], most: int | None = None) -> list[ListedChannel]:
        """Keep those that the page has not shown yet, at most so many, and remember them."""
        fresh = [channel for channel in channels if channel.code not in self.shown][:most]
        self.shown.update(channel.code for channel in fresh)
        return fresh

    @staticmethod
    def open_first(channels: Iterable[ListedChannel]) -> list[ListedChannel]:
        return sorted(channels, key=lambda channel: not channel.status.is_open)

    def at_home(self) -> list[ListedChannel]:
        """The channels of the site's country and the international ones."""
        return [channel for channel in self.channels if channel.country in {self.country, INTERNATIONAL}]

    def abroad(self) -> dict[str, list[ListedChannel]]:
        """The other countries' channels by country code."""
        countries: dict[str, list[ListedChannel]] = {}
        for channel in self.channels:
            if channel.country not in {self.country, INTERNATIONAL}:
                countries.setdefault(channel.country, []).append(channel)
        return countries

    def emergency(self, country: str | None = None) -> ListedChannel | None:
        wanted = country or self.country
        return next(
            (c for c in self.channels if c.channel.kind == Kind.EMERGENCY and c.country == wanted), None
        )

    def behind(self, door: Door) -> list[ListedChannel]:
        """The channels of one door: those open now first, and among equals those made for children."""
        found = [channel for channel in self.at_home() if channel.door == door]
        return sorted(found, key=lambda channel: (not channel.status.is_open, not channel.is_for_children))

    def fitting(self, audiences: set[str], topics: set[str]) -> list[ListedChannel]:
        """Those that serve the reader, the ones made for the topic first; emergency stands elsewhere."""
        fits = [(channel.serves(audiences, topics), channel) for channel in self.at_home()]
        ranked = sorted(
            ((fit, channel) for fit, channel in fits if fit and not channel.is_emergency),
            key=lambda pair: (-pair[0], pair[1].rank),
        )
        return [channel for _fit, channel in ranked]

    def for_page(
        self, chosen: list[int], audiences: set[str], topics: set[str], most: int = FEW
    ) -> list[ListedChannel]:
        """The editor's choice, completed by those that fit the reader and topic; open ones first."""
        picked = [
            channel
            for pk in dict.fromkeys(chosen)
            if (channel := self.by_pk(pk)) and not channel.is_emergency
        ]
        rest = [channel for channel in self.fitting(audiences, topics) if channel not in picked]
        picked += rest[: max(most - len(picked), 0)]
        if not any(channel.is_live for channel in picked):
            # Never only forms: a page ends with somebody to talk to.
            picked += [channel for channel in rest if channel.is_live][:1]
        return self.open_first(picked)

    def bar(self, preferred: int | None) -> dict:
        """The two buttons of the help bar: a number to call and a chat, of the chosen channel first."""
        talk = [channel for channel in self.behind(Door.TALK) if channel.channel.kind == Kind.HELPLINE]
        first = self.by_pk(preferred) if preferred else None
        candidates = ([first] if first else []) + talk
        return {
            "phone": _first_action(candidates, Mode.PHONE),
            "chat": _first_action(candidates, Mode.CHAT),
        }

    def valid_until(self) -> datetime | None:
        """The next moment at which any status that we say changes."""
        return min((channel.changes_at for channel in self.channels if channel.changes_at), default=None)


def _active_channels() -> list[HelpChannel]:
    """Two queries: the words with their channels, and the contacts; both laid where models look for them."""
    channels: dict[int, HelpChannel] = {}
    words: dict[int, list[ChannelWords]] = {}
    rows = (
        ChannelWords.objects.filter(channel__status=Status.ACTIVE)
        .select_related("channel")
        .annotate(term_codes=joined_codes("channel"))
        .order_by("sort_order", "pk")
    )
    for row in rows:
        channel = channels.setdefault(row.channel_id, row.channel)
        channel.term_codes = row.term_codes
        words.setdefault(channel.pk, []).append(row)
    contacts: dict[int, list[HelpContact]] = {}
    for contact in HelpContact.objects.filter(channel__status=Status.ACTIVE).order_by("sort_order", "pk"):
        contacts.setdefault(contact.channel_id, []).append(contact)
    for pk, channel in channels.items():
        channel._prefetched_objects_cache = {"words": words[pk], "contacts": contacts.get(pk, [])}
    return list(channels.values())


def _first_action(candidates: list[ListedChannel], mode: str):
    return next((action for channel in candidates if (action := channel.action(mode))), None)
