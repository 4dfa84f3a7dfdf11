"""A good export, spoiled in one place."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from functools import cache

from help_channels.hsds import csv_format, json_format
from help_channels.hsds.exporting import services_to_export

CODES = ("fi-112", "fi-mll-116111", "fi-mll-parents")


def few_services() -> list[dict]:
    """Three channels of the demonstration: an emergency number and two with more ways."""
    return json.loads(_few_as_text())


@cache
def _few_as_text() -> str:
    # Once for all tests: each begins with the same channels.
    return json.dumps([service for service in services_to_export() if code_of(service) in CODES])


def code_of(service: dict) -> str:
    return next(
        fact["value"] for fact in service["attributes"] if fact["taxonomy_term"]["code"] == "field.code"
    )


def fact(owner: dict, code: str) -> dict:
    return next(entry for entry in owner["attributes"] if entry["taxonomy_term"]["code"] == code)


def set_fact(owner: dict, code: str, value: str) -> None:
    """Change a fact, or add it where there is none."""
    found = [entry for entry in owner["attributes"] if entry["taxonomy_term"]["code"] == code]
    term = {"id": "1", "code": code, "name": code, "description": code}
    if not found:
        owner["attributes"].append({"id": code, "taxonomy_term": term, "value": value})
    for entry in found:
        entry["value"] = value


def good_json() -> bytes:
    return json_format.write(few_services())


def good_zip() -> bytes:
    return csv_format.write(few_services())


def spoiled_json(change: Callable[[list[dict]], object]) -> bytes:
    services = json.loads(good_json())
    change(services)
    return json.dumps(services).encode()


def members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def spoiled_zip(change: Callable[[dict[str, bytes]], object]) -> bytes:
    files = members(good_zip())
    change(files)
    return zipped(files)


def spoiled_table(file: str, change: Callable[[list[dict]], object]) -> bytes:
    """The package with one table changed, row by row."""
    files = members(good_zip())
    rows = list(csv.DictReader(io.StringIO(files[file].decode(), newline="")))
    change(rows)
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return zipped({**files, file: target.getvalue().encode()})
