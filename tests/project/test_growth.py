"""A page costs the same whether it has ten siblings or a thousand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import GuidanceIndexPage, GuidancePage
from taxonomy.models import Term

pytestmark = pytest.mark.django_db

PAGES = [
    "/fi/",
    "/fi/apua/",
    "/fi/apua/1/",
    "/fi/apua/kaikki/",
    "/fi/apua/kaikki/2/",
    "/fi/lapset/10-12/",
    "/fi/ohjeet/",
    "/fi/ohjeet/valeprofiilit/",
    "/fi/kampanjat/",
]
SIBLINGS = 1000


def count_queries(reader, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    return len(queries)


def add_guidance(number: int) -> None:
    index = GuidanceIndexPage.objects.get(slug="ohjeet")
    audience = Term.objects.get(slug="a10_12")
    for each in range(number):
        page = GuidancePage(
            title=f"Ohje {each}", slug=f"ohje-{each}", search_description="Lyhyt ohje.", locale=index.locale
        )
        page.terms.add(audience)
        index.add_child(instance=page)


def test_a_thousand_siblings_need_no_query_more(reader):
    for address in PAGES:
        reader.get(address)
    before = {address: count_queries(reader, address) for address in PAGES}
    add_guidance(SIBLINGS)
    after = {address: count_queries(reader, address) for address in PAGES}
    assert after == before
    assert max(after.values()) <= 15
