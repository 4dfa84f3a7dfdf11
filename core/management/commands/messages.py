from django.conf import settings
from django.core.management.base import BaseCommand

from core.catalogues import compile_catalogues
from core.extraction import update_catalogues


class Command(BaseCommand):
    help = (
        "Collect the words of code and templates into locale/, and compile the catalogues. Needs no gettext."
    )

    def handle(self, *args, **options) -> None:
        languages = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        for language, missing in update_catalogues(settings.PROJECT_DIR, languages).items():
            self.stdout.write(f"{language}: {missing} messages without translation")
        compile_catalogues(settings.LOCALE_PATHS[0])
