"""The body of campaign versions and of guidance: everything to read, help, and exercises."""

from exercises.blocks import EXERCISE_BLOCKS
from help_channels.blocks import BODY_BLOCKS

CONTENT_BLOCKS = [*BODY_BLOCKS, *EXERCISE_BLOCKS]
