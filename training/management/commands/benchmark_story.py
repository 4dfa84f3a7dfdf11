"""How long editors wait for a long chat story: `manage.py benchmark_story` prints medians.

Everything happens in a transaction that is rolled back; the site's own modules are untouched.
"""

import json

from django.core.management.base import BaseCommand

from exercises.stories.faults import MOST_PASSAGES
from training.benchmarks import story


class Command(BaseCommand):
    help = "Measure a chat story of 300 passages: reading, checking, and the form of its module."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--rounds", type=int, default=9, help="how often each figure is taken")
        parser.add_argument("--json", action="store_true", help="figures for machines")
        parser.add_argument("--passages", type=int, default=MOST_PASSAGES, help="how long the story is")

    def handle(self, *args, rounds: int, passages: int, **options) -> None:
        found = story.measure(rounds, passages)
        self.stdout.write(json.dumps(found, indent=1) if options["json"] else self._table(found))

    @staticmethod
    def _table(found: dict) -> str:
        lines = [f"a story of {found['passages']} passages, {found['characters']} characters"]
        lines += [f"{name:>25}: {milliseconds:7.1f} ms" for name, milliseconds in found["ms"].items()]
        return "\n".join(lines)
