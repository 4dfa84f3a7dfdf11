"""Floor 1: the controlled vocabulary, and how pages and channels carry it."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "taxonomy"
    verbose_name = "Vocabulary"

    def ready(self) -> None:
        from taxonomy import signal_handlers  # noqa: F401  connects itself
