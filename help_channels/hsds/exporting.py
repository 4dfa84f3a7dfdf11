"""The site's channels as a file."""

from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from help_channels.countries import INTERNATIONAL, country_name, language_name
from help_channels.hsds import csv_format, json_format
from help_channels.hsds.mapping import PRIVATE, Record, service_of
from help_channels.hsds.records import record_of
from help_channels.models import HelpChannel


class Format(TextChoices):
    JSON = "json", _("JSON")
    CSV = "csv", _("Tables (CSV in a ZIP archive)")


ENDINGS = {Format.JSON: "json", Format.CSV: "zip"}
TYPES = {Format.JSON: "application/json", Format.CSV: "application/zip"}


def export_channels(file_format: str, is_everything: bool = False) -> bytes:
    """The channels that readers see, without names of persons; or everything that is stored."""
    writer = csv_format if file_format == Format.CSV else json_format
    return writer.write(services_to_export(is_everything))


def services_to_export(is_everything: bool = False) -> list[dict]:
    """The services in the order of their codes."""
    records = _everything() if is_everything else _public()
    return [_service(record) for record in sorted(records, key=lambda record: record["code"])]


def _channels():
    related = ("terms", "contacts", "words")
    return HelpChannel.objects.select_related("successor", "keeper").prefetch_related(*related)


def _public() -> Iterator[Record]:
    """A successor that readers do not see is not named either."""
    records = [record_of(channel) for channel in _channels().filter(live=True)]
    codes = {record["code"] for record in records}
    for record in records:
        successor = record["successor"] if record["successor"] in codes else ""
        yield {**record, **dict.fromkeys(PRIVATE, ""), "successor": successor}


def _everything() -> Iterator[Record]:
    """What is live as readers see it; of the others the latest edition."""
    for channel in _channels():
        yield record_of(channel if channel.live else channel.get_latest_revision_as_object())


def _service(record: Record) -> dict:
    country = "All countries" if record["country"] == INTERNATIONAL else country_name(record["country"], "en")
    spoken = {code.strip() for way in record["contacts"] for code in way["languages"].split(",")}
    return service_of(record, country, {code: language_name(code, "en") for code in spoken})
