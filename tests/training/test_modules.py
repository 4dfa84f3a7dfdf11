"""The first page of a module: what it is, how long it takes, what is kept, who can help."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.readability import AGES
from taxonomy.models import Term
from tests.desk import text_of
from tests.training.makers import complete, decide, make_module, unit
from training.reading_level import BANDS, reading_level

pytestmark = pytest.mark.django_db


def read(reader, module, end: str = "") -> str:
    response = reader.get(f"{module.url}{end}")
    assert response.status_code == 200
    assert not response.cookies
    return unescape(text_of(response))


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def json_ld(html: str) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(one) for one in found]


def test_it_says_for_whom_how_long_and_what_one_learns(reader):
    words = plain(read(reader, make_module()))
    for expected in ("10–12 years", "12 minutes", "3 steps", "I can say no.", "Sit where you feel good."):
        assert expected in words


def test_the_note_stands_before_the_way_in_and_before_anything_hard(reader):
    html = read(reader, make_module())
    note = html.index("This is about pressure.")
    assert note < html.index("Begin") < html.index('id="path-heading"')


def test_the_units_are_stones_with_their_minutes_and_lead_to_the_units(reader):
    module = make_module()
    path = re.search(r'<ol class="path">.*?</ol>', read(reader, module), re.DOTALL).group()
    assert re.findall(r'<a href="([^"]+)"', path) == [f"{module.url}{end}" for end in ("1/", "2/", "done/")]
    assert "5 minutes" in path
    assert "7 minutes" in path


def test_a_class_finds_its_two_ways_into_each_unit(reader):
    module = make_module()
    html = read(reader, module)
    for end in ("1/class/", "1/paper/", "2/class/", "2/paper/"):
        assert f'href="{module.url}{end}"' in html
        assert reader.get(f"{module.url}{end}").status_code == 200


def test_it_says_what_may_be_kept_and_offers_to_empty_it(reader):
    html = read(reader, make_module())
    assert "No account, no points." in html
    assert "Only if you ask for it, this browser keeps" in html
    assert re.search(r"<button[^>]* data-empty=", html)


def test_adults_read_what_is_known_about_the_effect_at_once_and_children_when_they_ask(reader):
    for_parents = read(reader, make_module("P", terms="parent grooming"))
    for_children = read(reader, make_module("C"))
    about = re.compile(r'id="about".*?<details( open)?>|id="about-heading".*?<details( open)?>', re.DOTALL)
    assert " open" in about.search(for_parents).group()[-14:]
    assert " open" not in about.search(for_children).group()[-14:]
    assert "Nothing was measured." in for_children


# --- How hard it is to read ---------------------------------------------------------------------------------


def test_the_reading_level_is_measured_when_the_module_is_saved_and_said_in_words(reader):
    module = make_module()
    assert module.lix > 0
    assert f"easy for ages 10–12 (LIX {module.lix}, at most 27)" in read(reader, module)


def test_longer_words_and_sentences_make_it_a_text_for_older_readers():
    easy = make_module("Easy")
    words = "Organisations systematically underestimate fundamental responsibilities concerning information"
    hard = make_module("Hard", before=" ".join([words] * 5))
    assert hard.lix > easy.lix


def test_the_teachers_words_do_not_count_for_the_readers():
    noted = decide("A picture")
    noted["value"]["note"] = noted["value"]["prompts"][0] = "Responsibilities " * 20
    module = make_module(units=[unit("See it", 5, noted)])
    assert "Responsibilities" not in " ".join(module.reading_texts())


def test_what_readers_read_is_all_measured():
    texts = make_module().reading_texts()
    for words in (
        "A module",
        "I can say no.",
        "See it",
        "A picture",
        "Sam asks.",
        "A no is enough.",
        "Can I tell you?",
    ):
        assert words in texts
    assert complete()["after"] in texts


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_text_is_easy_or_hard_for_its_own_readers_and_never_for_younger_ones(language):
    for age, limits in AGES:
        limit = int(limits[language].lix)
        assert f"easy for ages {BANDS[age]} (" in reading_level(limit, language, age)
        assert reading_level(limit + 1, language, age).startswith("hard (")
    assert reading_level(20, language, None).startswith("easy for adults (")
    assert reading_level(95, language, None).startswith("hard (")


def test_a_language_without_limits_has_no_reading_level():
    assert reading_level(30, "se", 12) == ""


# --- For machines -------------------------------------------------------------------------------------------


def test_search_engines_learn_what_it_teaches_how_long_it_takes_and_for_which_age(reader):
    code = Term.objects.filter(scheme="competence").exclude(exact_match="").first().slug
    module = make_module(terms=f"a10_12 a13_15 grooming {code}")
    (facts,) = json_ld(read(reader, module))
    assert facts["@type"] == "LearningResource"
    assert (facts["timeRequired"], facts["typicalAgeRange"]) == ("PT12M", "10-15")
    assert facts["teaches"] == ["I can say no."]
    assert facts["educationalAlignment"][0]["targetUrl"].startswith("http")


def test_a_unit_is_only_a_page_of_the_module(reader):
    (facts,) = json_ld(read(reader, make_module(), "1/"))
    assert facts["@type"] == "WebPage"


def test_a_discreet_module_tells_machines_and_tabs_nothing(reader):
    module = make_module("Somebody threatens me", is_sensitive=True, slug="7")
    for end in ("", "1/", "done/", "1/class/", "1/paper/"):
        html = read(reader, module, end)
        title = re.search(r"<title>(.*?)</title>", html, re.DOTALL).group(1)
        assert json_ld(html) == []
        assert title.startswith("Training 7")
        assert "threatens" not in title
        assert "See it" not in title


# --- Cost ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["", "1/", "2/", "done/", "1/class/", "1/paper/"])
def test_no_page_of_a_module_needs_more_than_fifteen_queries(reader, end):
    module = make_module()
    reader.get(module.url)
    with CaptureQueriesContext(connection) as queries:
        reader.get(f"{module.url}{end}")
    assert len(queries) <= 15


def test_the_exercises_styles_travel_with_the_units_only(reader):
    module = make_module()
    has_exercises = {
        end: "css/exercises" in read(reader, module, end)
        for end in ("", "1/", "done/", "1/class/", "1/paper/")
    }
    assert has_exercises == {"": False, "1/": True, "done/": False, "1/class/": True, "1/paper/": True}


def test_search_finds_the_module_by_the_title_of_an_exercise(reader):
    module = make_module(units=[unit("See it", 5, decide("The kangaroo in the game"))])
    html = text_of(reader.post("/en/search/", {"words": "kangaroo"}))
    assert f'href="{module.url}"' in html
