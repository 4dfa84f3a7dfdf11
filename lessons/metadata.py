"""A lesson for machines: the AMB profile for school networks, schema.org for search engines.

AMB is the profile of https://w3id.org/kim/amb/. Every concept named here stands in a published list
(educationalLevel, hcrt, conditionsOfAccess of w3id.org/kim; educationalAudienceRole of LRMI). What
has no concept there is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.utils import timezone
from django.utils.translation import get_language

from core.metadata import known, publisher_of
from lessons.packs.kinds import media_type_of
from taxonomy.education import age_range, duration
from taxonomy.models import Term

if TYPE_CHECKING:
    from lessons.models import LessonPage

CONTEXT = "https://w3id.org/kim/amb/context.jsonld"
LEVEL = "https://w3id.org/kim/educationalLevel/"
KIND = "https://w3id.org/kim/hcrt/"
TEACHER = "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/teacher"
NO_LOGIN = "http://w3id.org/kim/conditionsOfAccess/no_login"

# By the codes of our vocabulary; ISCED counts the first six grades as primary education.
LEVELS = {
    "early_years": "level_0",
    "grades_1_2": "level_1",
    "grades_3_6": "level_1",
    "grades_7_9": "level_2",
    "upper_general": "level_3",
    "upper_vocational": "level_3",
}
KINDS = {
    "lesson": "lesson_plan",
    "assembly": "lesson_plan",
    "exercise": "drill_and_practice",
    "quiz": "assessment",
    "scenario": "case_study",
    "letter_home": "text",
    "video": "video",
    "poster": "image",
    "staff_training": "course",
}
# What holds of every lesson, as its HTML is made.
ACCESSIBILITY = ["alternativeText", "displayTransformability", "readingOrder", "structuralNavigation"]


def amb(page: LessonPage) -> dict:
    """The AMB document of a lesson that a request has laid out."""
    address = page.full_url or ""
    publisher = {"type": "Organization", "name": publisher_of(page)}
    return known(
        {
            "@context": [CONTEXT, {"@language": get_language()}],
            "id": address,
            "type": ["LearningResource"],
            "name": page.title,
            "description": page.search_description,
            "inLanguage": [get_language()],
            "keywords": [term.label for term in page.topic_terms],
            "license": {"id": page.licence_url} if page.licence_url else {},
            "isAccessibleForFree": True,
            "conditionsOfAccess": {"id": NO_LOGIN},
            "creator": [publisher],
            "publisher": [publisher],
            "datePublished": _day(page.first_published_at),
            "dateModified": _day(page.last_published_at),
            "duration": duration(page.minutes),
            "learningResourceType": _concepts(KIND, KINDS, page.type_terms),
            "educationalLevel": _concepts(LEVEL, LEVELS, page.level_terms),
            "audience": [{"id": TEACHER}],
            "teaches": [
                {"id": term.exact_match, "prefLabel": {get_language(): term.label}}
                for term in page.competence_terms
                if term.exact_match
            ],
            "encoding": [_media_object(page, file) for file in _files(page)],
            "isBasedOn": [
                known({"id": source["url"], "name": source["title"]}) for source in page.source_list
            ],
            "mainEntityOfPage": [{"id": address, "type": "WebContent"}],
        }
    )


def schema_org(page: LessonPage) -> dict:
    """What a search engine reads beside the facts that every page gives; the files stand in the AMB document."""
    publisher = {"@type": "Organization", "name": publisher_of(page)}
    return known(
        {
            "@type": "LearningResource",
            "keywords": [term.label for term in page.topic_terms],
            "license": page.licence_url,
            "creator": publisher,
            "publisher": publisher,
            "version": page.version,
            "datePublished": _day(page.first_published_at),
            "dateModified": _day(page.last_published_at),
            "timeRequired": duration(page.minutes),
            "typicalAgeRange": age_range(page.audience_terms),
            "audience": {"@type": "EducationalAudience", "educationalRole": "teacher"},
            "learningResourceType": [term.label for term in page.type_terms],
            "educationalLevel": [term.label for term in page.level_terms],
            "educationalUse": page.group_format,
            "teaches": page.objective_list,
            "accessMode": ["textual"],
            "accessibilityFeature": ACCESSIBILITY,
            "citation": [source["url"] or source["title"] for source in page.source_list],
            "mainEntityOfPage": page.full_url,
        }
    )


def _concepts(vocabulary: str, known: dict[str, str], terms: Iterable[Term]) -> list[dict]:
    codes = dict.fromkeys(known[term.code] for term in terms if term.code in known)
    return [{"id": f"{vocabulary}{code}"} for code in codes]


def _files(page: LessonPage) -> list[dict[str, Any]]:
    """What can be downloaded, when it can be downloaded as a whole."""
    pack = page.pack
    return [*pack.files, *pack.forms] if pack is not None and pack.is_whole else []


def _media_object(page: LessonPage, file: dict[str, Any]) -> dict:
    return known(
        {
            "type": "MediaObject",
            "contentUrl": urljoin(page.full_url or "", file["url"]),
            "encodingFormat": media_type_of(file["name"]),
            "contentSize": str(file.get("size") or ""),
            "sha256": file.get("sha256"),
        }
    )


def _day(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""
