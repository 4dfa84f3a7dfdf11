"""Every page of the demonstration, in every language, as a reader meets it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.sitemaps import PageSitemap

pytestmark = pytest.mark.django_db

# A landing page gathers lessons, training, guidance and campaigns, a query for each kind, however many there are.
MOST_QUERIES = 16


def every_address() -> list[str]:
    """Each published page, and what lies below one: the units of the training."""
    sitemap = PageSitemap()
    return [sitemap.location(item) for item in sitemap.items()]


def test_every_page_answers_without_a_cookie_and_within_the_query_ceiling(reader):
    reader.get("/en/")
    problems = []
    for address in every_address():
        with CaptureQueriesContext(connection) as queries:
            response = reader.get(address)
        if response.status_code != 200:
            problems.append(f"{address} answers {response.status_code}")
        if response.cookies or "cookie" in response.headers.get("Vary", "").lower():
            problems.append(f"{address} has to do with cookies")
        if len(queries) > MOST_QUERIES:
            problems.append(f"{address} needs {len(queries)} queries")
    assert problems == []
