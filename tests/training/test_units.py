"""The steps of a module: each has an address, and the address is all the progress there is."""

import re
from html import unescape

import pytest

from tests.desk import text_of
from tests.training.makers import decide, make_module, unit

pytestmark = pytest.mark.django_db


def read(reader, module, end: str) -> str:
    response = reader.get(f"{module.url}{end}")
    assert response.status_code == 200
    assert not response.cookies
    return unescape(text_of(response))


def trail(html: str) -> str:
    return re.search(r'<nav class="trail.*?</nav>', html, re.DOTALL).group()


def onward(html: str) -> str:
    return re.search(r'<nav class="onward.*?</nav>', html, re.DOTALL).group()


def test_progress_is_said_in_words_and_the_step_is_marked(reader):
    module = make_module()
    steps = trail(read(reader, module, "2/"))
    assert "Step 2 of 3" in steps
    assert re.findall(r'href="([^"]+)" aria-current="step"', steps) == [f"{module.url}2/"]
    assert "See it" in steps


def test_every_step_leads_to_every_other(reader):
    module = make_module()
    addresses = [f"{module.url}{end}" for end in ("1/", "2/", "done/")]
    for end in ("1/", "2/", "done/"):
        assert re.findall(r'<a href="([^"]+)"', trail(read(reader, module, end))) == addresses


def test_the_ways_on_name_what_comes(reader):
    module = make_module()
    first, second = onward(read(reader, module, "1/")), onward(read(reader, module, "2/"))
    assert "Next: Say it" in first
    assert "Back to the beginning" in first
    assert "Next: Well done" in second
    assert "Back: See it" in second


def test_the_unit_is_the_heading_and_the_modules_name_stands_in_the_tab(reader):
    html = read(reader, make_module("Saying no"), "1/")
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == ["See it"]
    assert "<title>See it – Saying no – " in html


def test_a_unit_opened_directly_has_the_note_the_exercises_and_help(reader):
    html = read(reader, make_module(), "2/")
    assert "This is about pressure." in html
    assert "A secret" in html
    assert 'id="help"' in html
    assert "tel:" in html


def test_the_teachers_words_never_reach_a_single_reader(reader):
    module = make_module()
    for end in ("", "1/", "2/", "done/"):
        html = read(reader, module, end)
        assert "Listen for secrets." not in html
        assert "What is hard about it?" not in html


def test_nothing_on_a_unit_could_be_sent(reader):
    html = read(reader, make_module(), "1/")
    main = html[html.index("<main") : html.index("</main>")]
    assert "<form" not in main
    assert re.findall(r"<(?:textarea|select)", main) == []


@pytest.mark.parametrize(
    "end", ["0/", "3/", "99/", "1/class/2/", "1/class/0/", "3/class/", "0/paper/", "nothing/"]
)
def test_a_step_that_does_not_exist_is_a_helpful_page_not_an_error(reader, end):
    response = reader.get(f"{make_module().url}{end}")
    assert response.status_code == 404
    assert "tel:" in text_of(response)


def test_the_languages_of_a_unit_lead_to_the_same_unit(reader):
    """The demonstration's modules are in every language."""
    from training.models import TrainingModulePage

    module = TrainingModulePage.objects.live().filter(locale__language_code="fi").first()
    html = read(reader, module, "1/")
    for twin in module.get_translations().live():
        assert f"{twin.url}1/" in html


# --- The last step -----------------------------------------------------------------------------------------


def test_the_end_is_kind_says_what_helps_and_puts_people_before_everything_else(reader):
    html = read(reader, make_module(), "done/")
    assert "Do something that feels good." in html
    assert html.index('id="after-heading"') < html.index('id="help"') < html.index('id="skills-heading"')
    assert "no grade" in html


def test_the_end_offers_the_next_module_of_the_same_audience(reader):
    module = make_module("This one", terms="professional grooming")
    make_module("For others", terms="a7_9 grooming")
    follower = make_module("The one after", terms="professional a7_9 grooming")
    assert module.next_module == follower
    html = read(reader, module, "done/")
    assert f'href="{follower.url}"' in html
    assert "The one after" in html


def test_an_unpublished_module_is_not_the_next(reader):
    module = make_module("This one", terms="professional grooming")
    make_module("Later", terms="professional grooming").unpublish()
    assert module.next_module is None
    assert "Next training" not in read(reader, module, "done/")


def test_a_module_with_one_unit_goes_from_it_to_the_end(reader):
    module = make_module(units=[unit("Only this", 4, decide("A picture"))])
    html = read(reader, module, "1/")
    assert "Step 1 of 2" in html
    assert f"{module.url}done/" in onward(html)
