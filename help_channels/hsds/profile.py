"""Our profile of HSDS 3.1: the tables, their columns and how services hold them.

`schema/datapackage.json` is read here; `schema/service.json` says the same for JSON, for those who
want to check a file with a tool of their own.
"""

import json
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent / "schema" / "datapackage.json"
PACKAGE_NAME = "datapackage.json"

# Property of an object → the table that holds such objects.
LISTS = {
    "service": {
        "phones": "phone",
        "additional_urls": "url",
        "contacts": "contact",
        "schedules": "schedule",
        "service_areas": "service_area",
        "languages": "language",
        "cost_options": "cost_option",
        "attributes": "attribute",
    },
    "phone": {"languages": "language", "attributes": "attribute"},
    "contact": {"phones": "phone", "attributes": "attribute"},
    "organization": {"attributes": "attribute"},
    "url": {"attributes": "attribute"},
    "schedule": {"attributes": "attribute"},
    "service_area": {"attributes": "attribute"},
    "language": {"attributes": "attribute"},
    "cost_option": {"attributes": "attribute"},
}
ONE = {
    "service": {"organization": "organization"},
    "attribute": {"taxonomy_term": "taxonomy_term"},
    "taxonomy_term": {"taxonomy_detail": "taxonomy"},
}
# HSDS has more: we know these and pass over them without a word.
PASSED_OVER = {"metadata"}


@dataclass(frozen=True)
class Column:
    name: str
    kind: str
    is_required: bool
    choices: tuple[str, ...]
    # The table whose `id` stands in this column.
    refers_to: str


@cache
def package() -> dict:
    return json.loads(PACKAGE.read_text(encoding="utf-8"))


@cache
def _resources() -> dict[str, dict]:
    return {resource["name"]: resource for resource in package()["resources"]}


@cache
def table_names() -> tuple[str, ...]:
    return tuple(_resources())


def file_of(table: str) -> str:
    return _resources()[table]["path"]


@cache
def tables_by_file() -> dict[str, str]:
    return {file_of(table): table for table in table_names()}


@cache
def columns(table: str) -> dict[str, Column]:
    """The columns of a table by name, in their order."""
    schema = _resources()[table]["schema"]
    keys = {key["fields"]: key["reference"]["resource"] for key in schema.get("foreignKeys", [])}
    return {
        field["name"]: Column(
            name=field["name"],
            kind=field["type"],
            is_required=field["constraints"]["required"],
            choices=tuple(field["constraints"].get("enum", ())),
            refers_to=keys.get(field["name"], ""),
        )
        for field in schema["fields"]
    }


def package_of(tables: list[str]) -> dict:
    """The description of a package that holds these tables only: a key to an absent table is an error."""
    description = {**package(), "resources": []}
    for table in table_names():
        if table in tables:
            resource = deepcopy(_resources()[table])
            keys = resource["schema"].pop("foreignKeys", [])
            kept = [key for key in keys if key["reference"]["resource"] in tables]
            if kept:
                resource["schema"]["foreignKeys"] = kept
            description["resources"].append(resource)
    return description
