"""HSDS as tables: a ZIP archive with a `datapackage.json` and one CSV file per table."""

from __future__ import annotations

import csv
import io
import json
import zipfile

from django.utils.translation import gettext as _

from help_channels.hsds.archive import members_of
from help_channels.hsds.findings import Place, Report, Row, Unreadable
from help_channels.hsds.json_format import parsed
from help_channels.hsds.letters import text_of
from help_channels.hsds.profile import PACKAGE_NAME, columns, file_of, package_of, table_names, tables_by_file
from help_channels.hsds.shaping import row_of
from help_channels.hsds.tables import Tables, services_of, tables_of

# Of every archive, so that the same channels give the same bytes.
MADE_AT = (1980, 1, 1, 0, 0, 0)
MOST_ROWS = 100_000
REQUIRED = ("organization", "service")


# --- Out ------------------------------------------------------------------------------------------------


def write(services: list[dict]) -> bytes:
    """The same services give the same bytes."""
    tables = tables_of(services)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        description = json.dumps(package_of(list(tables) or list(REQUIRED)), ensure_ascii=False, indent=1)
        _add(archive, PACKAGE_NAME, f"{description}\n")
        for table in table_names():
            if table in tables or (not tables and table in REQUIRED):
                _add(archive, file_of(table), _csv_of(table, tables))
    return target.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, MADE_AT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    # Not the machine's own: an archive made elsewhere would differ.
    info.create_system = 3
    archive.writestr(info, text.encode())


def _csv_of(table: str, tables: Tables) -> str:
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, list(columns(table)), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(tables.get(table, []))
    return target.getvalue()


# --- In -------------------------------------------------------------------------------------------------


def read(data: bytes, report: Report) -> list[Row]:
    """The services of a package. Raises Unreadable."""
    members = members_of(data, report)
    _refuse_missing(members)
    known = tables_by_file()
    tables = {
        known[name]: _rows(name, known[name], content, report)
        for name, content in members.items()
        if name in known
    }
    return services_of(tables, report)


def _refuse_missing(members: dict[str, bytes]) -> None:
    if PACKAGE_NAME not in members:
        raise Unreadable(_("“%(file)s” is missing in the archive.") % {"file": PACKAGE_NAME})
    promised = [file_of(table) for table in REQUIRED] + _promised(members[PACKAGE_NAME])
    for name in promised:
        if name not in members:
            raise Unreadable(_("“%(file)s” is missing in the archive.") % {"file": name}, name=name)


def _promised(description: bytes) -> list[str]:
    """The files of our tables that the package says it holds."""
    package = parsed(text_of(description, PACKAGE_NAME))
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list):
        raise Unreadable(_("“%(file)s” names no tables.") % {"file": PACKAGE_NAME})
    paths = [resource.get("path") for resource in resources if isinstance(resource, dict)]
    return [path for path in paths if isinstance(path, str) and path in tables_by_file()]


def _rows(file: str, table: str, content: bytes, report: Report) -> list[Row]:
    lines = _cells(file, text_of(content, file))
    if not lines:
        raise Unreadable(_("The table is empty: it has not even a row of headings."), Place(1, file))
    header = lines[0]
    _check_header(file, header)
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        place = Place(number, file)
        if not cells:
            continue
        if len(cells) != len(header):
            sentence = _("This row has %(count)d cells, the headings are %(wanted)d.")
            report.error(place, "", sentence % {"count": len(cells), "wanted": len(header)})
            continue
        row = row_of(dict(zip(header, cells, strict=True)), table, place, report, is_table=True)
        if "id" in row:
            rows.append(row)
    return rows


def _cells(file: str, text: str) -> list[list[str]]:
    # Spreadsheets in Finland and Sweden write semicolons.
    heading = text.partition("\n")[0]
    delimiter = ";" if ";" in heading and "," not in heading else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[list[str]] = []
    try:
        for cells in reader:
            # An empty line is no row; it is counted, as a spreadsheet counts it.
            lines.append(cells)
            if len(lines) > MOST_ROWS:
                raise Unreadable(_("At most %(most)d rows are read.") % {"most": MOST_ROWS}, Place(1, file))
    except csv.Error as error:
        place = Place(len(lines) + 1, file)
        raise Unreadable(
            _("This row cannot be read: a quotation mark is missing or too long."), place
        ) from error
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _check_header(file: str, header: list[str]) -> None:
    if "id" not in header:
        raise Unreadable(_("The column “%(name)s” is missing.") % {"name": "id"}, Place(1, file), "id")
    for name in header:
        if header.count(name) > 1:
            raise Unreadable(_("Two columns are called “%(name)s”.") % {"name": name}, Place(1, file), name)
