"""Everything between a fresh checkout and a site that serves, safe to run at every start."""

import secrets

import environ
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from core.catalogues import compile_catalogues
from home.demo.load import is_empty, load_demo
from taxonomy.vocabulary import load_vocabulary

EDITOR = "editor"
PASSWORD_FILE = "editor_password"


class Command(BaseCommand):
    help = "Bring database, vocabulary and catalogues up to date; fill an empty site with the demo; make an editor."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="leave an empty site empty")

    def handle(self, *args, no_demo: bool, **options) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        compile_catalogues(settings.LOCALE_PATHS[0])
        if self._has_pending_migrations():
            self.stdout.write("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
            load_vocabulary()
        if is_empty() and not no_demo:
            self.stdout.write("Loading the demonstration's pages …")
            load_demo()
        self._greet(self._make_editor())

    @staticmethod
    def _has_pending_migrations() -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

    @staticmethod
    def _make_editor() -> str:
        """Make the first editor once; return the password while it is known, for printing."""
        users = get_user_model().objects
        kept = settings.DATA_DIR / PASSWORD_FILE
        given = environ.Env().str("ADMIN_PASSWORD", default="")
        user = users.filter(username=EDITOR).first()
        if user is None:
            password = given or secrets.token_urlsafe(12)
            user = users.create_superuser(EDITOR, password=password)
            user.groups.add(*Group.objects.filter(name="Administrators"))
            if not given:
                kept.touch(mode=0o600)
                kept.write_text(password)
        elif given and not user.check_password(given):
            user.set_password(given)
            user.save()
            kept.unlink(missing_ok=True)
        if given:
            return "(as given in ADMIN_PASSWORD)"
        return kept.read_text() if kept.exists() else "(as you set it)"

    def _greet(self, password: str) -> None:
        address = settings.WAGTAILADMIN_BASE_URL
        lines = ["", "Cairn is ready."]
        lines += [f"  {name:<9} {address}/{code}/" for code, name in settings.LANGUAGES]
        lines += [
            f"  {'Editors':<9} {address}/admin/",
            f"  {'User':<9} {EDITOR}",
            f"  {'Password':<9} {password}",
            "",
        ]
        self.stdout.write("\n".join(lines))
