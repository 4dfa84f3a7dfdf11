import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from help_channels.hsds.findings import Unreadable
from help_channels.hsds.importing import import_channels
from help_channels.hsds.inward import Gaps
from help_channels.hsds.planning import Plan, Wish, plan_import
from help_channels.hsds.reading import check_size
from help_channels.kinds import Kind


class Command(BaseCommand):
    help = "Say what an HSDS file (JSON or ZIP) would change; with --apply, make drafts of it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--origin", default="", help="From whom, and of which day: “Bris, 2026-11-01”.")
        parser.add_argument("--apply", action="store_true", help="Not only say it: do it.")
        parser.add_argument("--user", default="", help="The user name of the person who imports.")
        parser.add_argument("--kind", choices=Kind.values, default="", help="For records that name none.")
        parser.add_argument("--country", default="", help="For records that name none, for example SE.")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, help="Of another site's texts.")
        parser.add_argument(
            "--restore",
            action="store_true",
            help="This site's own backup: checks, keepers and origins come back.",
        )

    def handle(self, *args, **options) -> None:
        gaps = Gaps(options["kind"], options["country"].upper(), options["language"])
        wish = Wish(options["file"].name, options["origin"], gaps, options["restore"])
        data = _read(options["file"])
        if options["apply"]:
            plan, drafts = import_channels(data, wish, _person(options["user"]))
        else:
            plan, drafts = plan_import(data, wish), []
        self._say(plan)
        if plan.is_refused:
            self.stderr.write("Refused: nothing was stored.")
            sys.exit(1)
        self.stdout.write(
            f"{len(drafts)} drafts stored." if options["apply"] else "Nothing was stored: add --apply."
        )

    def _say(self, plan: Plan) -> None:
        for entry in plan.entries:
            changes = f" ({', '.join(entry.changes)})" if entry.changes else ""
            self.stdout.write(f"{entry.place} · {entry.code}: {entry.verdict_label}{changes}")
        for finding in plan.warnings:
            self.stdout.write(f"Note: {finding}")
        for finding in plan.errors:
            self.stderr.write(f"Error: {finding}")


def _read(path: Path) -> bytes:
    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except Unreadable as error:
        raise CommandError(str(error.finding)) from error
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error


def _person(name: str):
    if not name:
        return None
    person = get_user_model().objects.filter(username=name).first()
    if person is None:
        raise CommandError(f"Nobody has the user name “{name}”.")
    return person
