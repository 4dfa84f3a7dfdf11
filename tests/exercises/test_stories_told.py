"""What readers of a chat story get, seen in its HTML and in how it is cut into pages."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from urllib.parse import urlencode

import brotli
import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from lxml.html import HtmlElement as Element
from lxml.html import fromstring
from wagtail.models import Page

from exercises.blocks import EXERCISE_BLOCKS
from exercises.blocks.story import EXAMPLE, StoryBlock
from exercises.stories.graph import depths
from exercises.stories.script import read
from exercises.stories.telling import MOST_PASSAGES, asked_for, tell, whole
from tests.desk import text_of
from training.models import TrainingModulePage

KB = 1024
# What a page has besides its story: head, help bar, header, help, footer.
FRAME = 5 * KB
MOST_HTML = 12 * KB
MOST_MESSAGES = 25
STORIES = "//figure[@data-story]"

BLOCK = StoryBlock()
BLOCK.set_name("story")


def value(script: str = str(EXAMPLE), **fields):
    fields = {"title": "The new friend", "intro": "", "prompts": [], "note": "", **fields}
    return BLOCK.to_python({"script": script, **fields})


def html_of(script: str = str(EXAMPLE), query: str = "", mode: str | None = None, **fields) -> str:
    request = RequestFactory().get(f"/fi/{query}")
    return BLOCK.render(value(script, **fields), {"request": request, **({"mode": mode} if mode else {})})


# --- A long story ---------------------------------------------------------------------------------

WORDS = [
    *("meidän", "kaveri", "pelaa", "tänään", "ehkä", "hauska", "juttu", "sitten", "kerro", "aikuinen"),
    *("viesti", "kuva", "ystävä", "turvallinen", "odota", "koulu", "huomenna", "musiikki", "joukkue"),
    *("salaisuus", "kysy", "miksi", "puhelin", "ilta", "kotona", "yhdessä", "apua", "luota", "rauhassa"),
    *("nopeasti", "mukava", "outo", "lopeta", "puhu", "kuuntele", "äiti", "veli", "opettaja", "kanava"),
]


def sentence(seed: int, length: int) -> str:
    """Words that repeat themselves no more than a writer's."""
    return " ".join(WORDS[(seed * 7919 + place * (31 + seed % 13)) % len(WORDS)] for place in range(length))


def babble(seed: int, length: int) -> str:
    """Words that no page has seen before, harder to press together than any language."""
    chance = Random(seed)
    words = (
        "".join(chance.choice("hjklmnprstv") + chance.choice("aeiouyäö") for _ in "123")
        for _ in range(length)
    )
    return " ".join(words)[:length]


def long_script(count: int = 300) -> str:
    """A story whose passages lead to the two that follow, the last ones to one ending."""
    lines = ["@ Noa"]
    for number in range(1, count + 1):
        lines += [
            "",
            f"== Kohta {number}",
            f"Robin: {sentence(number, 9)}",
            f"  [nice] {sentence(number + 5, 8)}",
        ]
        lines += [f"Noa: {sentence(number + 1, 5)}"]
        if number == count:
            lines.append(f"! {sentence(number, 12)}")
        else:
            ahead = sorted({min(number + 1, count), min(number + 4, count)})
            lines += [f"+ {sentence(number + to, 4)} {to} => Kohta {to}" for to in ahead]
    return "\n".join(lines)


LONG = long_script()


def test_a_story_of_usual_length_is_one_page():
    assert len(tell(read(str(EXAMPLE)))) == 1
    assert len(tell(read(long_script(MOST_PASSAGES)))) == 1


def test_every_page_of_a_story_of_three_hundred_passages_stays_within_its_budget():
    parts = value(LONG).parts
    assert sum(len(part.passages) for part in parts) == 300
    weights = [
        len(brotli.compress(html_of(LONG, f"?part={part.number}").encode(), quality=5)) for part in parts
    ]
    assert len(weights) > 5
    assert max(weights) + FRAME <= MOST_HTML


def test_a_page_of_the_longest_words_stays_within_its_budget_too():
    """Messages as long as a script allows: fewer passages fit, and the page says so."""
    lines = ["@ Noa"]
    for number in range(1, 61):
        lines += [f"== K{number}"]
        lines += [f"Robin: {babble(number * 11 + each, 240)}" for each in range(8)]
        lines += [f"+ {sentence(number, 3)} => K{number + 1}"] if number < 60 else ["! Hyvä."]
    script = "\n".join(lines)
    parts = value(script).parts
    weights = [
        len(brotli.compress(html_of(script, f"?part={part.number}").encode(), quality=5)) for part in parts
    ]
    assert max(weights) + FRAME <= MOST_HTML


