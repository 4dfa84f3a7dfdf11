"""The exercises. Each one's HTML is at `templates/exercises/blocks/<name>.html`.

Each is complete without a script, keeps nothing, tells the server nothing, and explains every answer.
"""

from exercises.blocks.base import ExerciseBlock, ExerciseStructValue
from exercises.blocks.decide import DecideBlock
from exercises.blocks.quiz import QuizBlock, QuizQuestionBlock
from exercises.blocks.say import SayBlock
from exercises.blocks.setup import SetupBlock
from exercises.blocks.sort import SortBlock
from exercises.blocks.spot import SpotBlock
from exercises.blocks.story import StoryBlock

EXERCISE_BLOCKS = [
    ("decide", DecideBlock()),
    ("story", StoryBlock()),
    ("spot", SpotBlock()),
    ("sort", SortBlock()),
    ("quiz", QuizBlock()),
    ("setup", SetupBlock()),
    ("say", SayBlock()),
]
EXERCISES = frozenset(name for name, _block in EXERCISE_BLOCKS)

__all__ = [
    "EXERCISES",
    "EXERCISE_BLOCKS",
    "DecideBlock",
    "ExerciseBlock",
    "ExerciseStructValue",
    "QuizBlock",
    "QuizQuestionBlock",
    "SayBlock",
    "SetupBlock",
    "SortBlock",
    "SpotBlock",
    "StoryBlock",
]
