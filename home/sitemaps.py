"""The map of all published pages with their translations, for search engines."""

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site


class PageSitemap(Sitemap):
    """Every published page, once for each language, with links to its translations."""

    changefreq = "weekly"

    def items(self) -> list[dict]:
        pages = list(Page.objects.live().filter(depth__gt=1).select_related("locale").order_by("path"))
        by_key: dict = {}
        for page in pages:
            by_key.setdefault(page.translation_key, []).append(page)
        return [{"page": page, "twins": by_key[page.translation_key]} for page in pages]

    def location(self, item: dict) -> str:
        return item["page"].url or "/"

    def lastmod(self, item: dict):
        return item["page"].last_published_at

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict]:
        """Wagtail knows the site's own address; each entry lists its translations as alternates."""
        root = _root_url()
        return [self._entry(item, root) for item in self.paginator.page(page).object_list]

    def _entry(self, item: dict, root: str) -> dict:
        return {
            "item": item,
            "location": root + self.location(item),
            "lastmod": self.lastmod(item),
            "changefreq": self.changefreq,
            "priority": None,
            "alternates": [
                {"location": root + (twin.url or "/"), "lang_code": twin.locale.language_code}
                for twin in item["twins"]
            ],
        }


def _root_url() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_url if site else ""