def test_every_choice_leads_to_an_existing_passage_also_on_another_page():
    pages = {str(part.number): html_of(LONG, f"?part={part.number}") for part in value(LONG).parts}
    ids = {
        number: set(re.findall(r'<div class="passage[^>]* id="([^"]+)"', page))
        for number, page in pages.items()
    }
    choices = 0
    for here, page in pages.items():
        for query, fragment in re.findall(r'<li><a href="([^"#]*)#([^"]+)"', page):
            assert fragment in ids[query.removeprefix("?part=") or here]
            choices += 1
    assert choices == sum(len(passage.choices) for passage in read(LONG).passages)


def test_the_address_of_a_page_tells_how_far_a_reader_is_and_not_which_way_was_chosen():
    story = read(LONG)
    far = depths(story)
    spans = [[far[told.passage.key] for told in part.passages] for part in tell(story)]
    for before, after in pairwise(spans):
        assert max(before) < min(after)


def test_only_where_more_passages_are_equally_far_than_a_page_holds_are_they_shared_out():
    lines = ["@ Noa", "== Alku", "* Alku."]
    lines += [f"+ {each} => A{each}" for each in range(4)]
    for each in range(4):
        lines += [f"== A{each}", "* Jatkuu.", *[f"+ {more} => B{each}{more}" for more in range(4)]]
    for each in range(4):
        for more in range(4):
            lines += [
                f"== B{each}{more}",
                "* Jatkuu.",
                *[f"+ {last} => C{each}{more}{last}" for last in range(4)],
            ]
            for last in range(4):
                lines += [f"== C{each}{more}{last}", "* Loppu.", "! Hyvä."]
    parts = value("\n".join(lines)).parts
    assert [len(part.passages) for part in parts] == [21, 40, 24]


@pytest.mark.parametrize("asked", ["", "0", "-1", "999", "two", "１", "1 or 1=1"])
def test_an_unknown_part_is_the_first(asked):
    parts = value(LONG).parts
    assert asked_for(parts, asked).number == 1
    assert 'aria-label="The chat begins"' in html_of(LONG, f"?{urlencode({'part': asked})}")


def test_paper_holds_all_parts():
    parts = value(LONG).parts
    assert [told.number for told in whole(parts).passages] == list(range(1, 301))
    assert html_of(LONG, "?part=2", mode="paper").count("passage__number") == 300


# --- What is always there -------------------------------------------------------------------------


def test_a_passage_is_named_by_a_number_and_never_by_what_happens_in_it():
    page = html_of()
    names = {passage.name.casefold() for passage in read(str(EXAMPLE)).passages}
    targets = [each.partition("-")[2] for each in re.findall(r'(?:id|href)="#?(x[^"]+)"', page)]
    assert {"1", "2", "3", "why"} <= set(targets)
    assert not names & {target.casefold() for target in targets}


def test_every_message_carries_its_name_and_the_whole_is_labelled_as_invented():
    page = html_of()
    messages = [line for passage in read(str(EXAMPLE)).passages for line in passage.lines if line.who]
    for line in messages:
        assert f"<span>{line.who}</span>" in page
    assert page.count("Invented. The people are not real.") == 1


def test_a_reader_can_stop_in_every_passage_and_finds_help_at_every_ending():
    story = read(str(EXAMPLE))
    for passage, part in zip(tell(story)[0].passages, passages_of(html_of()), strict=True):
        assert 'href="#help"' in part
        assert ("You can stop here" in part) is not passage.passage.is_ending
        assert ("Who can help?" in part) is passage.passage.is_ending


def passages_of(page: str) -> list[str]:
    return re.split(r'<div class="passage[^>]* id=', page)[1:]


def test_the_steps_stand_with_their_messages_once():
    page = html_of()
    assert page.count("A friend does not need a secret.") == 1
    assert "<b>Secret</b> A friend does not need a secret." in page
    assert f'id="{value().key}-why"' in page


def test_a_story_without_steps_offers_no_view_of_them():
    page = html_of("@ Noa\n== A\nRobin: Hei\n! Hyvä.")
    assert "What happened here?" not in page


def test_what_a_writer_wrote_is_shown_as_words_never_as_html():
    page = html_of("@ Noa\n== A\nRobin: 1 < 2 & 3\n! Hyvä “juttu”.", title="<b>Otsikko</b>")
    assert "1 &lt; 2 &amp; 3" in page
    assert "<b>Otsikko</b>" not in page


