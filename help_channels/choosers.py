"""Choosing a channel in a page: by the record, so that its facts are typed once."""

from wagtail.snippets.blocks import SnippetChooserBlock

from core.preload import PreloadedChooserMixin


class ChannelChooserBlock(PreloadedChooserMixin, SnippetChooserBlock):
    """A chooser that finds its channel among those the page has loaded already."""

    def __init__(self, target_model="help_channels.HelpChannel", **kwargs) -> None:
        super().__init__(target_model, **kwargs)
