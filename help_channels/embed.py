"""A small card for other sites: the emergency number and two who help a child, in a frame.

Schools and organisations show it on their own pages. It runs no script, sets no cookie, and is the
only page of the site that may be framed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from help_channels.actions import Action
from help_channels.countries import country_name, language_name
from help_channels.directory import Directory
from help_channels.kinds import Door, Mode
from help_channels.listed import ListedChannel
from help_channels.middleware import remember
from help_channels.requests import settings_for

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors *"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
COUNTRY = re.compile(r"[a-z]{2}")
MOST = 2
NO_OTHER_ADDRESS = ()


@dataclass(frozen=True)
class Offered:
    """One channel with its quickest ways: a call and a chat, else the first that can be pressed."""

    channel: ListedChannel

    @cached_property
    def actions(self) -> list[Action]:
        quick = [action for mode in (Mode.PHONE, Mode.CHAT) if (action := self.channel.action(mode))]
        return quick or [action for action in self.channel.actions if action.href][:1]

    @cached_property
    def status(self) -> str:
        """In words, where it is the same for each way."""
        return _common(action.status.sentence for action in self.actions)

    @property
    def ways(self) -> list[tuple[Action, str]]:
        """Each button with the languages spoken there, and its own status where they differ."""
        return [(action, self._note(action)) for action in self.actions]

    def _note(self, action: Action) -> str:
        languages = ", ".join(language_name(code) for code in action.contact.language_codes)
        return " · ".join(filter(None, [languages, "" if self.status else action.status.sentence]))


@dataclass(frozen=True)
class Card:
    country: str
    emergency: Action | None
    offered: list[Offered]

    @property
    def country_name(self) -> str:
        return country_name(self.country)

    @cached_property
    def checked_text(self) -> str:
        """When the facts were read, where that is the same for all."""
        return _common(offered.channel.checked_text for offered in self.offered)


@require_safe
@xframe_options_exempt
def help_card(request: HttpRequest, country: str, language: str) -> HttpResponse:
    """The card of a country in a language, whatever the reader's; 404 in plain words where there is none."""
    is_known = language in dict(settings.LANGUAGES)
    shown_in = language if is_known else settings.LANGUAGE_CODE
    with translation.override(shown_in):
        card = _card(request, country) if is_known else None
        response = render(request, "help_channels/embed.html", {"card": card}, status=200 if card else 404)
    # Or Django would look for a missing card below a language, and send the frame there.
    request.urlconf = NO_OTHER_ADDRESS  # type: ignore[assignment]
    for name, value in {**HEADERS, "Content-Language": shown_in}.items():
        response.headers[name] = value
    return response


def _card(request: HttpRequest, country: str) -> Card | None:
    if not COUNTRY.fullmatch(country):
        return None
    directory = Directory.load(country.upper())
    if not any(channel.country == directory.country for channel in directory):
        return None
    remember(request, directory)
    emergency = directory.emergency()
    return Card(
        directory.country,
        emergency.action(Mode.PHONE) if emergency else None,
        [Offered(channel) for channel in _best(directory, _helpline_of_the_bar(request, directory))],
    )


def _helpline_of_the_bar(request: HttpRequest, directory: Directory) -> ListedChannel | None:
    chosen = settings_for(request)
    if not chosen.bar_channel_id or chosen.country != directory.country:
        return None
    return directory.by_pk(chosen.bar_channel_id)


def _best(directory: Directory, preferred: ListedChannel | None) -> list[ListedChannel]:
    """The helpline of the bar is always among them; whoever answers now stands first."""
    talk = sorted(directory.behind(Door.TALK), key=_does_not_answer)
    for_children = [c for c in [*talk, *directory.at_home()] if c.is_for_children and not c.is_emergency]
    candidates = dict.fromkeys([*([preferred] if preferred else []), *for_children])
    reachable = [channel for channel in candidates if any(action.href for action in channel.actions)]
    return sorted(reachable[:MOST], key=_does_not_answer)


def _does_not_answer(channel: ListedChannel) -> bool:
    return not channel.answers_now


def _common(texts: Iterable[str]) -> str:
    """The text, if all are the same; else nothing."""
    different = set(texts)
    return different.pop() if len(different) == 1 else ""
