"""Web addresses as HSDS wants them: plain letters only, everything else percent-coded."""

import re
from urllib.parse import quote

HALF_CODED = re.compile(r"%(?![0-9A-Fa-f]{2})")


def coded(address: str) -> str:
    """`https://example.org/h%C3%A4la` for an address with an ä."""
    return quote(HALF_CODED.sub("%25", address), safe="%:/?#@!$&'()*+,;=~")


def is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))


def as_written(raw: str, address: str) -> str:
    """The address as the editor wrote it, unless somebody has changed the coded one since."""
    return raw if raw and coded(raw) == address else address
