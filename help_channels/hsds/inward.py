"""A service as a record: our own comes back whole, of another one what HSDS columns say.

Another site's service claims no opening hours here and no check: nobody of ours has looked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.text import slugify
from django.utils.translation import gettext as _

from help_channels.hsds.addresses import as_written
from help_channels.hsds.facts import Facts, facts_of
from help_channels.hsds.findings import Place, Report, Row
from help_channels.hsds.mapping import (
    AGES,
    FLAGS,
    PRIVATE,
    SCHEMES,
    STATUS_READ,
    TEXTS,
    Record,
)
from help_channels.hsds.shaping import is_day
from help_channels.hsds.sources import sources_of
from help_channels.hsds.ways import way_by_mail, ways_of
from help_channels.kinds import WORDS

OLDEST = 150
DEFAULTS = {"cost": "unknown", "staffed_by": "unknown"}
LONGEST_CODE = 40


@dataclass(frozen=True)
class Gaps:
    """What stands in where another site's service does not say it; chosen by the person who imports."""

    kind: str = ""
    country: str = ""
    language: str = "en"


@dataclass
class Reading:
    """A record, and where each of its fields stood: `kind`, `contacts.0.hours`, `words.fi.name`."""

    record: Record
    place: Place
    is_foreign: bool = False
    places: dict[str, Place] = field(default_factory=dict)

    def where(self, name: str) -> Place:
        """The place of a field, else of what holds it."""
        while name:
            if name in self.places:
                return self.places[name]
            name = name.rpartition(".")[0]
        return self.place

    @property
    def all_places(self) -> set[Place]:
        """The record itself, and the rows in which its facts stood."""
        return {self.place, *(place.outermost for place in self.places.values())}


def reading_of(service: Row, gaps: Gaps, report: Report) -> Reading:
    facts = facts_of(service, "service", report)
    reading = Reading({}, service.place, is_foreign="field.code" not in facts.values)
    _read_columns(reading, service, facts, report)
    _read_fields(reading, facts, report)
    _read_terms(reading, service)
    reading.record["sources"] = sources_of(facts, reading.places, report)
    reading.record["contacts"] = ways_of(service, reading.places, report)
    if reading.is_foreign:
        _fill_gaps(reading, service, gaps, report)
    else:
        reading.record["words"] = _words(reading, facts, report)
    return reading


def _read_columns(reading: Reading, service: Row, facts: Facts, report: Report) -> None:
    record = reading.record
    record["status"] = STATUS_READ.get(service.get("status", ""), "paused")
    record["checked_on"] = service.get("assured_date", "")
    record["site_url"] = as_written(facts.text("field.site_url"), service.get("url", ""))
    for name, column in AGES.items():
        record[name] = _age(service, column, report)
    record["country"], place = _country(service)
    reading.places["country"] = place
    for name in ("checked_on", "site_url", "status", *AGES):
        reading.places[name] = service.place


def _age(service: Row, column: str, report: Report) -> int | None:
    value = service.get(column)
    if value is None:
        return None
    if value != int(value) or not 0 <= value <= OLDEST:
        report.error(
            service.place, column, _("An age is a whole number from 0 to %(most)d.") % {"most": OLDEST}
        )
        return None
    return int(value)


def _country(service: Row) -> tuple[str, Place]:
    for area in service.get("service_areas", []):
        if area.get("extent_type") == "text" and area.get("extent"):
            return area["extent"], area.place
    return "", service.place


