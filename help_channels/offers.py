"""Who is offered to somebody in one situation, at this hour: two or three, not a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from django.utils.translation import gettext as _

from help_channels.kinds import FEW
from help_channels.listed import ListedChannel

# Enough to choose from when the first ones are closed.
CONSIDERED = 6


@dataclass(frozen=True)
class Offer:
    """At most three channels, open ones first; and, when nobody answers now, who does."""

    channels: list[ListedChannel]
    # The one that opens first, when nobody among them answers now and somebody says when.
    opens_first: ListedChannel | None = None
    # Somebody who answers now, though not made for this situation.
    instead: ListedChannel | None = None

    @property
    def nobody_answers(self) -> bool:
        return bool(self.channels) and not any(channel.answers_now for channel in self.channels)

    @property
    def closed_sentence(self) -> str:
        """In words, when nobody is known to answer now; empty otherwise."""
        if not self.nobody_answers:
            return ""
        if self.opens_first is None:
            return _("We do not know that anybody answers right now. You can try, or write.")
        return _("Nobody answers right now. %(name)s: %(opens)s.") % {
            "name": self.opens_first.name,
            "opens": self.opens_first.opens_text,
        }


def choose(candidates: Iterable[ListedChannel], everybody: Iterable[ListedChannel]) -> Offer:
    """Choose among those that fit, best first; `everybody` may stand in when none of them answers.

    The best one is always among the chosen, and so is one that can be talked to, if any can: nobody
    is left with forms alone.
    """
    considered = list(candidates)[:CONSIDERED]
    needed = [*considered[:1], *[channel for channel in considered if channel.is_live][:1]]
    by_now = sorted(considered, key=_now)
    kept = list(dict.fromkeys([*needed, *by_now]))[:FEW]
    chosen = sorted(kept, key=by_now.index)
    if any(channel.answers_now for channel in chosen):
        return Offer(chosen)
    waiting = [channel for channel in chosen if channel.opens]
    return Offer(
        chosen,
        opens_first=min(waiting, key=_opening, default=None),
        instead=next(
            (channel for channel in everybody if channel.answers_now and channel not in chosen), None
        ),
    )


def _opening(channel: ListedChannel) -> float:
    return channel.opens.timestamp() if channel.opens else inf


def _now(channel: ListedChannel) -> int:
    """Somebody answers; a message can be left; not now. Equal ones stay in the order in which they fit."""
    return 0 if channel.answers_now else 1 if channel.status.is_open else 2
