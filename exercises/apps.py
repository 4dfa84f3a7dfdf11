"""Floor 2: blocks that people practise with, usable on any page."""

from django.apps import AppConfig


class ExercisesConfig(AppConfig):
    name = "exercises"
    verbose_name = "Exercises"
