"""Floor 3: lessons for teachers: the library, the lesson and what is taken home of it."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "lessons"
    verbose_name = "Lessons"

    def ready(self) -> None:
        from lessons import signal_handlers

        signal_handlers.connect()
