"""What the whole editing side gets from the ground floor."""

from wagtail import hooks

from core.rich_text import PreloadedPageLinkHandler


@hooks.register("register_rich_text_features", order=100)
def link_pages_with_one_query(features) -> None:
    features.register_link_type(PreloadedPageLinkHandler)
