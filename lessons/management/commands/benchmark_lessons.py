"""How the lessons grow: `manage.py benchmark_lessons` prints medians, their ratio and the queries.

Everything happens in a transaction that is rolled back; the site's own lessons are untouched.
"""

import json

from django.core.management.base import BaseCommand

from lessons.benchmarks import library, packs


class Command(BaseCommand):
    help = "Measure the library of lessons with 100 lessons a language and with 10,000."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--rounds", type=int, default=15, help="requests for each figure")
        parser.add_argument("--json", action="store_true", help="figures for machines")
        parser.add_argument("--lessons", type=int, default=library.MANY, help="how many are many")
        parser.add_argument("--packs", action="store_true", help="also build packs, 100 in each language")

    def handle(self, *args, rounds: int, lessons: int, **options) -> None:
        found = {"library": library.measure(rounds, many=lessons)}
        table = self._table(found["library"])
        if options["packs"]:
            found["packs"] = packs.measure_packs(rounds)
            table += f"\n{self._packs(found['packs'])}"
        self.stdout.write(json.dumps(found, indent=1) if options["json"] else table)

    @staticmethod
    def _packs(found: dict) -> str:
        return (
            f"one pack: {found['one_s']} s, {found['more_mb']} MB more than {found['process_mb']} MB; "
            f"{found['many']} packs: {found['many_s']} s"
        )

    @staticmethod
    def _table(found: dict) -> str:
        few, many = found["lessons"]
        lines = [f"library, {found['languages']} languages: {few} lessons a language, {many}, ratio, queries"]
        for name, case in found["cases"].items():
            small, large = case["ms"]
            queries = " and ".join(str(number) for number in case["queries"])
            lines.append(f"{name:>15}: {small:7.1f} ms {large:7.1f} ms {case['ratio']:5.2f}  {queries}")
        small, large = found["first_reader_after_a_change_ms"]
        lines.append(f"reading the library of one language again: {small} ms, {large} ms")
        return "\n".join(lines)
