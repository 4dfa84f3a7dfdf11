"""Faults as text for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from help_channels.checking.faults import Fault, by_kind


def as_text(faults: Iterable[Fault]) -> str:
    """Grouped by kind, errors named as such."""
    faults = list(faults)
    if not faults:
        return _("All help channels are in order.") + "\n"
    lines: list[str] = []
    for code, found in by_kind(faults):
        lines += [f"{code.label} [{code.value}]"]
        lines += [f"  {fault.weight.label}: {fault.sentence}" for fault in found]
        lines += [""]
    return "\n".join([*lines, _summary(faults), ""])


def as_json(faults: Iterable[Fault]) -> str:
    """The day, and each fault with the code of its kind."""
    rows = [
        {"code": code.value, "weight": fault.weight.value, "sentence": fault.sentence}
        for code, found in by_kind(faults)
        for fault in found
    ]
    day = timezone.localdate().isoformat()
    return json.dumps({"day": day, "faults": rows}, ensure_ascii=False, indent=2) + "\n"


def _summary(faults: list[Fault]) -> str:
    errors = sum(fault.is_error for fault in faults)
    warnings = len(faults) - errors
    return ", ".join(
        [
            ngettext("%(count)d error", "%(count)d errors", errors) % {"count": errors},
            ngettext("%(count)d warning", "%(count)d warnings", warnings) % {"count": warnings},
        ]
    )
