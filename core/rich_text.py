"""How a link to one of our pages leaves the database and becomes HTML."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from core import preload


class PreloadedPageLinkHandler(PageLinkHandler):
    """A link in rich text that finds its page among the preloaded ones. A dead link becomes plain words."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [int(attrs["id"]) for attrs in attrs_list]
        pages = preload.find(Page, ids)
        if pages is None:
            in_bulk = Page.objects.live().in_bulk(ids)
            pages = [in_bulk.get(pk) for pk in ids]
        return [f'<a href="{escape(page.url)}">' if page and page.url else "<a>" for page in pages]
