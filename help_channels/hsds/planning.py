"""What an import would do, record by record, before anything is stored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from help_channels.hsds.findings import Finding, Place, Report, Unreadable
from help_channels.hsds.inward import Gaps, Reading, reading_of
from help_channels.hsds.mapping import Record
from help_channels.hsds.reading import services_in
from help_channels.hsds.records import differences, fill, fill_own, merged, record_of
from help_channels.hsds.validating import (
    check_reading,
    check_together,
    leave_out_languages,
    warn_of_keeper,
)
from help_channels.models import HelpChannel
from taxonomy.models import Term

# A record may change its code in no case, and these are told by other words.
LABELS = {"audience": _("audience"), "topic": _("topic"), "contacts": _("contacts"), "words": _("words")}


class Verdict(TextChoices):
    NEW = "new", _("New: becomes a draft")
    CHANGED = "changed", _("Changed: becomes a draft beside what readers see")
    UNCHANGED = "unchanged", _("The same: nothing happens")
    REFUSED = "refused", _("Refused")


@dataclass(frozen=True)
class Wish:
    """What the person who imports has said."""

    file_name: str = ""
    origin: str = ""
    gaps: Gaps = field(default_factory=Gaps)
    # The site's own backup: checks, keeper and origin come back too.
    is_restore: bool = False


@dataclass(frozen=True)
class Entry:
    """One record of the file and what would happen to it."""

    place: Place
    record: Record
    verdict: Verdict
    changes: list[str]

    @property
    def code(self) -> str:
        return self.record["code"]

    @property
    def name(self) -> str:
        words = self.record["words"]
        return words[0]["name"] if words else ""

    @property
    def verdict_label(self) -> str:
        return str(self.verdict.label)


@dataclass
class Plan:
    """Everything that an import would do; it is carried out as a whole or not at all."""

    wish: Wish
    digest: str
    entries: list[Entry] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        return bool(self.errors)

    @property
    def does_anything(self) -> bool:
        return any(entry.verdict in {Verdict.NEW, Verdict.CHANGED} for entry in self.entries)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many records meet each fate; those that none meets are left out."""
        verdicts = [entry.verdict for entry in self.entries]
        return [(str(verdict.label), verdicts.count(verdict)) for verdict in Verdict if verdict in verdicts]

    @property
    def fingerprint(self) -> str:
        """Differs as soon as the file, the wish or what would happen differs."""
        fate = [(entry.code, entry.verdict.value, entry.changes) for entry in self.entries]
        return hashlib.sha256(repr((self.digest, self.wish, fate)).encode()).hexdigest()


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def plan_import(data: bytes, wish: Wish) -> Plan:
    """Read and check a file, and say what would become of each record. Stores nothing."""
    plan, report = Plan(wish, digest_of(data)), Report()
    try:
        services = services_in(data, wish.file_name, report)
    except Unreadable as error:
        plan.errors = [error.finding]
        return plan
    readings = [reading_of(service, wish.gaps, report) for service in services]
    terms = {term.slug: term for term in Term.objects.all()}
    channels = {
        channel.code: channel for channel in HelpChannel.objects.select_related("successor", "keeper")
    }
    for reading in readings:
        leave_out_languages(reading, report)
    check_together(readings, set(channels), wish.is_restore, report)
    report.name_records(
        {place: reading.record["code"] for reading in readings for place in reading.all_places}
    )
    plan.entries = [_entry(reading, channels, terms, wish, report) for reading in readings]
    plan.errors, plan.warnings = report.errors, report.warnings
    return plan


def _entry(
    reading: Reading,
    channels: dict[str, HelpChannel],
    terms: dict[str, Term],
    wish: Wish,
    report: Report,
) -> Entry:
    channel = channels.get(reading.record["code"])
    editions = _editions(channel)
    if reading.is_foreign and editions:
        reading.record = merged(editions[0], reading.record)
    probe = HelpChannel(live=channel is not None and channel.live)
    fill(probe, reading.record, terms)
    if wish.is_restore:
        fill_own(probe, reading.record)
        warn_of_keeper(reading, report)
    check_reading(reading, probe, terms, report)
    code = reading.record["code"]
    if any(error.record == code for error in report.errors):
        return Entry(reading.place, reading.record, Verdict.REFUSED, [])
    changes = _changes(editions, reading.record)
    return Entry(
        reading.place, reading.record, _verdict(editions, changes), [_label(field) for field in changes]
    )


def _editions(channel: HelpChannel | None) -> list[Record]:
    """What the site says already: the latest draft, and what readers see."""
    if channel is None:
        return []
    latest = record_of(channel.get_latest_revision_as_object())
    return [latest, record_of(channel)] if channel.live else [latest]


def _changes(editions: list[Record], record: Record) -> list[str]:
    """The changed fields; none when the site says the same already, in public or as a draft."""
    found = [differences(edition, record) for edition in editions]
    return [] if [] in found or not found else found[0]


def _verdict(editions: list[Record], changes: list[str]) -> Verdict:
    if not editions:
        return Verdict.NEW
    return Verdict.CHANGED if changes else Verdict.UNCHANGED


def _label(name: str) -> str:
    return str(LABELS[name] if name in LABELS else HelpChannel._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
