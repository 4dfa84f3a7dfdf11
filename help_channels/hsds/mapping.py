"""A record as an HSDS service. Pure: nothing here asks the database.

HSDS columns carry what they can hold exactly. Everything else is an `attribute` with a term of one of
our taxonomies (`field.kind`, `words.name.fi`, `way.hours`), so that nothing is lost between two sites
of this project. Columns that only repeat an attribute for other readers are not read back.
"""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

from help_channels.hsds.addresses import coded, is_web
from help_channels.hsds.schedules import standard_offset, weekly_rows
from help_channels.kinds import WORDS

Record = dict[str, Any]

# Fixed for ever: the same code has the same identifier on every site.
NAMESPACE = uuid.UUID("6f1d3a52-52a4-5b0e-9c37-0d7c1c1f3a10")
STATUS = {"active": "active", "paused": "temporarily closed", "retired": "defunct"}
# HSDS has a fourth one, which says less than ours.
STATUS_READ = {**{hsds: ours for ours, hsds in STATUS.items()}, "inactive": "paused"}
TEXTS = ("code", "kind", "cost", "staffed_by", "successor")
# May name a person, or is the site's own affair: left out of what everybody may read.
PRIVATE = ("checked_by", "next_check", "origin", "keeper")
FLAGS = ("is_anonymous", "shows_on_bill")
AGES = {"min_age": "minimum_age", "max_age": "maximum_age"}
SCHEMES = ("audience", "topic")
WAY_TEXTS = ("mode", "languages", "hours", "zone", "closed_dates")
CALLS = {"phone": "voice", "sms": "text"}
FEES = {"free": "Free", "normal": "Costs an ordinary call"}
E_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
TAXONOMIES = {
    "field": ("Help channel: fields", "Facts about a help channel that HSDS has no column for."),
    "words": ("Help channel: words", "Texts of a help channel, one term per field and language."),
    "way": ("Help channel: ways", "Facts about one way to reach a help channel."),
    "audience": ("Audiences", "Whom a help channel serves."),
    "topic": ("Topics", "What a help channel is for."),
}


def identifier(*parts: str) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def service_of(record: Record, country: str, languages: dict[str, str]) -> dict:
    """The service of a record; `country` and `languages` are names in English, for other readers."""
    service_id = identifier("service", record["code"])
    service = {
        "id": service_id,
        **_organization(record),
        **_columns(record),
        "service_areas": [_area(service_id, record["country"], country)],
    }
    if record["cost"] == "free":
        cost = {"id": identifier("cost", service_id), "service_id": service_id}
        service["cost_options"] = [{**cost, "option": "free", "amount": 0}]
    service["attributes"] = _facts(service_id, record) + _texts(service_id, record)
    for number, way in enumerate(record["contacts"]):
        _add_way(service, record["code"], number, way, languages)
    spoken = dict.fromkeys(code for way in record["contacts"] for code in _codes(way["languages"]))
    if spoken:
        service["languages"] = [
            _language(service_id, code, languages, service_id=service_id) for code in spoken
        ]
    return service


def main_words(record: Record) -> dict:
    """English words, else those of the first language."""
    empty = dict.fromkeys(WORDS, "")
    by_language = {words["language"]: words for words in record["words"]}
    return by_language.get("en") or next(iter(record["words"]), empty)


def _organization(record: Record) -> dict:
    words = main_words(record)
    name = words["operator"] or words["name"] or record["code"]
    ident = identifier("organization", record["country"], name.casefold())
    return {"organization_id": ident, "organization": {"id": ident, "name": name, "description": name}}


def _columns(record: Record) -> dict:
    """The columns of the service itself; those without a value are left out."""
    words = main_words(record)
    name = words["name"] or record["code"]
    others = [entry["name"] for entry in record["words"] if entry["name"] not in {name, ""}]
    mails = [way["value"] for way in record["contacts"] if way["mode"] == "email"]
    texts = {
        "name": name,
        "alternate_name": "; ".join(dict.fromkeys(others)),
        "description": words["what_for"],
        "url": coded(record["site_url"]),
        "email": mails[0] if mails else "",
        "status": STATUS[record["status"]],
        "application_process": words["what_happens"],
        "fees_description": FEES.get(record["cost"], ""),
        "eligibility_description": words["eligibility"],
        "assured_date": record["checked_on"],
        "assurer_email": record["checked_by"] if E_MAIL.fullmatch(record["checked_by"]) else "",
    }
    ages = {column: record[field] for field, column in AGES.items() if record[field] is not None}
    return {**{column: text for column, text in texts.items() if text}, **ages}


