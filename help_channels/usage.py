"""Which pages show a channel, and which pages are left without any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from help_channels.kinds import Status
from help_channels.models import HelpChannel

NAMED_PLACES = 3


def describe_usage(channel: HelpChannel) -> str:
    """Say which pages show the channel, and what to do instead of deleting; empty when none does."""
    groups = ReferenceIndex.get_grouped_references_to(channel)
    # A channel in whose place this one stands is not shown to anybody.
    names = sorted({str(source) for source, _refs in groups if not isinstance(source, HelpChannel)})
    if not names:
        return ""
    return _(
        "“%(channel)s” is shown on: %(places)s. Set it to “Retired” instead: "
        "then it vanishes from every page, and its history stays."
    ) % {"channel": channel, "places": ", ".join(names[:NAMED_PLACES])}


def pages_showing(channel: HelpChannel) -> QuerySet[Page]:
    """The published pages, in all languages, that name the channel in their list or in their text."""
    keys = _references().filter(to_object_id=str(channel.pk)).values_list("object_id", flat=True)
    return _published(keys).select_related("locale").order_by("title", "locale__language_code")


def count_pages(channels: Iterable[HelpChannel]) -> dict[int, int]:
    """How many published pages name each of the channels; two queries, however many they are."""
    named = _channels_by_page(str(channel.pk) for channel in channels)
    counts: dict[int, int] = defaultdict(int)
    for page in _published(named).values_list("pk", flat=True):
        for channel in named[page]:
            counts[channel] += 1
    return counts


def pages_without_channel() -> QuerySet[Page]:
    """Published pages that name channels none of which readers see any more."""
    seen = seen_channels()
    lost = [page for page, named in _channels_by_page().items() if not named & seen]
    return _published(lost).select_related("locale").order_by("title", "locale__language_code")


def gone_channels_by_page() -> dict[Page, set[int]]:
    """The published pages that name a channel which readers do not see, and those channels."""
    seen = seen_channels()
    gone = {page: named - seen for page, named in _channels_by_page().items() if named - seen}
    return {page: gone[page.pk] for page in _published(gone).select_related("locale").order_by("title")}


def seen_channels() -> set[int]:
    """The keys that lead a reader to a channel: the active ones, and the retired ones with a successor."""
    active = HelpChannel.objects.active().values("pk")
    replaced = Q(status=Status.RETIRED, successor__in=active)
    return set(HelpChannel.objects.filter(Q(pk__in=active) | replaced).values_list("pk", flat=True))


def _references() -> QuerySet[ReferenceIndex]:
    kinds = ContentType.objects.get_for_models(Page, HelpChannel)
    return ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[HelpChannel]
    ).order_by()


def _channels_by_page(channels: Iterable[str] | None = None) -> dict[int, set[int]]:
    """What pages name, published or not, by the pages' keys."""
    references = _references()
    if channels is not None:
        references = references.filter(to_object_id__in=list(channels))
    named: dict[int, set[int]] = defaultdict(set)
    for page, channel in references.values_list("object_id", "to_object_id").distinct():
        named[int(page)].add(int(channel))
    return named


def _published(keys: Iterable) -> QuerySet[Page]:
    """The index keeps keys of all kinds of records as text."""
    return Page.objects.live().filter(pk__in=[int(key) for key in keys])
