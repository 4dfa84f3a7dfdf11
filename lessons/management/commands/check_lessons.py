"""Looks through all lessons and their files; safe to run every day."""

from django.core.management.base import BaseCommand

from lessons.desk.faults import as_text, find_faults, has_error


class Command(BaseCommand):
    help = (
        "Tell what is wrong with lessons. Exit code 1: a published lesson lacks something or offers no file."
    )

    def handle(self, *args, **options) -> None:
        faults = find_faults()
        self.stdout.write(as_text(faults))
        if has_error(faults):
            raise SystemExit(1)
