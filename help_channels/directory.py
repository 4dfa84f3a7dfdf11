"""Who can help, now: a country's active channels, loaded once for a page with two queries.

A page asks for the channels that fit its reader and its topic; the home page and the help page
ask by door. Nothing here is cached across requests: a changed number is right at the next request.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo

from django.utils import timezone
from django.utils.translation import get_language

from core import preload
from help_channels.countries import INTERNATIONAL
from help_channels.hours import zone_named
from help_channels.kinds import FEW, Door, Kind, Mode
from help_channels.listed import ListedChannel
from help_channels.models.channels import ChannelWords, HelpChannel
from help_channels.models.contacts import HelpContact
from help_channels.offers import Offer, choose
from help_channels.querysets import joined_codes, joined_predecessors


class Directory:
    """All active channels at one moment in one language, those open now first."""

    def __init__(self, channels: Iterable[ListedChannel], country: str, now: datetime, language: str) -> None:
        self.channels = sorted(channels, key=lambda channel: (channel.rank, channel.code))
        self.country = country
        self.now = now
        self.language = language
        # A retired channel's key leads to its successor.
        self._by_pk = {pk: channel for channel in self.channels for pk in channel.keys}
        # What the page has shown already, by code: no card stands twice on one page.
        self.shown: set[str] = set()

    @classmethod
    def load(
        cls,
        country: str,
        now: datetime | None = None,
        language: str | None = None,
        also: Iterable[int] = (),
    ) -> Directory:
        """Read the channels of a country, those that help everywhere, and those with the keys `also`."""
        now = now or timezone.localtime()
        language = language or get_language() or "en"
        listed = [ListedChannel(channel, now, language) for channel in _active_channels(country, set(also))]
        preload.lay_out(HelpChannel, {pk: entry.channel for entry in listed for pk in entry.keys})
        return cls(listed, country, now, language)

    def __iter__(self):
        return iter(self.channels)

    def by_pk(self, pk: int) -> ListedChannel | None:
        return self._by_pk.get(pk)

    def show(self, channels: Iterable[ListedChannel], most: int | None = None) -> list[ListedChannel]:
        """Keep those that the page has not shown yet, at most so many, and remember them."""
        fresh = [channel for channel in channels if channel.code not in self.shown][:most]
        self.shown.update(channel.code for channel in fresh)
        return fresh

    @staticmethod
    def open_first(channels: Iterable[ListedChannel]) -> list[ListedChannel]:
        return sorted(channels, key=lambda channel: not channel.status.is_open)

    @staticmethod
    def open_for_children_first(channels: Iterable[ListedChannel]) -> list[ListedChannel]:
        """Open ones first, and among equals those made for children."""
        return sorted(channels, key=lambda channel: (not channel.status.is_open, not channel.is_for_children))

    def at_home(self) -> list[ListedChannel]:
        """The channels of the site's country and the international ones."""
        return [channel for channel in self.channels if channel.country in {self.country, INTERNATIONAL}]

    def emergency(self) -> ListedChannel | None:
        """The number of the directory's own country."""
        return next((c for c in self.channels if c.is_emergency and c.country == self.country), None)

    def behind(self, door: Door) -> list[ListedChannel]:
        """The channels of one door: those open now first, and among equals those made for children."""
        return self.open_for_children_first(channel for channel in self.at_home() if channel.door == door)

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
        picked = self._picked(chosen)
        rest = [channel for channel in self.fitting(audiences, topics) if channel not in picked]
        picked += rest[: max(most - len(picked), 0)]
        if not any(channel.is_live for channel in picked):
            # Never only forms: a page ends with somebody to talk to.
            picked += [channel for channel in rest if channel.is_live][:1]
        return self.open_first(picked)

    def _picked(self, chosen: list[int]) -> list[ListedChannel]:
        """The editor's choice as far as readers may see it, each once; emergency stands elsewhere."""
        found = (self.by_pk(pk) for pk in dict.fromkeys(chosen))
        return [channel for channel in found if channel and not channel.is_emergency]

    def offer(self, chosen: list[int], audiences: set[str], topics: set[str]) -> Offer:
        """The two or three for one situation, one reader and this hour."""
        fitting = self.fitting(audiences, topics)
        picked = self._picked(chosen)
        if len(picked) < FEW:
            picked += [c for c in fitting if c.serves(audiences, topics) > 1 and c not in picked]
        # Whoever stands in serves every reader of the page, down to the youngest.
        stand_ins = [channel for channel in fitting if audiences <= channel.codes]
        offer = choose(picked, stand_ins)
        self.show(offer.channels)
        return offer

    def bar(self, preferred: int | None) -> dict:
        """The two buttons of the help bar: a number to call and a chat, of the chosen channel first."""
        talk = [channel for channel in self.behind(Door.TALK) if channel.channel.kind == Kind.HELPLINE]
        first = self.by_pk(preferred) if preferred else None
        candidates = ([first] if first else []) + talk
        return {
            "phone": _first_action(candidates, Mode.PHONE),
            "chat": _first_action(candidates, Mode.CHAT),
        }

    def valid_until(self) -> datetime:
        """The next moment at which anything that we say, or whom we offer first, changes.

        Every channel counts, shown or not: one that opens may come before those that are shown. And
        so does midnight, when "opens tomorrow" becomes "opens today" and a check may become overdue.
        """
        names = {contact.zone for channel in self.channels for contact in channel.contacts}
        zones = filter(None, map(zone_named, names))
        midnights = [_next_midnight(self.now, zone) for zone in {*zones, timezone.get_current_timezone()}]
        changes = [channel.changes_at for channel in self.channels if channel.changes_at]
        return min([*midnights, *changes], key=lambda moment: moment.timestamp())


def _next_midnight(now: datetime, zone: tzinfo) -> datetime:
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, zone)


def _active_channels(country: str, also: set[int]) -> list[HelpChannel]:
    """Two queries: the words with their channels, and the contacts; both laid where models look for them."""
    channels: dict[int, HelpChannel] = {}
    words: dict[int, list[ChannelWords]] = {}
    serving = HelpChannel.objects.active().reachable_from(country, also)
    rows = (
        ChannelWords.objects.filter(channel__in=serving)
        .select_related("channel")
        .annotate(term_codes=joined_codes("channel"), predecessor_keys=joined_predecessors("channel"))
        .order_by("sort_order", "pk")
    )
    for row in rows:
        channel = channels.setdefault(row.channel_id, row.channel)
        channel.term_codes, channel.predecessor_keys = row.term_codes, row.predecessor_keys
        words.setdefault(channel.pk, []).append(row)
    contacts: dict[int, list[HelpContact]] = {}
    for contact in HelpContact.objects.filter(channel__in=serving).order_by("sort_order", "pk"):
        contacts.setdefault(contact.channel_id, []).append(contact)
    for pk, channel in channels.items():
        channel._prefetched_objects_cache = {"words": words[pk], "contacts": contacts.get(pk, [])}
    return list(channels.values())


def _first_action(candidates: list[ListedChannel], mode: str):
    return next((action for channel in candidates if (action := channel.action(mode))), None)
