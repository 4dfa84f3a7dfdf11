"""Floor 3: media-skills training: modules that children, parents and teachers do on their own."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"
    verbose_name = "Training"
