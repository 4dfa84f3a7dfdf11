"""Services as tables, and back. A row of a table knows its place, so that an error can name it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from help_channels.hsds.findings import Report, Row
from help_channels.hsds.profile import LISTS, ONE, columns, table_names

Tables = dict[str, list]
KEY = {"phone": "phone_id", "contact": "contact_id", "service": "service_id"}


def tables_of(services: list[dict]) -> Tables:
    """The rows of each table that has any, sorted by their identifiers."""
    found: dict[str, dict[str, dict]] = {}
    for service in services:
        _collect("service", service, found)
    return {table: sorted(rows.values(), key=lambda row: row["id"]) for table, rows in found.items()}


def _collect(table: str, item: dict, found: dict[str, dict[str, dict]]) -> None:
    row = {name: item[name] for name in columns(table) if name in item}
    found.setdefault(table, {}).setdefault(item["id"], row)
    for name, child in ONE.get(table, {}).items():
        if name in item:
            _collect(child, item[name], found)
    for name, child in LISTS.get(table, {}).items():
        for entry in item.get(name, []):
            _collect(child, entry, found)


def services_of(tables: dict[str, list[Row]], report: Report) -> list[Row]:
    """The services of tables, each with all that belongs to it; order of rows means nothing."""
    by_id = {table: _by_id(table, tables.get(table, []), report) for table in table_names()}
    for table, rows in tables.items():
        for row in rows:
            _check_keys(table, row, by_id, report)
    _hang_objects(tables, by_id)
    _hang_lists(tables, by_id, report)
    return tables.get("service", [])


def _by_id(table: str, rows: list[Row], report: Report) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row["id"] in found:
            report.error(row.place, "id", _("“%(id)s” stands in this table twice.") % {"id": row["id"]})
        found.setdefault(row["id"], row)
    return found


def _check_keys(table: str, row: Row, by_id: dict[str, dict], report: Report) -> None:
    for name, column in columns(table).items():
        if column.refers_to and name in row and row[name] not in by_id[column.refers_to]:
            report.error(row.place, name, _unknown(row[name], column.refers_to))


def _unknown(ident: str, table: str) -> str:
    return _("“%(id)s” is not in the table “%(table)s”.") % {"id": ident, "table": table}


def _hang_objects(tables: dict[str, list[Row]], by_id: dict[str, dict]) -> None:
    keys = {"organization": "organization_id", "taxonomy_term": "taxonomy_term_id"}
    keys["taxonomy_detail"] = "taxonomy_id"
    for table, children in ONE.items():
        for row in tables.get(table, []):
            for name, child in children.items():
                target = by_id[child].get(row.get(keys[name], ""))
                if target is not None:
                    row[name] = target


def _hang_lists(tables: dict[str, list[Row]], by_id: dict[str, dict], report: Report) -> None:
    for row in tables.get("attribute", []):
        owner = _owner_of_attribute(row, by_id, report)
        if owner is not None:
            owner.setdefault("attributes", []).append(row)
    for owner_table in KEY:
        for name, child in LISTS[owner_table].items():
            for row in tables.get(child, []) if name != "attributes" else []:
                owner = by_id[owner_table].get(row.get(KEY[owner_table], ""))
                if owner is not None:
                    owner.setdefault(name, []).append(row)


def _owner_of_attribute(row: Row, by_id: dict[str, dict], report: Report) -> Row | None:
    table, ident = row.get("link_entity", ""), row.get("link_id", "")
    # A foreign package may describe tables that we do not read.
    if table not in by_id:
        sentence = _("The table “%(table)s” is not read here: this row is passed over.") % {"table": table}
        report.warn(row.place, "link_entity", sentence)
        return None
    if ident not in by_id[table]:
        report.error(row.place, "link_id", _unknown(ident, table))
    return by_id[table].get(ident)
