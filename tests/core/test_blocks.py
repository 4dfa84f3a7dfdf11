"""What each block promises its reader, seen in its HTML."""

import pytest
from django.core.files.base import ContentFile
from django.test import RequestFactory
from wagtail.blocks import StreamBlock

from core.models import CustomDocument
from help_channels.blocks import BODY_BLOCKS
from help_channels.directory import Directory

pytestmark = pytest.mark.django_db

BODY = StreamBlock(BODY_BLOCKS)


def render(kind: str, value) -> str:
    block = BODY.child_blocks[kind]
    context = {"directory": Directory.load("FI"), "request": RequestFactory().get("/fi/")}
    return block.render(block.to_python(value), context=context)


@pytest.mark.parametrize("kind", [name for name, _block in BODY_BLOCKS])
def test_editors_find_every_block_with_icon_label_description_and_group(kind):
    meta = BODY.child_blocks[kind].meta
    assert meta.icon != "placeholder"
    assert str(meta.label)
    assert str(meta.description)
    assert str(meta.group)


@pytest.mark.parametrize(
    "kind", [name for name, block in BODY_BLOCKS if getattr(block.meta, "preview_value", None) is not None]
)
def test_every_preview_value_renders(kind):
    block = BODY.child_blocks[kind]
    assert block.render(block.get_preview_value(), context={"directory": Directory.load("FI")}).strip()


def test_a_chat_is_always_labelled_as_invented_and_every_bubble_has_a_name():
    html = render(
        "chat",
        {
            "intro": "",
            "question": "",
            "messages": [
                {"name": "Sam", "text": "hei", "me": False},
                {"name": "Noa", "text": "moi", "me": True},
            ],
        },
    )
    assert "The people are not real" in html
    assert html.count("<span>Sam</span>") == html.count("<span>Noa</span>") == 1


def test_text_offers_no_headings_scripts_or_styles():
    features = BODY.child_blocks["text"].features
    assert set(features) == {"bold", "ul", "ol", "link", "document-link"}


def test_a_video_is_fetched_only_when_the_reader_asks():
    film = CustomDocument.objects.create(
        title="Film", file=ContentFile(b"\0\0\0\x18ftypmp42" + b"\0" * 32, "film.mp4")
    )
    words = CustomDocument.objects.create(title="Captions", file=ContentFile(b"WEBVTT\n\n", "film.vtt"))
    html = render(
        "video",
        {
            "title": "How a helpline works",
            "video": film.pk,
            "captions": words.pk,
            "captions_language": "en",
            "duration": "2 min",
            "transcript": "<p>Somebody answers.</p>",
        },
    )
    assert f'href="{film.url}"' in html
    assert "<video" not in html
    assert "autoplay" not in html
    assert words.url in html
    assert "Somebody answers." in html


def test_questions_open_without_scripts():
    html = render(
        "questions", {"heading": "", "entries": [{"question": "Who answers?", "answer": "<p>A person.</p>"}]}
    )
    assert "<details>" in html
    assert "<summary>Who answers?</summary>" in html


def test_one_channel_is_not_shown_twice_on_a_page():
    directory = Directory.load("FI")
    channel = next(iter(directory))
    block = BODY.child_blocks["channel"]
    value = block.to_python({"channel": channel.pk})
    first = block.render(value, context={"directory": directory})
    second = block.render(value, context={"directory": directory})
    assert channel.name in first
    assert second.strip() == ""
