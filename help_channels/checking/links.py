"""Does a web address still lead somewhere? Asked politely, and never inside our own network.

An editor may type any address: so a name is resolved first, an address that is not public is refused,
and the connection goes to the address that was looked at. Every step of a redirect is looked at anew.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from functools import partial
from ipaddress import ip_address
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, Request

SECONDS = 5
MOST_REDIRECTS = 3
MOST_BYTES = 64 * 1024
AT_ONCE = 8
GONE = {404, 410}
REDIRECTS = {301, 302, 303, 307, 308}
AGENT = "Mozilla/5.0 (compatible; link check)"


class Verdict(StrEnum):
    FINE = "fine"
    GONE = "gone"
    NO_NAME = "no_name"
    BAD_CERTIFICATE = "bad_certificate"
    # The address is not public: nothing was asked.
    REFUSED = "refused"
    # Busy, too slow, or closed to machines: a person may still get through.
    UNSURE = "unsure"


DEAD = {Verdict.GONE, Verdict.NO_NAME, Verdict.BAD_CERTIFICATE, Verdict.REFUSED}


class NoSuchName(OSError):
    """The name leads to no address."""


class NotPublic(OSError):
    """The name leads to an address inside a private network."""


class Guard:
    """Opens connections to public addresses only, and to those that are `allowed` by name."""

    def __init__(self, allowed: Iterable[str] = (), certificates: ssl.SSLContext | None = None) -> None:
        self.allowed = frozenset(allowed)
        self.certificates = certificates or ssl.create_default_context()

    def connect(self, host: str, port: int) -> socket.socket:
        """Resolve once, look at the address, and connect to that very address."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise NoSuchName(host) from error
        addresses = [str(entry[4][0]) for entry in found]
        if not all(self._is_open(address) for address in addresses):
            raise NotPublic(host)
        return socket.create_connection((addresses[0], port), timeout=SECONDS)

    def _is_open(self, address: str) -> bool:
        parsed = ip_address(address.partition("%")[0])
        parsed = getattr(parsed, "ipv4_mapped", None) or parsed
        return str(parsed) in self.allowed or (parsed.is_global and not parsed.is_multicast)


class _PlainConnection(http.client.HTTPConnection):
    def __init__(self, *args, guard: Guard, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.guard = guard

    def connect(self) -> None:
        self.sock = self.guard.connect(self.host, self.port)


class _SafeConnection(_PlainConnection):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = self.guard.certificates.wrap_socket(self.sock, server_hostname=self.host)


class _PlainHandler(HTTPHandler):
    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self.guard = guard

    def http_open(self, request: Request):
        return self.do_open(partial(_PlainConnection, guard=self.guard), request)


class _SafeHandler(HTTPSHandler):
    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self.guard = guard

    def https_open(self, request: Request):
        return self.do_open(partial(_SafeConnection, guard=self.guard), request)


def check_links(addresses: Iterable[str], guard: Guard | None = None) -> dict[str, Verdict]:
    """The verdict on each address, several asked at once."""
    guard = guard or Guard()
    wanted = list(dict.fromkeys(addresses))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(wanted, pool.map(partial(check_link, guard=guard), wanted), strict=True))


def is_without_network(verdicts: Iterable[Verdict]) -> bool:
    """Not one name could be resolved: the fault is ours, not theirs."""
    found = set(verdicts)
    return found == {Verdict.NO_NAME}


def check_link(address: str, guard: Guard) -> Verdict:
    """Ask for the head of the page, and for its beginning where a server does not know that question."""
    try:
        status = _status(address, "HEAD", guard)
        if status >= 400:
            status = _status(address, "GET", guard)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _verdict_on(error)
    return Verdict.GONE if status in GONE else Verdict.FINE if status < 400 else Verdict.UNSURE


def _verdict_on(error: Exception) -> Verdict:
    # urllib wraps what happened.
    cause = error.reason if isinstance(error, URLError) else error
    kinds = {
        NoSuchName: Verdict.NO_NAME,
        NotPublic: Verdict.REFUSED,
        ssl.SSLCertVerificationError: Verdict.BAD_CERTIFICATE,
    }
    return next((verdict for kind, verdict in kinds.items() if isinstance(cause, kind)), Verdict.UNSURE)


def _status(address: str, method: str, guard: Guard) -> int:
    """The status at the end of at most three redirects; 3xx when they do not end."""
    opener = OpenerDirector()
    opener.add_handler(_PlainHandler(guard))
    opener.add_handler(_SafeHandler(guard))
    for _step in range(MOST_REDIRECTS + 1):
        if urlsplit(address).scheme not in {"http", "https"}:
            raise NotPublic(address)
        request = Request(address, method=method, headers={"User-Agent": AGENT})
        with opener.open(request, timeout=SECONDS) as response:
            response.read(MOST_BYTES)
            status, target = response.status, response.headers.get("Location")
        if status not in REDIRECTS or not target:
            return status
        address = urljoin(address, target)
    raise OSError(f"more than {MOST_REDIRECTS} redirects")
