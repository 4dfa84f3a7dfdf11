"""Floor 2: the directory of help, reporting and appeal channels; opening hours."""

from django.apps import AppConfig


class HelpChannelsConfig(AppConfig):
    name = "help_channels"
    verbose_name = "Help channels"

    def ready(self) -> None:
        from help_channels import signal_handlers  # noqa: F401  connects itself
