"""The library, lessons, what belongs to them, and the packs made of them."""

from lessons.models.attachments import LessonAttachment
from lessons.models.index import LessonIndexPage
from lessons.models.lessons import LessonPage
from lessons.models.library_stamp import LibraryStamp
from lessons.models.packs import LessonPack
from lessons.models.series import LessonSeries, LessonSeriesWords

__all__ = [
    "LessonAttachment",
    "LessonIndexPage",
    "LessonPack",
    "LessonPage",
    "LessonSeries",
    "LessonSeriesWords",
    "LibraryStamp",
]
