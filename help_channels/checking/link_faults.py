"""Which links of which channels lead nowhere, in words."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext as _

from help_channels.checking.faults import Code, Fault, Weight, in_order, named
from help_channels.checking.links import DEAD, Guard, Verdict, check_links, is_without_network
from help_channels.models import HelpChannel


def find_dead_links(guard: Guard | None = None) -> list[Fault]:
    """Ask for every address of the channels that readers see; each dead one is told of once."""
    places = _addresses()
    verdicts = check_links(places, guard)
    if verdicts and is_without_network(verdicts.values()):
        return [Fault(Code.NO_NETWORK, Weight.WARNING, _("No network: links were not checked."))]
    dead = {address: verdict for address, verdict in verdicts.items() if verdict in DEAD}
    return in_order(
        Fault(Code.DEAD_LINK, Weight.ERROR, _sentence(address, verdict, places[address]))
        for address, verdict in dead.items()
    )


def _addresses() -> dict[str, list[str]]:
    """Every address with the channels that have it: their site, their contacts, their sources."""
    places: dict[str, list[str]] = defaultdict(list)
    for channel in HelpChannel.objects.active().prefetch_related("words", "contacts"):
        for address in dict.fromkeys(_addresses_of(channel)):
            places[address].append(named(channel))
    return places


def _addresses_of(channel: HelpChannel) -> list[str]:
    sources = [block.value.get("url") or "" for block in channel.sources]
    contacts = [contact.href for contact in channel.contacts.all()]
    return [url for url in (channel.site_url, *contacts, *sources) if url.startswith(("http:", "https:"))]


def _sentence(address: str, verdict: Verdict, channels: list[str]) -> str:
    reasons = {
        Verdict.GONE: _("the page is gone"),
        Verdict.NO_NAME: _("there is no such name"),
        Verdict.BAD_CERTIFICATE: _("its certificate is wrong"),
        Verdict.REFUSED: _("it is not a public address"),
    }
    words = {"address": address, "reason": reasons[verdict], "channels": ", ".join(channels)}
    return _("%(address)s: %(reason)s. It stands at %(channels)s.") % words
