"""Which pages show a channel."""

from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from help_channels.models import HelpChannel

NAMED_PLACES = 3


def describe_usage(channel: HelpChannel) -> str:
    """Say which pages show the channel, and what to do instead of deleting; empty when none does."""
    names = sorted({str(source) for source, _refs in ReferenceIndex.get_grouped_references_to(channel)})
    if not names:
        return ""
    return _(
        "“%(channel)s” is shown on: %(places)s. Set it to “Retired” instead: "
        "then it vanishes from every page, and its history stays."
    ) % {"channel": channel, "places": ", ".join(names[:NAMED_PLACES])}