@pytest.mark.parametrize(
    "script", ["", "nonsense", "@ Noa\n== A\nRobin: Hei", "@ Noa\n== A\nRobin: Hei\n+ Go => B"]
)
def test_a_story_that_cannot_be_told_shows_readers_nothing_and_editors_why(script):
    assert html_of(script).strip() == ""
    request = RequestFactory().get("/")
    request.is_preview = True
    assert "Readers do not see this story yet" in BLOCK.render(value(script), {"request": request})


def test_a_story_can_be_shown_without_a_request():
    assert "The chat begins" in BLOCK.render(value(), {})


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["story", "spot"])
def test_the_block_picker_shows_the_exercise_in_its_own_styles(desk, name):
    block = dict(EXERCISE_BLOCKS)[name]
    page = text_of(desk.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}))
    assert "css/exercises.css" in page
    assert "Invented" in page


# --- For a class ----------------------------------------------------------------------------------

FOR_CLASS = {"prompts": ["Where did it change?"], "note": "Listen for the secret."}


def test_a_single_reader_never_gets_the_teachers_words():
    page = html_of(**FOR_CLASS)
    assert "Where did it change?" not in page
    assert "Listen for the secret." not in page


def test_a_class_decides_by_raised_hands_between_lettered_choices():
    page = html_of(mode="class", **FOR_CLASS)
    assert "Hands up" in page
    assert re.search(r'<b class="letter">A</b> <span>Tell an adult</span>', page)
    assert re.search(r'<b class="letter">B</b> <span>Log out</span>', page)
    assert "Where did it change?" in page


def test_a_long_story_goes_on_in_class_mode():
    page = html_of(LONG, "?part=2", mode="class")
    assert 'href="?part=3#' in page


def test_paper_is_a_gamebook_without_steps_and_the_teachers_sheet_has_them():
    paper, answers = html_of(mode="paper", **FOR_CLASS), html_of(mode="answers", **FOR_CLASS)
    for page in (paper, answers):
        assert "go to 2" in page
        assert not re.search(r'<div class="passage[^>]* id=|href="#', page)
    assert "A friend does not need a secret." not in paper
    assert "Listen for the secret." not in paper
    assert "A friend does not need a secret." in answers
    assert "Listen for the secret." in answers


# --- Every way of every story of the demonstration ------------------------------------------------


@pytest.fixture(scope="module")
def story_pages(django_db_setup, django_db_blocker) -> dict[str, Element]:
    """Every page of the demonstration in whose HTML a story stands, in every language, by address."""
    with django_db_blocker.unblock():
        addresses = [page.url for page in Page.objects.live().filter(depth__gt=1)]
        modules = TrainingModulePage.objects.live()
        addresses += [
            f"{page.url}{number}/" for page in modules for number in range(1, len(page.unit_list) + 1)
        ]
        browser = Client()
        pages = {address: fromstring(browser.get(address).content.decode()) for address in addresses}
    return {address: page for address, page in pages.items() if page.xpath(STORIES)}


def ways(start: Element, page: Element) -> Iterator[list[Element]]:
    """Every way through a story by its links, each passage at most once."""
    waiting = [[start]]
    while waiting:
        way = waiting.pop()
        links = [link.get("href") for link in way[-1].xpath(".//ul[@class='choose']//a")]
        after = [page.get_element_by_id(link.removeprefix("#")) for link in links]
        unread = [passage for passage in after if passage not in way]
        if unread:
            waiting += [[*way, passage] for passage in unread]
        elif not after:
            yield way


@pytest.mark.django_db
def test_the_demonstration_has_stories_in_every_language(story_pages):
    assert {address.split("/")[1] for address in story_pages} == {"en", "fi", "sv"}


@pytest.mark.django_db
def test_every_way_through_every_story_ends_with_a_kind_word_and_a_channel(story_pages):
    told, problems = 0, []
    for address, page in story_pages.items():
        if not page.xpath("//section[@id='help']//a[starts-with(@href, 'tel:')]"):
            problems.append(f"{address} has no channel below its story")
        for story in page.xpath(STORIES):
            for way in ways(story.find_class("passage")[0], page):
                told += 1
                problems += [f"{address}: {fault}" for fault in faults_of_way(way)]
    assert problems == []
    assert told >= 3 * 4


def faults_of_way(way: list[Element]) -> Iterator[str]:
    name = way[-1].get("id")
    if not (words := way[-1].find_class("kind")) or not words[0].text_content().strip():
        yield f"a way ends at {name} without a kind word"
    if not all(passage.xpath(".//a[@href='#help']") for passage in way):
        yield f"on a way to {name} somebody cannot stop"
    messages = sum(len(passage.xpath("./ol/li[not(@class='told')]")) for passage in way)
    if messages > MOST_MESSAGES:
        yield f"a way to {name} has {messages} messages"
