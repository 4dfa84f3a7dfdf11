from django.core.management.base import BaseCommand, CommandError

from home.demo.load import load_demo


class Command(BaseCommand):
    help = "Fill an empty installation with the demonstration's content."

    def handle(self, *args, **options) -> None:
        try:
            number = load_demo()
        except RuntimeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Demonstration: {number} pages.")
