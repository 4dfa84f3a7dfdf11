"""A file that somebody hands in: how large, of which kind, in which letters."""

from __future__ import annotations

from django.utils.translation import gettext as _

from help_channels.hsds import csv_format, json_format
from help_channels.hsds.findings import Place, Report, Row, Unreadable

LARGEST = 5 * 1024 * 1024  # bytes
ZIP_START = b"PK"


def check_size(size: int) -> None:
    """Raise Unreadable for a file that is too large, before anybody reads it."""
    if size > LARGEST:
        raise Unreadable(
            _("The file has %(size)d MB. At most %(most)d MB are read.")
            % {"size": -(-size // 1024**2), "most": LARGEST // 1024**2}
        )


def services_in(data: bytes, file_name: str, report: Report) -> list[Row]:
    """The services of a file, JSON or a package of tables. Raises Unreadable."""
    check_size(len(data))
    if not data.strip():
        raise Unreadable(_("The file is empty."))
    is_package = data.startswith(ZIP_START)
    if file_name.lower().endswith(".zip") and not is_package:
        raise Unreadable(_("The file is called .zip, but it is not a ZIP archive."))
    services = csv_format.read(data, report) if is_package else json_format.read(data, report)
    if not services and not report.errors:
        raise Unreadable(_("There is no help channel in this file."))
    json_format.refuse_many(len(services))
    _refuse_repeated(services, report)
    return services


def _refuse_repeated(services: list[Row], report: Report) -> None:
    first: dict[str, Place] = {}
    for service in services:
        ident = service.get("id", "")
        if ident and ident in first:
            sentence = _("“%(id)s” stands in this file twice; first: %(place)s.")
            report.error(service.place, "id", sentence % {"id": ident, "place": first[ident]})
        first.setdefault(ident, service.place)
