"""What a lesson tells machines: the AMB profile, and schema.org for search engines."""

import json
import re
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace

import pytest
from jsonschema import Draft202012Validator

from lessons.metadata import KINDS, LEVELS, age_range, amb, duration
from lessons.models import LessonPage
from taxonomy.models import Scheme, Term
from tests.desk import text_of
from tests.lessons.makers import make_lesson

pytestmark = pytest.mark.django_db

PROFILE = json.loads((Path(__file__).parent / "data" / "amb_profile.schema.json").read_text())
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
PLAN = {
    "name": "1-lesson-plan.pdf",
    "kind": "PDF",
    "size": 184_320,
    "sha256": "ab" * 32,
    "url": "/en/lessons/x/files/1-lesson-plan.pdf",
}
CARTRIDGE = {"name": "lesson.imscc", "kind": "IMSCC", "size": 2048, "url": "/en/lessons/x/files/lesson.imscc"}


def faults(document: dict) -> list[str]:
    validator = Draft202012Validator(PROFILE, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def blocks_of(reader, page: LessonPage, below: str = "") -> list[dict]:
    return [json.loads(text) for text in BLOCK.findall(text_of(reader.get(f"{page.url}{below}")))]


def document_of(reader, page: LessonPage) -> dict:
    response = reader.get(f"{page.url}metadata.json")
    assert response.headers["Content-Type"] == "application/ld+json"
    return json.loads(response.content)


def packed(page: LessonPage, is_whole: bool = True) -> LessonPage:
    page.pack = SimpleNamespace(files=[PLAN], forms=[CARTRIDGE], is_whole=is_whole)
    return page


# --- The profile ----------------------------------------------------------------------------------


def test_every_lesson_keeps_the_profile(reader):
    lessons = list(LessonPage.objects.live())
    assert lessons
    assert {page.url: found for page in lessons if (found := faults(document_of(reader, page)))} == {}


def without(*names: str):
    return lambda document: [document.pop(name) for name in names]


def put(name: str, value):
    return lambda document: document.__setitem__(name, value)


@pytest.mark.parametrize(
    "spoil",
    [
        without("license"),
        without("name"),
        without("id"),
        without("@context"),
        without("mainEntityOfPage"),
        put("license", "https://creativecommons.org/licenses/by/4.0/"),
        put("license", {"id": "https://creativecommons.org/licenses/by/4.0/deed.fi"}),
        put("inLanguage", "en"),
        put("inLanguage", ["English"]),
        put("type", ["Thing"]),
        put("duration", "45 min"),
        put("datePublished", "22.11.2026"),
        put("dateModified", "2026-13-01"),
        put("keywords", "pictures"),
        put("creator", [{"name": "Cairn"}]),
        put("educationalLevel", [{"id": "https://example.org/level_1"}]),
        put("learningResourceType", [{"id": "https://example.org/lesson_plan"}]),
        put("audience", [{"id": "teacher"}]),
        put("encoding", [{"type": "MediaObject", "contentUrl": "https://x.example/a.pdf"}]),
        put(
            "encoding", [{"type": "MediaObject", "contentUrl": "/a.pdf", "encodingFormat": "application/pdf"}]
        ),
        put("isBasedOn", [{"id": "https://example.org/"}]),
        put("invented", "x"),
    ],
)
def test_the_profile_refuses_what_is_broken(reader, spoil):
    document = document_of(reader, make_lesson())
    assert faults(document) == []
    broken = deepcopy(document)
    spoil(broken)
    assert faults(broken) != []


def test_every_school_level_and_kind_of_material_has_a_concept():
    assert set(Term.objects.scheme(Scheme.LEVEL).values_list("slug", flat=True)) == set(LEVELS)
    assert set(Term.objects.scheme(Scheme.TYPE).values_list("slug", flat=True)) == set(KINDS)


def test_a_lesson_names_its_language_level_length_and_licence(reader):
    document = document_of(reader, make_lesson(minutes=45, licence="CC0-1.0"))
    assert document["@context"][1] == {"@language": "en"}
    assert document["inLanguage"] == ["en"]
    assert document["duration"] == "PT45M"
    assert document["educationalLevel"] == [{"id": "https://w3id.org/kim/educationalLevel/level_2"}]
    assert document["learningResourceType"] == [{"id": "https://w3id.org/kim/hcrt/lesson_plan"}]
    assert document["license"] == {"id": "https://creativecommons.org/publicdomain/zero/1.0/"}


def test_a_competence_of_a_published_vocabulary_is_named_by_its_address(reader):
    term = Term.objects.scheme(Scheme.COMPETENCE).exclude(exact_match="").first()
    page = make_lesson(terms=f"a13_15 privacy grades_7_9 lesson {term.code} l4")
    assert [taught["id"] for taught in document_of(reader, page)["teaches"]] == [term.exact_match]


def test_a_reserved_lesson_claims_no_open_licence(reader):
    assert "license" not in document_of(reader, make_lesson(licence="reserved"))


# --- Files ----------------------------------------------------------------------------------------


def test_the_files_of_a_whole_pack_are_named_with_type_size_and_checksum():
    document = amb(packed(make_lesson()))
    plan, cartridge = document["encoding"]
    assert plan["contentUrl"].startswith("http")
    assert plan["contentUrl"].endswith(PLAN["url"])
    assert (plan["encodingFormat"], plan["contentSize"], plan["sha256"]) == (
        "application/pdf",
        "184320",
        "ab" * 32,
    )
    assert cartridge["encodingFormat"] == "application/vnd.ims.imsccv1p1"
    assert faults(document) == []


def test_a_pack_that_is_not_whole_offers_no_file():
    assert "encoding" not in amb(packed(make_lesson(), is_whole=False))


# --- In the page ----------------------------------------------------------------------------------


def test_the_page_carries_both_blocks_and_the_second_is_the_document(reader):
    page = make_lesson()
    first, second = blocks_of(reader, page)
    assert first["@context"] == "https://schema.org"
    assert second == document_of(reader, page)


def test_search_engines_read_age_time_objectives_and_access(reader):
    page = make_lesson(terms="a10_12 a13_15 privacy grades_7_9 lesson", group_format="Pairs", version="2.1")
    facts = blocks_of(reader, page)[0]
    assert facts["@type"] == "LearningResource"
    assert facts["typicalAgeRange"] == "10-15"
    assert facts["timeRequired"] == "PT45M"
    assert facts["teaches"] == ["I can say no."]
    assert facts["educationalUse"] == "Pairs"
    assert facts["version"] == "2.1"
    assert facts["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "structuralNavigation" in facts["accessibilityFeature"]
    assert facts["accessMode"] == ["textual"]


def test_a_discreet_lesson_tells_machines_nothing(reader):
    page = make_lesson(is_sensitive=True)
    assert blocks_of(reader, page) == []
    assert reader.get(f"{page.url}metadata.json").status_code == 404


def test_the_pupils_view_is_a_page_and_not_a_second_lesson(reader):
    page = make_lesson()
    (facts,) = blocks_of(reader, page, "pupils/")
    assert facts["@type"] == "WebPage"


@pytest.mark.parametrize(
    ("ages", "words"),
    [("", ""), ("a10_12", "10-12"), ("a7_9 a13_15", "7-15"), ("teacher", "")],
)
def test_ages_become_one_range(ages, words):
    assert age_range(Term.objects.filter(slug__in=ages.split())) == words


def test_a_lesson_without_minutes_has_no_duration():
    assert duration(None) == ""
