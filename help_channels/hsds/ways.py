"""The ways to reach a service: phones, addresses and contacts, in the order that we gave them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from help_channels.hsds.addresses import as_written
from help_channels.hsds.facts import Facts, facts_of
from help_channels.hsds.findings import Place, Report, Row
from help_channels.hsds.mapping import CALLS

ZONE = "Europe/Helsinki"
# Ways without a number of their own come last, in the order of the file.
LAST = 10**6
HELD_IN = {"phones": "phone", "additional_urls": "url", "contacts": "contact"}
MODES = {text: mode for mode, text in CALLS.items()}


def ways_of(service: Row, places: dict[str, Place], report: Report) -> list[dict]:
    """The contacts of a record; `places` learns where each of their fields stood."""
    found = []
    for name, table in HELD_IN.items():
        for entry in _entries(service, name):
            facts = facts_of(entry, table, report)
            way = _way(entry, table, facts)
            if way["value"]:
                found.append((_number(entry, facts, report), way, entry, facts))
    found.sort(key=lambda item: item[0])
    for number, (_order, way, entry, facts) in enumerate(found):
        places[f"contacts.{number}"] = entry.place
        for field in way:
            places[f"contacts.{number}.{field}"] = facts.place(f"way.{field}", entry.place)
        places[f"contacts.{number}.value"] = entry.place
    return [way for _order, way, _entry, _facts in found]


def way_by_mail(address: str) -> dict:
    return {
        "mode": "email",
        "value": address,
        "languages": "",
        "hours": "",
        "zone": ZONE,
        "closed_dates": "",
    }


def _entries(service: Row, name: str) -> list[Row]:
    """A named contact's phones are ways to the service as well."""
    own = list(service.get(name, []))
    if name == "phones":
        own += [phone for contact in service.get("contacts", []) for phone in contact.get("phones", [])]
    return own


def _way(entry: Row, table: str, facts: Facts) -> dict:
    return {
        "mode": facts.text("way.mode") or _mode(entry, table),
        "value": _value(entry, table, facts),
        "languages": facts.text("way.languages") or (_languages(entry) if not facts.values else ""),
        "hours": facts.text("way.hours"),
        "zone": facts.text("way.zone") or ZONE,
        "closed_dates": facts.text("way.closed_dates"),
    }


def _mode(entry: Row, table: str) -> str:
    if table == "phone":
        return MODES.get(entry.get("type", ""), "phone")
    return "web" if table == "url" else "email"


def _value(entry: Row, table: str, facts: Facts) -> str:
    if table == "phone":
        return entry.get("number", "")
    if table == "url":
        return as_written(facts.text("way.value"), entry.get("url", ""))
    # Of another site, the name of a contact is a person and no way to reach anybody.
    return entry.get("email", "") or (entry.get("name", "") if facts.values else "")


def _languages(entry: Row) -> str:
    codes = [language.get("code", "") for language in entry.get("languages", [])]
    return ", ".join(dict.fromkeys(code for code in codes if code))


def _number(entry: Row, facts: Facts, report: Report) -> int:
    text = facts.text("way.n")
    if text and not (text.isascii() and text.isdigit() and len(text) < 6):
        place = facts.place("way.n", entry.place)
        report.error(place, "way.n", _("“%(value)s” is not a number.") % {"value": text[:80]})
        return LAST
    return int(text) if text else LAST
