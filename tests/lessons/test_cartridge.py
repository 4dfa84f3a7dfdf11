"""The cartridge: valid, complete, for pupils without what the teacher alone reads."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from lxml import etree
from PIL import Image

from lessons.models import LessonPage
from lessons.packs.cartridge import cartridge
from lessons.packs.content import Channel, Way
from lessons.packs.current import directory_of
from lessons.packs.gather import gather
from lessons.packs.kinds import BuiltFile, Role
from tests.lessons.cartridges import PARSER, faults, found, manifest, unzipped
from tests.lessons.sample_content import PICTURE, QUIZ, STEPS, prose, sample_content, with_picture

DAY = date(2026, 11, 22)
FILES = (
    BuiltFile("1-lesson-plan.pdf", "Lesson plan", Role.PLAN, True, b"%PDF plan"),
    BuiltFile("2-pupil-sheets.pdf", "Pupil sheets", Role.SHEETS, False, b"%PDF sheets"),
)
HOSTILE = "#sys <script>alert(1)</script> ]]> & \"'\x00\x0b\x1b ../../etc/passwd čŋđ"


@pytest.fixture
def picture():
    """The sample's picture, in the storage."""
    name = default_storage.save(PICTURE.stored, ContentFile(_png()))
    yield
    default_storage.delete(name)


def _png() -> bytes:
    import io

    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(buffer, "PNG")
    return buffer.getvalue()


def made(**changes) -> bytes:
    return cartridge(sample_content(**changes), FILES, DAY)


def test_cartridge_of_every_published_lesson_is_valid(db):
    lessons = LessonPage.objects.live()
    assert lessons
    for page in lessons:
        assert faults(cartridge(gather(page, directory_of(page)), FILES, DAY)) == [], page.title


def test_namespace_stands_first_where_moodle_looks_for_it():
    head = unzipped(made())["imsmanifest.xml"][:500].decode()
    assert '<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"' in head


def test_every_file_is_listed_and_every_listed_file_is_there(picture):
    data = cartridge(with_picture(), FILES, DAY)
    listed = found(manifest(data), "//cp:file/@href")
    assert sorted(listed) == sorted(set(unzipped(data)) - {"imsmanifest.xml"})
    assert len(listed) == len(set(listed))


def test_every_item_and_dependency_leads_to_a_resource(picture):
    root = manifest(cartridge(with_picture(), FILES, DAY))
    resources = set(found(root, "//cp:resource/@identifier"))
    led = found(root, "//cp:item/@identifierref") + found(root, "//cp:dependency/@identifierref")
    assert led
    assert set(led) <= resources


def test_manifest_says_what_the_lesson_is_in_its_language():
    with translation.override("fi"):
        root = manifest(made(language="fi", title="Sinä päätät"))
    assert found(root, "//m:title/m:string/@language") == ["fi"]
    assert found(root, "//m:title/m:string/text()") == ["Sinä päätät"]
    assert found(root, "//m:language/text()") == ["fi"]
    assert "You may copy and change this." in found(root, "//m:rights//m:string/text()")[0]
    assert found(root, "//cp:schemaversion/text()") == ["1.1.0"]


def test_platforms_hide_the_plan_from_pupils_and_show_them_their_sheets():
    root = manifest(made())
    hidden = found(root, "//cp:resource[.//r:value='Instructor']/cp:file/@href")
    assert sorted(hidden) == ["lesson/1-lesson-plan.pdf", "lesson/teacher.html", "links/lesson.xml"]
    in_pupils_folder = found(root, "//cp:item[@identifier='folder_pupils']/cp:item/@identifierref")
    assert "file_2" in in_pupils_folder
    assert not {"page_teacher", "file_1"} & set(in_pupils_folder)


