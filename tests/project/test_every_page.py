"""Every page of the demonstration, in every language, as a reader meets it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


def every_page():
    return list(Page.objects.live().filter(depth__gt=1).order_by("path"))


def test_every_page_answers_without_a_cookie_and_within_the_query_ceiling(reader):
    reader.get("/en/")
    problems = []
    for page in every_page():
        with CaptureQueriesContext(connection) as queries:
            response = reader.get(page.url)
        if response.status_code != 200:
            problems.append(f"{page.url} answers {response.status_code}")
        if response.cookies or "cookie" in response.headers.get("Vary", "").lower():
            problems.append(f"{page.url} has to do with cookies")
        if len(queries) > MOST_QUERIES:
            problems.append(f"{page.url} needs {len(queries)} queries")
    assert problems == []
