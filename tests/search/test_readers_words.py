"""What a frightened reader really types is found, also when no page says it in those words."""

import pytest

from search.find import find_pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "sextortion"),
        ("en", "bullying"),
        ("en", "deepfake"),
        ("en", "nudes"),
        ("en", "catfish"),
        ("fi", "kiristys"),
        ("fi", "nudet"),
        ("fi", "dickpic"),
        ("fi", "ahdistaa"),
        ("fi", "snap"),
        ("fi", "valeprofiili"),
        ("sv", "nudes"),
        ("sv", "utpressning"),
        ("sv", "nakenbilder"),
        ("sv", "lösenord"),
        ("sv", "foraldrar"),
    ],
)
def test_readers_words_find_a_page(language, words):
    assert find_pages(words, language), f"nothing found for “{words}”"


@pytest.mark.parametrize(
    ("language", "address"), [("en", "/en/search/"), ("fi", "/fi/haku/"), ("sv", "/sv/sok/")]
)
def test_whoever_finds_nothing_still_finds_somebody(reader, language, address):
    html = reader.post(address, {"words": "qwertyzxcv"}).content.decode()
    assert 'href="tel:112"' in html.split("<main")[1]
    assert 'class="channel ' in html
