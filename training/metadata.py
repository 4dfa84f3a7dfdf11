"""A module for search engines. A discreet one says nothing: core.metadata sees to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.metadata import known, publisher_of
from taxonomy.education import age_range, duration
from taxonomy.models import Term

if TYPE_CHECKING:
    from training.models import TrainingModulePage


def schema_org(page: TrainingModulePage) -> dict:
    publisher = {"@type": "Organization", "name": publisher_of(page)}
    return known(
        {
            "@type": "LearningResource",
            "learningResourceType": "self-paced training",
            "interactivityType": "active",
            "keywords": [term.label for term in page.topic_terms],
            "license": page.licence_url,
            "creator": publisher,
            "publisher": publisher,
            "timeRequired": duration(page.minutes),
            "typicalAgeRange": age_range(page.audience_terms),
            "teaches": page.skill_list,
            "educationalAlignment": [_alignment(term) for term in page.competence_terms],
        }
    )


def _alignment(term: Term) -> dict:
    return known(
        {
            "@type": "AlignmentObject",
            "alignmentType": "teaches",
            "targetName": term.label,
            "targetUrl": term.exact_match,
        }
    )
