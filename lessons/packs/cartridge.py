"""The lesson as a Common Cartridge 1.1, which learning platforms import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lessons.packs.cartridge_manifest import WEB_LINK, Resource, manifest
from lessons.packs.content import Channel, LessonContent
from lessons.packs.html import STYLE, STYLE_SHEET, pupil_page, teacher_page
from lessons.packs.html_help import help_page
from lessons.packs.html_parts import picture_file
from lessons.packs.kinds import BuiltFile
from lessons.packs.markup import tag
from lessons.packs.printable import printable
from lessons.packs.qti import XML, assessment
from lessons.packs.stored import picture_bytes
from lessons.packs.zipped import zipped

QUIZ = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
LINKS = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
FOLDER = "lesson"


def cartridge(content: LessonContent, files: Sequence[BuiltFile], made_on: date) -> bytes:
    """`files` are the single files of the pack. Raises PackFault where a picture cannot be read."""
    content = printable(content)
    resources = [*_resources(content, files)]
    entries = [("imsmanifest.xml", manifest(content, resources))]
    return zipped([*entries, *((each.path, each.data) for each in resources)], made_on)


def _resources(content: LessonContent, files: Sequence[BuiltFile]) -> Iterator[Resource]:
    yield from _pages(content)
    for number, file in enumerate(files, 1):
        name = f"{FOLDER}/{file.name}"
        title = f"{printable(file.title)} ({file.kind})"
        yield Resource(f"file_{number}", name, file.data, title, file.for_teachers)
    if content.quiz:
        title = content.words["quiz"]
        yield Resource("quiz", "quiz/quiz.xml", assessment(content), title, False, kind=QUIZ)
    yield from _links(content)


def _pages(content: LessonContent) -> Iterator[Resource]:
    """The pages, and what they need to be shown."""
    words = content.words
    pictures = [
        Resource(f"picture_{number}", f"{FOLDER}/{picture_file(picture)}", picture_bytes(picture))
        for number, picture in enumerate(content.pictures, 1)
    ]
    style = Resource("style", f"{FOLDER}/{STYLE}", STYLE_SHEET)
    needs = (style.key, *(picture.key for picture in pictures))
    pages = (
        ("pupils", pupil_page(content), content.title, False, needs),
        ("help", help_page(content), words["help"], False, (style.key,)),
        ("teacher", teacher_page(content), words["lesson_plan"], True, needs),
    )
    for key, data, title, for_teachers, needed in pages:
        yield Resource(f"page_{key}", f"{FOLDER}/{key}.html", data, title, for_teachers, needs=needed)
    yield from (style, *pictures)


def _links(content: LessonContent) -> Iterator[Resource]:
    """The lesson and the pupil view as they are today, and whoever can be reached on the web."""
    yield _link("lesson", content.title, content.address, for_teachers=True)
    yield _link("pupils", content.words["pupil_view"], content.pupil_address)
    for number, channel in enumerate(content.channels, 1):
        if address := _web_address(channel):
            yield _link(f"channel_{number}", channel.name, address)


def _web_address(channel: Channel) -> str:
    return next((way.href for way in channel.ways if way.href.startswith(("https://", "http://"))), "")


def _link(key: str, title: str, address: str, for_teachers: bool = False) -> Resource:
    link = tag("webLink", tag("title", title), tag("url", href=address, target="_blank"), xmlns=LINKS)
    data = f"{XML}{link}\n".encode()
    return Resource(f"link_{key}", f"links/{key}.xml", data, title, for_teachers, kind=WEB_LINK)
