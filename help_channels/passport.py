"""What a reader takes along: a QR code to print, a card for the phone's contacts."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno
import vobject

from help_channels.kinds import Mode
from help_channels.listed import ListedChannel

# Modules of white around the code, as the standard asks (ISO/IEC 18004).
QUIET_ZONE = 4


def qr_code(address: str) -> bytes:
    """An SVG without style and script, black on white so that every camera reads it in the dark too."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", scale=4, border=QUIET_ZONE, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return out.getvalue()


def contact_card(channel: ListedChannel, address: str) -> str:
    """The channel as a vCard 3.0, which every phone reads: name, numbers, addresses, our page."""
    card = vobject.vCard()
    card.add("fn").value = channel.name
    card.add("n").value = vobject.vcard.Name(family=channel.name)
    if channel.operator:
        card.add("org").value = [channel.operator]
    # A chat and a letter may share an address: it stands there once.
    for kind, value in dict.fromkeys([*_ways(channel), ("url", address)]):
        card.add(kind).value = value
    return card.serialize()


def _ways(channel: ListedChannel) -> Iterator[tuple[str, str]]:
    for contact in channel.contacts:
        if contact.mode in {Mode.PHONE, Mode.SMS}:
            # As it is dialled: a short number must keep its form.
            yield "tel", contact.href.partition(":")[2]
        elif contact.mode == Mode.EMAIL:
            yield "email", contact.value
        elif contact.href:
            yield "url", contact.href
