from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from help_channels.hsds.exporting import Format, export_channels


class Command(BaseCommand):
    help = "Write the help channels to a file, as HSDS 3 (JSON, or tables in a ZIP archive)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=Format.values, default=Format.JSON)
        parser.add_argument(
            "--all",
            action="store_true",
            help="Also what readers do not see, with checks, keepers and origins: for the site's own backup.",
        )

    def handle(self, *args, **options) -> None:
        data = export_channels(options["format"], is_everything=options["all"])
        try:
            options["file"].write_bytes(data)
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be written: {error.strerror}") from error
        self.stdout.write(f"{options['file']}: {len(data)} bytes.")
