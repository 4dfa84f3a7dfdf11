"""Loading the whole demonstration into an empty installation."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from core.search.bulk import indexed_at_the_end
from help_channels.loading import load_channels
from help_channels.models import HelpChannel, HelpSettings
from home.demo.pages import DemoPages
from home.models import HomePage
from taxonomy.vocabulary import load_vocabulary

BAR_CHANNEL = "fi-mll-116111"


def is_empty() -> bool:
    """Whether nobody has put content here yet."""
    return not HomePage.objects.exists()


@transaction.atomic
def load_demo() -> int:
    """Load vocabulary, channels, pages and site; return the number of pages.

    Raises RuntimeError when the installation has content: the demo never mixes with real pages.
    """
    if not is_empty():
        raise RuntimeError("There are pages already. The demo is for an empty installation.")
    load_vocabulary()
    welcome = list(Page.objects.filter(depth=2))
    with indexed_at_the_end():
        load_channels()
        demo = DemoPages()
        demo.write()
    _point_site_at(demo.pages["home", settings.LANGUAGE_CODE])
    for page in welcome:
        page.refresh_from_db()
        page.delete()
    return len(demo.pages)


def _point_site_at(home: Page) -> None:
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site, _created = Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": HomePage.objects.get(pk=home.pk).site_name,
        },
    )
    HelpSettings.objects.update_or_create(
        site=site,
        defaults={"country": "FI", "bar_channel": HelpChannel.objects.get(code=BAR_CHANNEL)},
    )
