"""What the editors' desk says about channels: which are to be checked, which pages lost theirs, in words."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from help_channels.checking.due import Why, channel_address, waiting, why_of
from help_channels.kinds import Status
from help_channels.models import HelpChannel
from help_channels.usage import pages_without_channel

SEE_RIGHTS = ("help_channels.view_helpchannel", "help_channels.change_helpchannel")


def may_see(user) -> bool:
    return any(user.has_perm(right) for right in SEE_RIGHTS)


def check_text(channel: HelpChannel) -> str:
    """When the facts are to be checked again; "overdue" is said in words, for active channels only."""
    day = date_format(channel.next_check, "DATE_FORMAT") if channel.next_check else ""
    if channel.status != Status.ACTIVE or not channel.is_overdue():
        return day
    return _("Overdue since %(date)s") % {"date": day} if day else _("Never checked")


def channels_to_check(user) -> list[dict]:
    """Three tasks at most, each a sentence with the channels and an address that lists them all."""
    if not may_see(user):
        return []
    by_reason: dict[Why, list[HelpChannel]] = {why: [] for why in Why}
    for channel in with_words(waiting()):
        by_reason[why_of(channel)].append(channel)
    return [_check_task(why, channels, user) for why, channels in by_reason.items() if channels]


def pages_without_help(user, pages: QuerySet[Page]) -> list[dict]:
    """One task at most: those of `pages` that lost their last channel."""
    if not may_see(user):
        return []
    found = pages_without_channel().filter(pk__in=pages.values("pk"))
    links = [(_with_language(page), reverse("wagtailadmin_pages:edit", args=[page.pk])) for page in found]
    sentence = ngettext(
        "%(count)d page has lost its last help channel.",
        "%(count)d pages have lost their last help channel.",
        len(links),
    )
    return [_task(sentence, links, reverse("pages_without_channel"))] if links else []


def with_words(channels: QuerySet) -> QuerySet:
    """The names come along, in one query for all."""
    return channels.prefetch_related("words")


def _with_language(page: Page) -> str:
    return f"{page.title} ({page.locale.language_code})"


def _check_task(why: Why, channels: list[HelpChannel], user) -> dict:
    links = [(str(channel), channel_address(channel, user)) for channel in channels]
    return _task(_check_sentence(why, len(channels)), links, f"{reverse('channels_to_check')}?why={why}")


def _check_sentence(why: Why, count: int) -> str:
    if why == Why.NEVER:
        return ngettext(
            "%(count)d help channel has never been checked by a person. "
            "Until it is, the site claims no hours for it.",
            "%(count)d help channels have never been checked by a person. "
            "Until they are, the site claims no hours for them.",
            count,
        )
    if why == Why.LATE:
        return ngettext(
            "%(count)d help channel is due for another check.",
            "%(count)d help channels are due for another check.",
            count,
        )
    return ngettext(
        "%(count)d help channel is to be checked within 14 days.",
        "%(count)d help channels are to be checked within 14 days.",
        count,
    )


def _task(sentence: str, links: list[tuple[str, str]], all_url: str) -> dict:
    return {"sentence": sentence % {"count": len(links)}, "links": links, "all_url": all_url}
