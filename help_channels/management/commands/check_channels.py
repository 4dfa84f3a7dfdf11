"""Looks through all channels and the pages that name them; safe to run every day."""

from pathlib import Path

from django.core.management.base import BaseCommand

from help_channels.checking.fault_report import as_json, as_text
from help_channels.checking.faults import find_faults
from help_channels.checking.link_faults import find_dead_links
from help_channels.checking.reminders import send_reminders

MAIL_FAILED = 2


class Command(BaseCommand):
    help = "Tell what is wrong with help channels. Exit code 1: a page shows an unverified or wrong fact."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--no-links", action="store_true", help="ask no other server")
        parser.add_argument("--report", metavar="FILE", type=Path, help="write it there too; .json for JSON")
        parser.add_argument("--mail", action="store_true", help="tell the keepers, once in seven days")

    def handle(self, *args, no_links: bool, report: Path | None, mail: bool, **options) -> None:
        faults = find_faults()
        if not no_links:
            faults += find_dead_links()
        self.stdout.write(as_text(faults))
        if report:
            as_written = as_json if report.suffix == ".json" else as_text
            report.write_text(as_written(faults), encoding="utf-8")
        was_told = self._tell() if mail else True
        if any(fault.is_error for fault in faults):
            raise SystemExit(1)
        if not was_told:
            raise SystemExit(MAIL_FAILED)

    def _tell(self) -> bool:
        """Whether everybody heard; a mail server that does not answer stops nothing else."""
        try:
            sent, unheard = send_reminders()
        except OSError as error:
            self.stderr.write(f"Mail could not be sent: {error}")
            return False
        self.stdout.write(f"Mails sent: {sent}.")
        if unheard:
            codes = ", ".join(channel.code for channel in unheard)
            self.stderr.write(f"Nobody hears of: {codes}. Set a keeper, or an address in the settings.")
        return True