def test_pupils_page_holds_nothing_of_the_teacher():
    step = replace(STEPS[0], teacher=prose("only the teacher says"))
    page = unzipped(made(steps=(step, *STEPS[1:])))["lesson/pupils.html"].decode()
    for words in (
        "only the teacher says",
        "Every answer is right.",
        "If it gets loud",
        "Each pair draws two",
    ):
        assert words not in page
    assert "Whose picture is it?" in page


def test_teacher_page_holds_the_whole_plan():
    page = unzipped(made())["lesson/teacher.html"].decode()
    for words in ("Every answer is right.", "If it gets loud", "Each pair draws two.", "The head knows"):
        assert words in page


def test_help_page_names_emergency_first_and_the_language_of_foreign_words():
    page = unzipped(made())["lesson/help.html"].decode()
    assert page.index("Call 112") < page.index("Call 116 111")
    assert '<span lang="fi">Lasten ja nuorten puhelin</span>' in page


def test_pages_refer_to_files_beside_them_only(picture):
    data = cartridge(with_picture(), FILES, DAY)
    files = unzipped(data)
    for name in ("pupils", "teacher", "help"):
        reader = References()
        reader.feed(files[f"lesson/{name}.html"].decode())
        assert reader.loaded
        for address in reader.loaded:
            assert "/" not in address
            assert f"lesson/{address}" in files
        assert all(link.startswith(("https://", "tel:", "mailto:")) for link in reader.links)
        assert not reader.scripts


class References(HTMLParser):
    def __init__(self):
        super().__init__()
        self.loaded, self.links, self.scripts = [], [], 0

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag in {"img", "link"}:
            self.loaded.append(facts.get("src") or facts.get("href"))
        elif tag == "a":
            self.links.append(facts["href"])
        self.scripts += tag == "script"


def test_picture_carries_its_text_for_those_who_do_not_see_it(picture):
    page = unzipped(cartridge(with_picture(), FILES, DAY))["lesson/pupils.html"].decode()
    assert 'alt="Four stones on each other"' in page


def test_every_answer_of_the_quiz_explains_itself_and_the_right_one_counts():
    quiz = etree.fromstring(unzipped(made())["quiz/quiz.xml"], PARSER)
    assert found(quiz, "//q:mattext/text()") == [
        QUIZ[0].question, "I do", "The one who asks", "It is yours.", "Asking is no right.",
    ]  # fmt: skip
    assert len(found(quiz, "//q:displayfeedback")) == 2
    scored = found(quiz, "//q:respcondition[q:setvar]//q:varequal/text()")
    assert scored == ["answer_1"]
    assert not found(quiz, "//q:duration")
    assert found(quiz, "//q:fieldentry[../q:fieldlabel='cc_maxattempts']/text()") == ["unlimited"]


def test_lesson_without_a_quiz_has_none_in_its_cartridge():
    assert not [name for name in unzipped(made(quiz=())) if "quiz" in name]


def test_links_lead_to_lesson_pupil_view_and_channels_on_the_web():
    files = unzipped(made())
    links = {name: files[name].decode() for name in files if name.startswith("links/")}
    assert set(links) == {"links/lesson.xml", "links/pupils.xml", "links/channel_2.xml"}
    assert "https://chat.help.test/" in links["links/channel_2.xml"]


def test_hostile_words_stay_words_and_the_cartridge_valid():
    channel = Channel(
        HOSTILE, HOSTILE, (Way(HOSTILE, "x", f"https://x.test/?{HOSTILE}", False),), (), "", "", False
    )
    data = made(
        title=HOSTILE * 5,
        summary=HOSTILE,
        competences=(HOSTILE,),
        objectives=(HOSTILE,),
        channels=(channel,),
        steps=(replace(STEPS[0], title=HOSTILE, pupils=HOSTILE),),
        quiz=(replace(QUIZ[0], question=HOSTILE),),
    )
    assert faults(data) == []
    page = unzipped(data)["lesson/pupils.html"].decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\x00" not in page
    assert "čŋđ" in page


def test_same_lesson_makes_the_same_bytes():
    assert made() == made()
