"""What is wrong in a file: where, in which field, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

# Nobody reads more at once; a file made to annoy could bring millions.
MOST_FINDINGS = 200


@dataclass(frozen=True)
class Place:
    """Where something stands: a row of a table as a spreadsheet counts it, or a record of a list."""

    number: int = 0
    file: str = ""
    inside: str = ""

    def __str__(self) -> str:
        if self.file:
            words = _("%(file)s, row %(number)d") % {"file": self.file, "number": self.number}
        elif self.number:
            words = _("record %(number)d") % {"number": self.number}
        else:
            words = _("the file")
        return f"{words}, {self.inside}" if self.inside else words

    def within(self, name: str) -> Place:
        """A part of this record, for example its second phone."""
        return Place(self.number, self.file, f"{self.inside}, {name}" if self.inside else name)

    @property
    def outermost(self) -> Place:
        """The row, or the record of the list."""
        return Place(self.number, self.file)


class Row(dict):
    """One object of a file that remembers where it stood."""

    def __init__(self, values: dict, place: Place) -> None:
        super().__init__(values)
        self.place = place


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or that a person should know."""

    place: Place
    field: str
    sentence: str
    record: str = ""

    def __str__(self) -> str:
        """The finding in one line."""
        parts = (str(self.place), self.record, self.field)
        return f"{' · '.join(part for part in parts if part)}: {self.sentence}"


@dataclass
class Report:
    """The findings of one file, in the order in which they were made."""

    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def error(self, place: Place, name: str, sentence: str, record: str = "") -> None:
        _keep(self.errors, Finding(place, name, sentence, record))

    def warn(self, place: Place, name: str, sentence: str, record: str = "") -> None:
        _keep(self.warnings, Finding(place, name, sentence, record))

    @property
    def is_full(self) -> bool:
        return len(self.errors) >= MOST_FINDINGS

    def name_records(self, codes: dict[Place, str]) -> None:
        """Say of which record a finding is, where that was not known when it was made."""
        for findings in (self.errors, self.warnings):
            findings[:] = [
                finding if finding.record else replace(finding, record=codes.get(finding.place.outermost, ""))
                for finding in findings
            ]


def _keep(findings: list[Finding], finding: Finding) -> None:
    if len(findings) < MOST_FINDINGS and finding not in findings:
        findings.append(finding)


class Unreadable(Exception):
    """The file as a whole cannot be read; says why in one sentence."""

    def __init__(self, sentence: str, place: Place | None = None, name: str = "") -> None:
        super().__init__(sentence)
        self.finding = Finding(place or Place(), name, sentence)
