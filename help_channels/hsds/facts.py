"""The facts that hang on an object as attributes of our own taxonomies."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from help_channels.hsds.findings import Place, Report, Row
from help_channels.hsds.mapping import FLAGS, PRIVATE, SCHEMES, TEXTS, WAY_TEXTS

OURS = ("field.", "words.", "way.")
MANY = {"field.source"}
KNOWN = {
    *(f"field.{name}" for name in (*TEXTS, *PRIVATE, *FLAGS, "site_url", "source")),
    *(f"way.{name}" for name in (*WAY_TEXTS, "n", "value")),
}


@dataclass
class Facts:
    """Values and places by the code of the term, for example `field.kind`."""

    values: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)

    def text(self, code: str) -> str:
        return self.values.get(code, [""])[0]

    def place(self, code: str, otherwise: Place) -> Place:
        return self.places.get(code, [otherwise])[0]


def facts_of(owner: Row, what: str, report: Report) -> Facts:
    """Our facts about an object; a fact that is given twice is an error, one that we do not know a warning."""
    facts = Facts()
    for entry in owner.get("attributes", []):
        code = entry.get("taxonomy_term", {}).get("code", "")
        if not code.startswith(OURS):
            if entry.get("link_type") not in SCHEMES:
                _pass_over(entry, code or what, report)
            continue
        if code in facts.values and code not in MANY:
            report.error(entry.place, code, _("This is given twice for the same record."))
        if not code.startswith("words.") and code not in KNOWN:
            _pass_over(entry, code, report)
        facts.values.setdefault(code, []).append(entry.get("value", ""))
        facts.places.setdefault(code, []).append(entry.place)
    return facts


def _pass_over(entry: Row, code: str, report: Report) -> None:
    report.warn(entry.place, code, _("We do not know this field: what stands in it is passed over."))
