"""A channel as a record of plain values, and a record as the content of a channel.

{"code": "fi-112", "kind": "emergency", "status": "active", "country": "FI", "successor": "",
 "min_age": None, "site_url": "", "is_anonymous": None, "audience": ["a7_9"], "topic": [],
 "sources": [{…}], "contacts": [{…}], "words": [{"language": "en", "name": "…", …}],
 "checked_on": "2026-11-21", "checked_by": "", "next_check": "", "origin": "", "keeper": ""}
"""

from datetime import date

from help_channels.hsds.mapping import FLAGS, PRIVATE, SCHEMES, WAY_TEXTS, Record
from help_channels.hsds.sources import FIELDS as SOURCE_FIELDS
from help_channels.kinds import WORDS
from help_channels.models import ChannelWords, HelpChannel, HelpContact
from taxonomy.models import Term

PLAIN = ("code", "kind", "status", "country", "min_age", "max_age", "site_url", "cost", "staffed_by", *FLAGS)
WAY = ("value", *WAY_TEXTS)
# Who checked and when, who keeps the record and where it came from belong to this site, not to an edition.
LEFT_ALONE = ("checked_on", *PRIVATE)


def record_of(channel: HelpChannel) -> Record:
    """What a channel (or an edition of it) says."""
    terms = list(channel.terms.all())
    return {
        **{field: getattr(channel, field) for field in PLAIN},
        "successor": channel.successor.code if channel.successor else "",
        **{scheme: sorted(term.slug for term in terms if term.scheme == scheme) for scheme in SCHEMES},
        "sources": [_source_of(block.value) for block in channel.sources],
        "contacts": [{field: getattr(contact, field) for field in WAY} for contact in channel.contacts.all()],
        "words": [
            {field: getattr(words, field) for field in ("language", *WORDS)} for words in channel.words.all()
        ],
        "checked_on": _text_of(channel.checked_on),
        "checked_by": channel.checked_by,
        "next_check": _text_of(channel.next_check),
        "origin": channel.origin,
        "keeper": channel.keeper.get_username() if channel.keeper else "",
    }


def _source_of(value: dict) -> dict:
    return {field: _text_of(value[field]) for field in SOURCE_FIELDS}


def _text_of(value) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""


def fill(channel: HelpChannel, record: Record, terms: dict[str, Term]) -> None:
    """Make a channel say what a record says; nothing is stored. `terms` holds the vocabulary by code."""
    for field in PLAIN:
        setattr(channel, field, record[field])
    channel.sources = [
        ("source", {**source, "seen": date.fromisoformat(source["seen"])}) for source in record["sources"]
    ]
    contacts = [HelpContact(sort_order=number, **way) for number, way in enumerate(record["contacts"])]
    words = [ChannelWords(sort_order=number, **words) for number, words in enumerate(record["words"])]
    channel.contacts.set(contacts)
    channel.words.set(words)
    codes = [code for scheme in SCHEMES for code in record[scheme]]
    channel.terms.set([terms[code] for code in codes if code in terms])


def fill_own(channel: HelpChannel, record: Record) -> None:
    """The checks and the origin of the site's own backup. Who keeps the record is a person, not a text."""
    channel.origin, channel.checked_by = record["origin"], record["checked_by"]
    channel.checked_on, channel.next_check = _day_of(record["checked_on"]), _day_of(record["next_check"])


def _day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def differences(old: Record, new: Record) -> list[str]:
    """The fields in which two records differ; an import never touches those left alone."""
    return [field for field in old if field not in LEFT_ALONE and old[field] != new[field]]


def merged(ours: Record, theirs: Record) -> Record:
    """Our record with what another site's service says anew; what HSDS cannot say stays ours."""
    said = ("status", "min_age", "max_age", "site_url")
    result = {**ours, **{field: theirs[field] for field in said if theirs[field] not in (None, "")}}
    known = {(way["mode"], way["value"]): way for way in ours["contacts"]}
    result["contacts"] = [known.get((way["mode"], way["value"]), way) for way in theirs["contacts"]]
    result["words"] = [dict(words) for words in ours["words"]]
    for words in theirs["words"]:
        own = next((own for own in result["words"] if own["language"] == words["language"]), None)
        if own is None:
            result["words"].append(words)
        else:
            own.update({field: text for field, text in words.items() if text})
    return result
