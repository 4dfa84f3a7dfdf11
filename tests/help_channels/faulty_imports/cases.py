"""Files that must be refused: what is wrong, where, in which field, and a part of the sentence."""

import io
import json
import zipfile

from tests.help_channels.faulty_imports.spoiling import (
    fact,
    good_json,
    good_zip,
    members,
    set_fact,
    spoiled_json,
    spoiled_table,
    spoiled_zip,
    zipped,
)

JSON, ZIP = "channels.json", "channels.zip"


def in_phone(number: int, code: str, value: str) -> bytes:
    return spoiled_json(lambda services: set_fact(services[1]["phones"][number], code, value))


def in_service(**columns) -> bytes:
    return spoiled_json(lambda services: services[1].update(columns))


def without_column(name: str) -> bytes:
    return spoiled_json(lambda services: services[1].pop(name))


def in_fact(code: str, value: str) -> bytes:
    return spoiled_json(lambda services: set_fact(services[1], code, value))


def without_fact(code: str) -> bytes:
    return spoiled_json(lambda services: services[1]["attributes"].remove(fact(services[1], code)))


def with_other_term(link_type: str) -> bytes:
    def change(services):
        entry = next(one for one in services[1]["attributes"] if one["link_type"] == link_type)
        entry["taxonomy_term"]["code"] = "toddlers"

    return spoiled_json(change)


def source_with(**values) -> bytes:
    def change(services):
        entry = fact(services[1], "field.source")
        entry["value"] = json.dumps({**json.loads(entry["value"]), **values})

    return spoiled_json(change)


def another_emergency(services) -> None:
    fact(services[1], "field.kind")["value"] = "emergency"


def repeat_code(services) -> None:
    fact(services[2], "field.code")["value"] = fact(services[1], "field.code")["value"]


def repeat_fact(services) -> None:
    services[1]["attributes"].append({**fact(services[1], "field.kind"), "value": "hotline"})


def in_row(file: str, at: int, **cells) -> bytes:
    """A table with cells changed in one row, counted as a spreadsheet counts."""
    return spoiled_table(file, lambda rows: rows[at - 2].update(cells))


def latin(files) -> None:
    files["services.csv"] = files["services.csv"].decode().encode("latin-1", "replace")


def utf_16(files) -> None:
    files["services.csv"] = files["services.csv"].decode().encode("utf-16")


def torn(files) -> None:
    lines = files["phones.csv"].splitlines(keepends=True)
    files["phones.csv"] = lines[0] + b"too,few\r\n"


def with_nul(files) -> None:
    files["phones.csv"] = files["phones.csv"].replace(b"116 111", b"116\x00111")


def with_path() -> bytes:
    return zipped({**members(good_zip()), "../../services.csv": b"id\r\n"})


def bomb() -> bytes:
    files = members(good_zip())
    return zipped({**files, "phones.csv": files["phones.csv"] + b" " * (25 * 1024 * 1024)})


def encrypted() -> bytes:
    data = bytearray(good_zip())
    # The flag of a password, in the directory at the end of the archive.
    start = data.find(b"PK\x01\x02")
    data[start + 8] |= 1
    return bytes(data)


def crowded() -> bytes:
    return zipped({**members(good_zip()), **{f"{number}.csv": b"id" for number in range(80)}})


def twice_inside() -> bytes:
    target = io.BytesIO(good_zip())
    with zipfile.ZipFile(target, "a") as archive:
        archive.filelist.append(archive.filelist[0])
        archive._didModify = True
    return target.getvalue()


