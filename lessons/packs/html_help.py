"""Who can help, as a page for learning platforms."""

from __future__ import annotations

from django.utils.safestring import SafeString

from lessons.packs.content import Channel, LessonContent, Way
from lessons.packs.html import page
from lessons.packs.markup import EMPTY, join, tag


def help_page(content: LessonContent) -> bytes:
    """Who can help, the emergency number first."""
    channels = sorted(content.channels, key=lambda channel: not channel.is_emergency)
    body = [
        tag("h1", content.words["help"]),
        tag("p", content.words["help_pupils"]),
        *(_channel(channel, content.words) for channel in channels),
        tag("p", content.words["current"], " ", tag("a", content.pupil_address, href=content.pupil_address)),
    ]
    return page(content, content.words["help"], body)


def _channel(channel: Channel, words: dict[str, str]) -> SafeString:
    urgent = [f"{words['in_danger']}: "] if channel.is_emergency else []
    return tag(
        "section",
        tag("h2", *urgent, tag("span", channel.name, lang=channel.lang or None)),
        tag("p", channel.what_for, lang=channel.lang or None) if channel.what_for else EMPTY,
        tag("ul", *(tag("li", _way(way)) for way in channel.ways)) if channel.ways else EMPTY,
        tag("p", " · ".join(channel.facts)) if channel.facts else EMPTY,
        tag("p", channel.checked) if channel.checked else EMPTY,
        class_="danger" if channel.is_emergency else None,
    )


def _way(way: Way) -> SafeString:
    return tag("a", way.full_label, href=way.href) if way.href else join([way.full_label])
