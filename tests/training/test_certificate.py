"""The paper of having taken part: for adults, made in the browser, known to nobody else."""

import re
from html import unescape

import pytest

from tests.desk import text_of
from tests.training.makers import make_module

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(reader) -> str:
    module = make_module("First conversation", terms="parent grooming")
    return unescape(text_of(reader.get(f"{module.url}certificate/")))


def test_it_says_which_training_how_long_and_what_was_practised(paper):
    for words in ("First conversation", "12 minutes", "I can say no.", "Taken part", "There is no grade."):
        assert words in paper


def test_its_fields_are_labelled_and_could_not_be_sent(paper):
    fields = re.findall(r"<(?:input|textarea)[^>]*>", paper)
    labels = re.findall(r'<label for="([^"]+)"', paper)
    assert len(fields) == len(labels) == 2
    assert [field for field in fields if " name=" in field] == []
    assert [name for name in labels if not any(f'id="{name}"' in field for field in fields)] == []
    assert "<form" not in paper
    assert 'autocomplete="name"' in paper


def test_the_last_step_leads_adults_to_it(reader):
    module = make_module(terms="parent teacher grooming")
    assert f'href="{module.url}certificate/"' in text_of(reader.get(f"{module.url}done/"))


@pytest.mark.parametrize("terms", ["a10_12 grooming", "a16_17 parent grooming"])
def test_children_collect_no_certificates(reader, terms):
    module = make_module(terms=terms)
    assert reader.get(f"{module.url}certificate/").status_code == 404
    assert "certificate/" not in text_of(reader.get(f"{module.url}done/"))
