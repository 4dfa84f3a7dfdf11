"""From the short notation of a module's YAML file to the fields of its page."""

from __future__ import annotations

from home.demo.blocks import BodyWriter
from training.models import TrainingModulePage


def fill_module(page: TrainingModulePage, entry: dict, words: dict, writer: BodyWriter) -> None:
    """`words` are the entry's words in the page's language."""
    page.skills = [("skill", skill) for skill in words["skills"]]
    page.before, page.after, page.measured = words["before"], words["after"], words["measured"]
    page.units = [{"type": "unit", "value": _unit(unit, writer)} for unit in words["units"]]
    page.related = writer.page_stream(entry.get("related", []))


def _unit(unit: dict, writer: BodyWriter) -> dict:
    return {
        "title": unit["title"],
        "minutes": unit["minutes"],
        "intro": unit.get("intro", ""),
        "body": writer.stream(unit["body"]),
    }