CASES = {
    "hours that nobody can read": (
        JSON, lambda: in_phone(1, "way.hours", "when we like"),
        "record 2, phones 2", "hours", "We cannot read these hours"),
    "hours on holidays": (
        JSON, lambda: in_phone(1, "way.hours", "PH 10:00-12:00"), "record 2, phones 2", "hours", "“PH”"),
    "an unknown zone": (
        JSON, lambda: in_phone(1, "way.zone", "Europe/Hameenlinna"),
        "record 2, phones 2", "time zone", "“Europe/Hameenlinna” is not a time zone"),
    "closed days that are no days": (
        JSON, lambda: in_phone(0, "way.closed_dates", "at Christmas"),
        "record 2, phones 1", "closed days", "at Christmas"),
    "a number with letters": (
        JSON, lambda: spoiled_json(lambda services: services[1]["phones"][0].update(number="call us")),
        "record 2, phones 1", "number or address", "“call us” is not a telephone number"),
    "a formula for a number": (
        JSON, lambda: spoiled_json(lambda services: services[1]["phones"][0].update(number="=cmd|' /C calc'!A0")),
        "record 2, phones 1", "number or address", "is not a telephone number"),
    "ages upside down": (
        JSON, lambda: in_service(minimum_age=17, maximum_age=7),
        "record 2", "youngest age", "must not be above the oldest"),
    "half an age": (JSON, lambda: in_service(minimum_age=7.5), "record 2", "minimum_age", "a whole number"),
    "an age in letters": (
        JSON, lambda: in_service(minimum_age="seven"), "record 2", "minimum_age", "“seven” is not a number"),
    "an age without end": (
        JSON, lambda: in_service(minimum_age="1e999"), "record 2", "minimum_age", "is not a number"),
    "no name": (JSON, lambda: without_column("name"), "record 2", "name", "must not be empty"),
    "no name in one language": (
        JSON, lambda: without_fact("words.name.fi"), "record 2", "name", "cannot be blank"),
    "a name that is too long": (
        JSON, lambda: in_fact("words.name.en", "x" * 121), "record 2", "name", "at most 120 characters"),
    "a text that is too long": (
        JSON, lambda: in_fact("words.what_for.en", "x" * 401), "record 2", "what it is for", "At most 400"),
    "a NUL in a text": (
        JSON, lambda: in_fact("words.name.en", "a\x00b"), "record 2", "value", "a character in it that no text"),
    "half a letter": (
        JSON, lambda: in_fact("words.name.en", "\ud800"), "record 2", "value", "a character in it that no text"),
    "an unknown status": (
        JSON, lambda: in_service(status="open"), "record 2", "status", "“open” is not known here"),
    "no status": (JSON, lambda: without_column("status"), "record 2", "status", "must not be empty"),
    "an unknown kind": (
        JSON, lambda: in_fact("field.kind", "hotlin"), "record 2", "kind", "“hotlin” is not known here"),
    "an unknown way": (
        JSON, lambda: in_phone(0, "way.mode", "fax"), "record 2, phones 1", "how", "“fax” is not known here"),
    "an unknown audience": (
        JSON, lambda: with_other_term("audience"), "record 2", "Audience", "“toddlers” is not in our vocabulary"),
    "an unknown topic": (
        JSON, lambda: with_other_term("topic"), "record 2", "Topic", "“toddlers” is not in our vocabulary"),
    "an unknown country": (
        JSON, lambda: spoiled_json(lambda services: services[1]["service_areas"][0].update(extent="QQ")),
        "record 2, service_areas 1", "country", "“QQ” is not a country"),
    "a code with capitals": (
        JSON, lambda: in_fact("field.code", "FI One"), "record 2", "code", "Small letters, digits and hyphens"),
    "a successor that is nowhere": (
        JSON, lambda: in_fact("field.successor", "fi-nobody"),
        "record 2", "successor", "“fi-nobody” is no channel"),
    "neither yes nor no": (
        JSON, lambda: in_fact("field.is_anonymous", "perhaps"),
        "record 2", "is_anonymous", "neither true nor false"),
    "an address that runs a program": (
        JSON, lambda: in_service(url="javascript:alert(1)"), "record 2", "own site", "valid URL"),
    "a way that runs a program": (
        JSON, lambda: spoiled_json(
            lambda services: services[1]["additional_urls"][0].update(url="javascript:alert(1)")),
        "record 2, additional_urls 1", "number or address", "begins with https://"),
    "an invalid date": (
        JSON, lambda: in_service(assured_date="2026-02-30"), "record 2", "assured_date", "is not a date"),
    "a source without a date": (
        JSON, lambda: source_with(seen="lately"), "record 2", "source", "This source cannot be read"),
    "a source that runs a program": (
        JSON, lambda: source_with(url="javascript:alert(1)"), "record 2", "source Address", "valid URL"),
    "a second emergency number": (
        JSON, lambda: spoiled_json(another_emergency), "record 2", "kind", "already has an active emergency"),
    "a service twice": (
        JSON, lambda: spoiled_json(lambda services: services.append(services[1])),
        "record 4", "id", "stands in this file twice; first: record 2"),
    "a code twice": (
        JSON, lambda: spoiled_json(repeat_code), "record 3", "code", "stands in this file twice"),
    "a fact twice": (JSON, lambda: spoiled_json(repeat_fact), "record 2", "field.kind", "given twice"),
    "another site's service without a kind": (
        JSON, lambda: without_fact("field.code"), "record 2", "kind", "Choose a kind"),
    "a text for a list": (JSON, lambda: in_service(phones="116 111"), "record 2", "phones", "stand a list"),
    "a text for a service": (
        JSON, lambda: spoiled_json(lambda services: services.append("fi-112")), "record 4", "service", "in braces"),
    "a number for a text": (JSON, lambda: in_service(name=7), "record 2", "name", "“7” is not a text"),
    "no list": (JSON, lambda: b'{"services": []}', "the file", "", "must hold a list"),
    "an empty list": (JSON, lambda: b"[]", "the file", "", "There is no help channel"),
    "an empty file": (JSON, lambda: b" \n", "the file", "", "The file is empty"),
    "a web page": (JSON, lambda: b"<!doctype html><title>Log in</title>", "the file", "", "This is a web page"),
    "JSON that breaks off": (JSON, lambda: good_json()[:-30], "the file", "", "line 4 cannot be read"),
    "not a number": (JSON, lambda: b'[{"id": "1", "minimum_age": NaN}]', "the file", "", "“NaN”"),
    "a number of many digits": (
        JSON, lambda: b'[{"minimum_age": ' + b"9" * 9000 + b"}]", "the file", "", "not JSON that can be read"),
    "deep nesting": (JSON, lambda: b"[" * 9000 + b"]" * 9000, "the file", "", "too deep"),
    "one name twice in an object": (
        JSON, lambda: b'[{"id": "1", "id": "2"}]', "the file", "id", "“id” stands twice"),
    "JSON in Latin-1": (
        JSON, lambda: good_json().decode().encode("latin-1", "replace"), "line 2", "", "not in UTF-8"),
    "JSON in UTF-16": (JSON, lambda: good_json().decode().encode("utf-16"), "line 1", "", "UTF-16"),
    "too many bytes": (JSON, lambda: b" " * (6 * 1024 * 1024), "the file", "", "At most 5 MB"),
    "JSON called .zip": (ZIP, good_json, "the file", "", "it is not a ZIP archive"),
    "half an archive": (ZIP, lambda: good_zip()[:-200], "the file", "", "damaged"),
    "a path in an archive": (ZIP, with_path, "the file", "", "lies in a folder"),
    "a bomb": (ZIP, bomb, "the file", "", "more than 20 MB"),
    "a password": (ZIP, encrypted, "the file", "", "locked with a password"),
    "a crowd of files": (ZIP, crowded, "the file", "", "more than 60 files"),
    "a file twice in an archive": (ZIP, twice_inside, "the file", "", "in the archive twice"),
    "no description of the package": (
        ZIP, lambda: spoiled_zip(lambda files: files.pop("datapackage.json")),
        "the file", "", "“datapackage.json” is missing"),
    "a missing table": (
        ZIP, lambda: spoiled_zip(lambda files: files.pop("phones.csv")), "the file", "phones.csv", "is missing"),
    "a table without headings": (
        ZIP, lambda: spoiled_zip(lambda files: files.update({"phones.csv": b""})), "phones.csv, row 1", "", "empty"),
    "a table without its key": (
        ZIP, lambda: spoiled_table("phones.csv", lambda rows: [row.pop("id") for row in rows]),
        "phones.csv, row 1", "id", "The column “id” is missing"),
    "a table in Latin-1": (ZIP, lambda: spoiled_zip(latin), "services.csv, row", "", "not in UTF-8"),
    "a table in UTF-16": (ZIP, lambda: spoiled_zip(utf_16), "services.csv, row 1", "", "UTF-16"),
    "a row with too few cells": (ZIP, lambda: spoiled_zip(torn), "phones.csv, row 2", "", "This row has 2 cells"),
    "a NUL in a table": (ZIP, lambda: spoiled_zip(with_nul), "phones.csv, row", "", "no text has"),
    "a row without a name": (
        ZIP, lambda: in_row("services.csv", 3, name=""), "services.csv, row 3", "name", "must not be empty"),
    "a row with an unknown status": (
        ZIP, lambda: in_row("services.csv", 2, status="open"), "services.csv, row 2", "status", "“open”"),
    "a key to nothing": (
        ZIP, lambda: in_row("services.csv", 4, organization_id="nobody"),
        "services.csv, row 4", "organization_id", "“nobody” is not in the table “organization”"),
    "a fact of nobody": (
        ZIP, lambda: in_row("attributes.csv", 9, link_id="nobody"),
        "attributes.csv, row 9", "link_id", "“nobody” is not in the table"),
    "an identifier twice": (
        ZIP, lambda: spoiled_table("phones.csv", lambda rows: rows.append(dict(rows[0]))),
        "phones.csv, row", "id", "stands in this table twice"),
    "a number with letters in a table": (
        ZIP, lambda: in_row("phones.csv", 2, number="ask Ann"),
        "phones.csv, row 2", "number or address", "“ask Ann” is not a telephone number"),
}  # fmt: skip
