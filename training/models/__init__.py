"""The pages of the training."""

from training.models.index import TrainingIndexPage
from training.models.modules import TrainingModulePage

__all__ = ["TrainingIndexPage", "TrainingModulePage"]
