"""The map of all published pages with their translations, for search engines."""

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site

from training.models import TrainingModulePage


class PageSitemap(Sitemap):
    """Every published page and what lies below it, once for each language, with links to its translations."""

    changefreq = "weekly"

    def items(self) -> list[dict]:
        pages = list(Page.objects.live().filter(depth__gt=1).select_related("locale").order_by("path"))
        below = _subpaths()
        places = [(page, end) for page in pages for end in ("", *below.get(page.pk, ()))]
        twins: dict = {}
        for page, end in places:
            twins.setdefault((page.translation_key, end), []).append(page)
        return [
            {"page": page, "subpath": end, "twins": twins[page.translation_key, end]} for page, end in places
        ]

    def location(self, item: dict) -> str:
        return f"{item['page'].url or '/'}{item['subpath']}"

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
                {
                    "location": f"{root}{twin.url or '/'}{item['subpath']}",
                    "lang_code": twin.locale.language_code,
                }
                for twin in item["twins"]
            ],
        }


def _subpaths() -> dict[int, list[str]]:
    """What pages show below their own address, by page: the units of the training."""
    return {page.pk: page.sitemap_subpaths() for page in TrainingModulePage.objects.live()}


def _root_url() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_url if site else ""
