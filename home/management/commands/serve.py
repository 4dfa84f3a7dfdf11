"""Prepare the site and serve it, in one process: everything is loaded once, so that a start is quick."""

import sys

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from gunicorn.app.wsgiapp import run


class Command(BaseCommand):
    help = "Do what `prepare` does, then run the production server (config/gunicorn.py)."
    # `prepare` looks at what matters before it serves.
    requires_system_checks: list[str] = []

    def handle(self, *args, **options) -> None:
        call_command("prepare", stdout=self.stdout)
        self.stdout.flush()
        # The server's processes open connections of their own.
        connections.close_all()
        sys.argv = ["gunicorn", "-c", "config/gunicorn.py", "config.wsgi"]
        run()
