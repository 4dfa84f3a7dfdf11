"""What can I learn, how long does it take, in which order?"""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import AudiencePage
from tests.desk import text_of
from tests.training.makers import list_page, make_module

pytestmark = pytest.mark.django_db


def groups(html: str) -> dict[str, str]:
    """The HTML of each audience's section, by its code."""
    sections = re.findall(r'<section id="(\w+)" class="order.*?</section>', html, re.DOTALL)
    return {
        code: re.search(rf'<section id="{code}".*?</section>', html, re.DOTALL).group() for code in sections
    }


def read(reader) -> str:
    return unescape(text_of(reader.get(list_page().url)))


def test_children_come_first_and_each_audience_has_its_colour(reader):
    make_module("For parents", terms="parent grooming")
    make_module("For the youngest", terms="a7_9 grooming")
    found = groups(read(reader))
    codes = list(found)
    assert codes[0] == "a7_9"
    assert codes.index("a7_9") < codes.index("parent")
    assert "a-sun" in found["a7_9"].splitlines()[0]
    assert "a-parents" in found["parent"].splitlines()[0]


def test_a_module_for_several_audiences_stands_under_each(reader):
    make_module("For all of us", terms="a10_12 a13_15 parent grooming")
    found = groups(read(reader))
    assert [code for code in ("a10_12", "a13_15", "parent") if "For all of us" not in found[code]] == []


def test_the_order_of_the_tree_is_the_order_of_the_cards_and_the_first_says_so(reader):
    make_module("The first", terms="professional grooming")
    make_module("The second", terms="professional grooming")
    section = groups(read(reader))["professional"]
    assert section.index("The first") < section.index("The second")
    assert section.count("Start with this") == 1
    assert section.index("Start with this") < section.index("The first")


def test_a_card_says_what_it_is_and_how_long_it_takes(reader):
    make_module(terms="professional grooming")
    section = groups(read(reader))["professional"]
    assert "What one practises." in section
    assert "12 minutes" in section


def test_one_can_jump_to_ones_own_group(reader):
    html = read(reader)
    for code in groups(html):
        assert f'href="#{code}"' in html


def test_the_list_needs_no_more_queries_for_more_modules(reader):
    make_module("One")
    reader.get(list_page().url)
    with CaptureQueriesContext(connection) as few:
        reader.get(list_page().url)
    for number in range(4):
        make_module(f"More {number}", terms="a10_12 a13_15 parent grooming")
    with CaptureQueriesContext(connection) as many:
        reader.get(list_page().url)
    assert len(many) <= len(few)


def test_an_audience_page_offers_the_modules_with_their_minutes(reader):
    module = make_module("Practise saying no")
    page = AudiencePage.objects.get(slug="10-12", locale__language_code="en")
    cards = next(section for section in page.sections if section.heading == "Practise").cards
    assert ("Practise saying no", module.url, ["12 minutes"]) in [
        (card.title, card.url, card.meta) for card in cards
    ]
    assert "Practise saying no" in text_of(reader.get(page.url))


def test_search_engines_learn_the_units_and_the_last_step_but_no_classroom(reader):
    module = make_module("On the map")
    found = re.findall(r"<loc>([^<]+)</loc>", text_of(reader.get("/sitemap.xml")))
    ends = [address.split(module.url)[1] for address in found if module.url in address]
    assert ends == ["", "1/", "2/", "done/"]
