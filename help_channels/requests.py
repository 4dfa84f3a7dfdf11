"""One directory for each request, however many parts of the page ask for it."""

from collections.abc import Iterable

from django.http import HttpRequest
from wagtail.models import Site

from help_channels.directory import Directory
from help_channels.models.settings import HelpSettings

# The directory travels on the request, under this name.
KEPT_AS = "_help_directory"


def settings_for(request: HttpRequest) -> HelpSettings:
    """The help settings of the request's site; the defaults where no site is known."""
    return HelpSettings.for_request(request)


def directory_for(request: HttpRequest, also: Iterable[int] = ()) -> Directory:
    """The directory of this request, read at the first call.

    `also`: keys of channels that a page names, whatever their country. The page is asked first.
    """
    known: Directory | None = getattr(request, KEPT_AS, None)
    if known is None:
        known = Directory.load(settings_for(request).country, also=also)
        setattr(request, KEPT_AS, known)
    return known


def directory_of_site(site: Site | None, language: str, also: Iterable[int] = ()) -> Directory:
    """What a reader of the site would find in this language now, outside any request."""
    settings = HelpSettings.for_site(site) if site else HelpSettings()
    return Directory.load(settings.country, language=language, also=also)
