"""What happens when one gets in touch, as numbered steps: what is known, and honestly what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from help_channels.kinds import Mode, Staff

if TYPE_CHECKING:
    from help_channels.listed import ListedChannel

CALLS = {Mode.PHONE, Mode.SMS}


@dataclass(frozen=True)
class ContactStep:
    title: str
    text: str
    # Whether the text is the channel's own words, which may be in another language than the page.
    is_theirs: bool = False


def contact_steps(channel: ListedChannel) -> list[ContactStep]:
    """Who reads it, what they ask, what then, whom they must tell, what shows on the bill."""
    return [
        _who(channel),
        _asked(channel),
        *([ContactStep(_("What happens"), channel.what_happens, True)] if channel.what_happens else []),
        _told(channel),
        ContactStep(_("What shows afterwards"), _trace(channel)),
    ]


def _who(channel: ListedChannel) -> ContactStep:
    title = _("Who answers or reads it")
    if channel.who_reads:
        return ContactStep(title, channel.who_reads, True)
    staff = Staff(channel.channel.staffed_by)
    if staff != Staff.UNKNOWN:
        return ContactStep(title, f"{staff.label}.")
    return ContactStep(title, _("We do not know. You can ask who you are talking to."))


def _asked(channel: ListedChannel) -> ContactStep:
    title = _("What they ask")
    if channel.what_they_ask:
        return ContactStep(title, channel.what_they_ask, True)
    return ContactStep(title, _("We do not know. You can ask why they want to know, before you answer."))


def _told(channel: ListedChannel) -> ContactStep:
    title = _("Whom they must tell by law")
    if channel.legal_duty:
        return ContactStep(title, channel.legal_duty, True)
    return ContactStep(title, _("We do not know. Ask first: “Who do you tell?”"))


def _trace(channel: ListedChannel) -> str:
    if not any(contact.mode in CALLS for contact in channel.contacts):
        return _("There is no phone call here. The visit can stay in the history of your browser.")
    shows = channel.channel.shows_on_bill
    if shows is None:
        bill = _("We do not know whether a call shows on the phone bill. You can ask them.")
    elif shows:
        bill = _("A call shows on the phone bill.")
    else:
        bill = _("A call does not show on the phone bill.")
    own_list = _("It stays in the list of calls on your own phone until you remove it.")
    return f"{bill} {own_list}"
