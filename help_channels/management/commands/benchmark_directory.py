"""How the directory grows: `manage.py benchmark_directory` prints medians, their ratio and the queries.

Everything happens in a transaction that is rolled back; the site's own channels are untouched.
"""

from __future__ import annotations

from functools import partial
from statistics import median
from time import perf_counter

from babel import Locale
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.test import Client

from help_channels.kinds import Kind, Mode
from help_channels.models import ChannelTerm, ChannelWords, DirectoryPage, HelpChannel, HelpContact
from taxonomy.models import Term

OTHERS = sorted(code for code in map(str, Locale("en").territories) if code.isalpha() and code != "FI")
COUNTRIES = ["FI", *OTHERS[:39]]
TERMS = ("a10_12", "a13_15", "parent", "grooming", "picture_spread")
PREFIX = "benchmark-"
HOURS = "Mo-Fr 08:00-16:00; Sa 10:00-12:00"


class Command(BaseCommand):
    help = "Measure the directory page with 40 channels and with 2,000 in 40 countries."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--rounds", type=int, default=15, help="requests for each figure")

    def handle(self, *args, rounds: int, **options) -> None:
        with transaction.atomic():
            HelpChannel.objects.update(live=False)
            address = DirectoryPage.objects.live().order_by("path")[0].url
            few = self._measure("40 channels, all at home", address, rounds, 40, ["FI"])
            many = self._measure("2,000 channels in 40 countries", address, rounds, 2000, COUNTRIES)
            self.stdout.write(f"ratio {many / few:.2f}")
            transaction.set_rollback(True)

    def _measure(self, label: str, address: str, rounds: int, number: int, countries: list[str]) -> float:
        """The median of some requests in milliseconds, with only these channels in the database."""
        HelpChannel.objects.filter(code__startswith=PREFIX).update(live=False)
        make_channels(number, countries)
        client = Client(headers={"host": _known_host()})
        client.get(address)  # the first request reads what later ones keep
        queries: list[str] = []
        with connection.execute_wrapper(partial(_counting, queries)):
            shown = client.get(address).content.decode().count('class="service ')
        times = [_seconds(client, address) for _ in range(rounds)]
        middle = median(times) * 1000
        self.stdout.write(f"{label}: {shown} on the page, {len(queries)} queries, median {middle:.1f} ms")
        return middle


def _counting(queries: list[str], execute, sql, params, many, context):
    queries.append(sql)
    return execute(sql, params, many, context)


def make_channels(number: int, countries: list[str]) -> None:
    """Store channels as an editor would have filled them in: three languages, a phone and a chat, terms."""
    channels = HelpChannel.objects.bulk_create(
        HelpChannel(
            code=f"{PREFIX}{number}-{each}",
            kind=Kind.HELPLINE,
            country=countries[each % len(countries)],
            ways=2,
            site_url="https://example.org",
        )
        for each in range(number)
    )
    ChannelWords.objects.bulk_create(
        ChannelWords(
            channel=channel, language=language, name=f"{channel.code} {language}", what_for="To talk."
        )
        for channel in channels
        for language, _name in settings.LANGUAGES
    )
    HelpContact.objects.bulk_create(
        HelpContact(channel=channel, mode=mode, value=value, hours=HOURS, languages="fi, en")
        for channel in channels
        for mode, value in ((Mode.PHONE, "116 111"), (Mode.CHAT, "https://example.org"))
    )
    terms = list(Term.objects.filter(slug__in=TERMS))
    ChannelTerm.objects.bulk_create(
        ChannelTerm(tag=term, content_object=channel) for channel in channels for term in terms
    )


def _seconds(client: Client, address: str) -> float:
    started = perf_counter()
    client.get(address)
    return perf_counter() - started


def _known_host() -> str:
    return next((host for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