def _read_fields(reading: Reading, facts: Facts, report: Report) -> None:
    record = reading.record
    for name in (*TEXTS, *PRIVATE):
        record[name] = facts.text(f"field.{name}") or DEFAULTS.get(name, "")
        reading.places[name] = facts.place(f"field.{name}", reading.place)
    for name in FLAGS:
        text = facts.text(f"field.{name}")
        record[name] = {"true": True, "false": False}.get(text)
        if text and record[name] is None:
            sentence = _("“%(value)s” is neither true nor false.") % {"value": text[:80]}
            report.error(facts.place(f"field.{name}", reading.place), name, sentence)
    if record["next_check"] and not is_day(record["next_check"]):
        sentence = _("“%(value)s” is not a date. Write for example 2026-11-21.")
        report.error(
            reading.places["next_check"], "next_check", sentence % {"value": record["next_check"][:80]}
        )
        record["next_check"] = ""


def _read_terms(reading: Reading, service: Row) -> None:
    for scheme in SCHEMES:
        found = {
            entry["taxonomy_term"].get("code", ""): entry.place
            for entry in service.get("attributes", [])
            if entry.get("link_type") == scheme and "taxonomy_term" in entry
        }
        reading.record[scheme] = sorted(found)
        reading.places |= {f"{scheme}.{code}": place for code, place in found.items()}


def _words(reading: Reading, facts: Facts, report: Report) -> list[dict]:
    named = [code.split(".") for code in facts.values if code.startswith("words.") and code != "words.order"]
    languages = [language for language in facts.text("words.order").split(",") if language]
    languages += sorted({parts[2] for parts in named if len(parts) == 3} - set(languages))
    for parts in named:
        if len(parts) != 3 or parts[1] not in WORDS:
            place = facts.place(".".join(parts), reading.place)
            report.warn(
                place, ".".join(parts), _("We do not know this field: what stands in it is passed over.")
            )
    for language in languages:
        for name in WORDS:
            code = f"words.{name}.{language}"
            if code in facts.values:
                reading.places[f"words.{language}.{name}"] = facts.place(code, reading.place)
    return [
        {"language": language, **{name: facts.text(f"words.{name}.{language}") for name in WORDS}}
        for language in dict.fromkeys(languages)
    ]


# --- Of another site ------------------------------------------------------------------------------------


def _fill_gaps(reading: Reading, service: Row, gaps: Gaps, report: Report) -> None:
    record = reading.record
    country = record["country"].upper()
    record["country"] = country if len(country) in {2, 3} else gaps.country
    record["kind"] = gaps.kind
    record["code"] = _code_for(service, record["country"])
    # Their words for audiences and topics are not ours.
    record |= {scheme: [] for scheme in SCHEMES} | dict.fromkeys((*PRIVATE, "successor"), "")
    record["words"] = [_foreign_words(service, gaps.language)]
    _add_mail(record, service)
    if not gaps.kind:
        sentence = _("This record does not say which kind of help it is. Choose a kind for such records.")
        report.error(reading.place, "kind", sentence)
    if not record["country"]:
        sentence = _("This record does not say in which country it helps. Choose a country for such records.")
        report.error(reading.place, "country", sentence)
    if service.get("schedules"):
        sentence = _(
            "Opening hours of other sites are not taken over: enter them when you have checked them."
        )
        report.warn(reading.place, "schedules", sentence)


def _add_mail(record: Record, service: Row) -> None:
    """Many services name their address in one column and nowhere else."""
    address = service.get("email", "")
    if address and address not in {way["value"] for way in record["contacts"]}:
        record["contacts"].append(way_by_mail(address))


def _code_for(service: Row, country: str) -> str:
    """The same service gets the same code at the next import."""
    name = slugify(service.get("name", ""))[: LONGEST_CODE - 12].strip("-_").replace("_", "-")
    end = slugify(service.get("id", ""))[:6].strip("-_")
    return "-".join(part for part in (country.lower(), name, end) if part)


def _foreign_words(service: Row, language: str) -> dict:
    return dict.fromkeys(WORDS, "") | {
        "language": language,
        "name": service.get("name", ""),
        "operator": service.get("organization", {}).get("name", ""),
        "what_for": service.get("description", ""),
        "eligibility": service.get("eligibility_description", ""),
        "what_happens": service.get("application_process", ""),
    }
