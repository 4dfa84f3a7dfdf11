"""Measures how hard the published pages are to read."""

import json

from django.core.management.base import BaseCommand

from core.reading_check import Measured, measure_pages


class Command(BaseCommand):
    help = "Measure the reading level of every published page. Exit code 1: one is too hard for its readers."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--all", action="store_true", help="name the pages that are easy enough as well")
        parser.add_argument("--json", action="store_true", help="one JSON list, for other programs")

    def handle(self, *args, **options) -> None:
        measured = list(measure_pages())
        too_hard = [each for each in measured if each.over]
        if options["json"]:
            self.stdout.write(json.dumps([each.facts() for each in measured], indent=2))
        else:
            for each in measured if options["all"] else too_hard:
                self.stdout.write(in_words(each))
            self.stdout.write(f"{len(measured)} texts measured, {len(too_hard)} too hard for their readers.")
        if too_hard:
            raise SystemExit(1)


def in_words(each: Measured) -> str:
    """One line with figures and limits; below it the longest sentence, where that is the fault."""
    facts = each.facts()
    line = (
        f"{facts['url']} ({each.readers}): LIX {facts['lix']} of {facts['lix_limit']}, "
        f"mean {facts['mean']} of {facts['mean_limit']} words, "
        f"longest {facts['longest']} of {facts['longest_limit']}"
    )
    if "longest" in each.over:
        line += "\n    " + " ".join(each.reading.longest)
    return line