def _area(service_id: str, code: str, name: str) -> dict:
    ident = identifier("area", service_id)
    return {"id": ident, "service_id": service_id, "name": name, "extent": code, "extent_type": "text"}


def _facts(service_id: str, record: Record) -> list[dict]:
    def own(scheme: str, code: str, value: str | None = None, number: int = 0) -> dict:
        return attribute("service", service_id, scheme, code, value, number)

    facts = [own("field", field, record[field]) for field in (*TEXTS, *PRIVATE) if record[field]]
    facts += [own("field", field, str(record[field]).lower()) for field in FLAGS if record[field] is not None]
    if coded(record["site_url"]) != record["site_url"]:
        facts.append(own("field", "site_url", record["site_url"]))
    facts += [own(scheme, code) for scheme in SCHEMES for code in record[scheme]]
    for number, source in enumerate(record["sources"]):
        value = json.dumps({**source, "n": number}, ensure_ascii=False, sort_keys=True)
        facts.append(own("field", "source", value, number))
    return facts


def _texts(service_id: str, record: Record) -> list[dict]:
    if not record["words"]:
        return []
    order = ",".join(words["language"] for words in record["words"])
    texts = [attribute("service", service_id, "words", "order", order)]
    for words in record["words"]:
        texts += [
            attribute("service", service_id, "words", f"{field}.{words['language']}", words[field])
            for field in WORDS
            if words[field]
        ]
    return texts


def attribute(
    entity: str, link_id: str, scheme: str, code: str, value: str | None = None, number: int = 0
) -> dict:
    """One fact about one object. Audiences and topics keep their codes; ours have a dot, so they never meet."""
    term = _term(scheme, code if scheme in SCHEMES else f"{scheme}.{code}")
    result = {
        "id": identifier("attribute", link_id, term["code"], str(number)),
        "link_id": link_id,
        "link_entity": entity,
        "link_type": scheme,
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }
    return result if value is None else {**result, "value": value}


def _term(scheme: str, code: str) -> dict:
    name, description = TAXONOMIES[scheme]
    taxonomy = {"id": identifier("taxonomy", scheme), "name": name, "description": description}
    term = {
        "id": identifier("term", code),
        "code": code,
        "name": code,
        "description": f"{name}: {code}",
        "taxonomy": name,
        "taxonomy_id": taxonomy["id"],
        "taxonomy_detail": taxonomy,
    }
    language = code.split(".")[2:]
    return {**term, "language": language[0]} if language else term


# --- Ways to reach the service --------------------------------------------------------------------------


def _add_way(service: dict, code: str, number: int, way: dict, languages: dict[str, str]) -> None:
    mode, value = way["mode"], way["value"]
    ident = identifier("way", code, mode, value, str(number))
    entity, held = "contact", {"name": value, "department": mode}
    if mode in CALLS:
        entity, held = "phone", {"number": value, "type": CALLS[mode]}
        spoken = [_language(ident, code, languages, phone_id=ident) for code in _codes(way["languages"])]
        held |= {"languages": spoken} if spoken else {}
    elif is_web(value):
        entity, held = "url", {"url": coded(value), "label": mode}
    elif mode == "email":
        held = {"email": value, "department": mode}
    facts = {field: way[field] for field in WAY_TEXTS} | {"n": str(number)}
    if entity == "url" and coded(value) != value:
        facts["value"] = value
    attributes = [attribute(entity, ident, "way", field, text) for field, text in facts.items() if text]
    entry = {"id": ident, "service_id": service["id"], **held, "attributes": attributes}
    service.setdefault({"phone": "phones", "url": "additional_urls"}.get(entity, "contacts"), []).append(
        entry
    )
    if way["hours"]:
        service.setdefault("schedules", []).extend(_schedules(service["id"], ident, way))


def _schedules(service_id: str, way_id: str, way: dict) -> list[dict]:
    common = {
        "service_id": service_id,
        "description": f"{way['value']}: {way['hours']}",
        "timezone": standard_offset(way["zone"]),
        "notes": f"Times in {way['zone']}; the offset is the one outside summer time.",
    }
    # Never half a timetable: what weekly rows cannot say stays in the description alone.
    rows = weekly_rows(way["hours"]) or [{}]
    return [
        {"id": identifier("schedule", way_id, str(number)), **common, **row}
        for number, row in enumerate(rows)
    ]


def _codes(languages: str) -> list[str]:
    return list(dict.fromkeys(code.strip() for code in languages.split(",") if code.strip()))


def _language(owner: str, code: str, names: dict[str, str], **link: str) -> dict:
    return {"id": identifier("language", owner, code), **link, "name": names.get(code, code), "code": code}
