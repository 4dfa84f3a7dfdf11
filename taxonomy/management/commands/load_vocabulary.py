from django.core.management.base import BaseCommand

from taxonomy.vocabulary import load_vocabulary


class Command(BaseCommand):
    help = "Create the vocabulary's missing terms and words. Safe to run again and again."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--overwrite", action="store_true", help="bring changed labels back to the published ones"
        )

    def handle(self, *args, overwrite: bool, **options) -> None:
        self.stdout.write(f"Vocabulary: {load_vocabulary(overwrite)} new terms.")
