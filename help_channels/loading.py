"""Reading the demo's channels from `help_channels/data/channels.yaml`.

A fact that nobody has verified is not loaded as a fact: a record that may not publish its contact
keeps only the link to its own site, and hours of uncertain source are left out as soon as the
record counts as checked. Run again, it changes what the file changed and nothing else.
"""

from datetime import date
from pathlib import Path

from django.db import transaction

from core.yaml_files import read_yaml
from help_channels.kinds import PUBLIC_PAGES, WORDS, Kind, Mode, Status
from help_channels.models import ChannelWords, HelpChannel, HelpContact
from taxonomy.models import Term

DATA = Path(__file__).parent / "data" / "channels.yaml"
# When the makers of the demo read the services' public pages.
COLLECTED_ON = date(2026, 11, 21)
LANGUAGES = ("en", "fi", "sv")


@transaction.atomic
def load_channels() -> int:
    """Create or update the channels of the file; return how many there are."""
    data = read_yaml(DATA)
    for entry in data["channels"]:
        _load(entry)
    return len(data["channels"])


def _load(entry: dict) -> None:
    is_checked = entry["publish_contact"]
    channel = HelpChannel.objects.filter(code=entry["id"]).first() or HelpChannel(code=entry["id"])
    channel.kind = Kind(entry["kind"])
    channel.live, channel.status = True, Status.ACTIVE
    channel.country = entry["country"]
    channel.min_age, channel.max_age = entry.get("min_age"), entry.get("max_age")
    channel.cost = entry["cost"]
    channel.is_anonymous = entry["anonymous"]
    channel.shows_on_bill = entry["shows_on_bill"]
    channel.staffed_by = entry["staffed_by"]
    channel.site_url = _site_of(entry)
    channel.sources = [("source", _source(source)) for source in entry["sources"]]
    channel.checked_on = COLLECTED_ON if is_checked else None
    channel.checked_by = PUBLIC_PAGES if is_checked else ""
    channel.next_check = None
    channel.contacts = [  # type: ignore[misc]
        _contact(number, contact, is_checked) for number, contact in enumerate(entry["contacts"])
    ]
    channel.words = [  # type: ignore[misc]
        _words(number, language, entry) for number, language in enumerate(LANGUAGES)
    ]
    channel.terms.set(Term.objects.filter(slug__in=[*entry["audiences"], *entry["topics"]]))
    channel.full_clean()
    channel.save()


def _site_of(entry: dict) -> str:
    """The service's own site: the first web address among its contacts, if it is the service's own."""
    for contact in entry["contacts"]:
        if contact["value"].startswith("http") and not contact.get("link_is_source"):
            return contact["value"]
    return ""


def _source(source: dict) -> dict:
    return {
        "title": source["title"],
        "publisher": "",
        "url": source["url"],
        "seen": COLLECTED_ON,
        "dated": str(source.get("seen") or ""),
    }


def _contact(number: int, contact: dict, is_checked: bool) -> HelpContact:
    hours = contact.get("hours", "")
    if is_checked and not contact.get("hours_verified"):
        hours = ""
    return HelpContact(
        sort_order=number,
        mode=Mode(contact["mode"]),
        value=contact["value"],
        languages=", ".join(contact["languages"]),
        hours=hours,
        zone=contact.get("zone") or "Europe/Helsinki",
    )


def _words(number: int, language: str, entry: dict) -> ChannelWords:
    """Who runs it and whom they must tell stand with the facts, by language; rights are a list."""
    told = {**entry[language], "rights": "\n".join(entry[language]["rights"])}
    told |= {field: (entry.get(field) or {}).get(language) for field in ("operator", "legal_duty")}
    words = {field: told.get(field) or "" for field in WORDS}
    words["name"] = words["name"] or entry["en"]["name"]
    return ChannelWords(sort_order=number, language=language, **words)
