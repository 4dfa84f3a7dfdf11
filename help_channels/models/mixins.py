"""Every page leads to help: the editor's channels, completed by those that fit."""

from collections.abc import Iterator
from functools import cached_property

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from help_channels.choosers import ChannelChooserBlock
from help_channels.directory import Directory
from help_channels.listed import ListedChannel
from help_channels.requests import directory_for


class HelpMixin(models.Model):
    """For pages with a vocabulary: the audience and topic decide what completes the editor's choice."""

    channels = StreamField(
        [("channel", ChannelChooserBlock(label=_("Channel")))],
        verbose_name=_("help channels"),
        blank=True,
        help_text=_(
            "The first ones to show. Others that fit audience and topic complete them by themselves."
        ),
    )

    help_panels = [FieldPanel("channels")]

    # From VocabularyMixin, or set by a page that speaks to everybody.
    audience_codes: set[str]
    topic_codes: set[str]

    class Meta:
        abstract = True

    @cached_property
    def directory(self) -> Directory | None:
        """Set while a page is served."""
        return None

    @property
    def chosen_channel_ids(self) -> list[int]:
        """Read from the raw data: the directory has the channels already."""
        return [entry["value"] for entry in self.channels.raw_data if entry["value"]]

    def named_channel_ids(self) -> set[int]:
        """The keys of all channels that the page names, in its own list and in its text."""
        streams = [field.name for field in self._meta.get_fields() if isinstance(field, StreamField)]
        return {key for name in streams for key in channel_ids_in(list(getattr(self, name).raw_data))}

    @cached_property
    def help(self) -> dict[str, list[ListedChannel]]:
        """Who can help, less those whose card the body has shown already (the body comes first)."""
        if self.directory is None:
            return {"channels": []}
        fitting = self.directory.for_page(self.chosen_channel_ids, self.audience_codes, self.topic_codes)
        return {"channels": self.directory.show(fitting)}

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        self.directory = directory_for(request, also=self.named_channel_ids())
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        return {**context, "directory": self.directory}


def channel_ids_in(value) -> Iterator[int]:
    """The keys of the channels in a StreamField's raw data: under "channel", or in a block of that type."""
    if isinstance(value, dict):
        if value.get("type") == "channel" and isinstance(value.get("value"), int):
            yield value["value"]
        if isinstance(value.get("channel"), int):
            yield value["channel"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from channel_ids_in(item)
