"""The frame of every page: name, menus, languages, help bar, way out. Error pages have it too.

Everything is read when a template asks for it, so a page pays for nothing that it does not show.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Locale, Page, Site

from help_channels.requests import directory_for, settings_for
from home.models import HomePage

RIGHT_TO_LEFT = set(settings.LANGUAGES_BIDI)
HOME_DEPTH = 2
SOCIAL_PICTURE = "img/social.png"


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language; `exists` is false where it leads to the home page instead."""

    code: str
    name: str
    url: str
    is_current: bool
    exists: bool

    @property
    def short(self) -> str:
        return self.code.split("-")[0].upper()


class SiteFrame:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def page(self) -> Page | None:
        """The page that is shown, when a page is shown (BasePage.get_context says so)."""
        return getattr(self.request, "shown_page", None)

    @cached_property
    def language(self) -> str:
        return translation.get_language() or settings.LANGUAGE_CODE

    @property
    def direction(self) -> str:
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    @cached_property
    def home(self) -> HomePage | None:
        """The home page of the language: routing has it; elsewhere it is looked up."""
        known = getattr(self.page, "home", None)
        if isinstance(known, HomePage):
            return known
        site = Site.find_for_request(self.request)
        locale = Locale.objects.filter(language_code=self.language).first()
        root = site.root_page if site else None
        translated = root.get_translation_or_none(locale) if root and locale else None
        found = (translated or root).specific if root else None
        return found if isinstance(found, HomePage) else None

    # --- Words ---------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        return self.home.site_name if self.home else settings.WAGTAIL_SITE_NAME

    @property
    def organisation(self) -> str:
        return self.home.organisation if self.home else ""

    @property
    def footer_text(self) -> str:
        return self.home.footer_text if self.home else ""

    @property
    def social_image_url(self) -> str:
        """The picture of link previews, absolute: the editor's own, else the drawn one."""
        if self.home and self.home.social_picture:
            path = self.home.social_picture.get_rendition("fill-1200x630|format-jpeg").url
        else:
            path = static(SOCIAL_PICTURE)
        return self.request.build_absolute_uri(path)

    # --- Addresses -----------------------------------------------------------------------------

    @property
    def home_url(self) -> str:
        return f"/{self.language}/"

    @property
    def search_url(self) -> str:
        return reverse("search")

    @property
    def help_url(self) -> str:
        return self._service_url("help") or self.home_url

    @property
    def directory_url(self) -> str:
        """Where all channels are; a channel's own page is its number below it."""
        return self._service_url("directory")

    @property
    def stay_private_url(self) -> str:
        return self._service_url("stay_private")

    def _service_url(self, role: str) -> str:
        return self.home.service_url(role) if self.home else ""

    @property
    def exit_url(self) -> str:
        return settings_for(self.request).exit_url

    @property
    def shows_exit(self) -> bool:
        return getattr(self.page, "shows_exit", True)

    # --- Menus ---------------------------------------------------------------------------------

    @cached_property
    def main_menu(self) -> list[Link]:
        return self._links(self.home.main_menu) if self.home else []

    @cached_property
    def footer_menu(self) -> list[Link]:
        return self._links(self.home.footer_menu) if self.home else []

    def _links(self, stream) -> list[Link]:
        path = self.request.path
        return [
            Link(block.value.title, block.value.url, path.startswith(block.value.url))
            for block in stream
            if block.value.url
        ]

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """The way down to this page, itself left out; empty on the home page."""
        trail = getattr(self.page, "trail", [])
        return [Link(self._crumb(page), page.url or "") for page in trail]

    def _crumb(self, page: Page) -> str:
        return gettext("Home") if page.depth == HOME_DEPTH else page.title

    # --- Languages -----------------------------------------------------------------------------

    @cached_property
    def translations(self) -> dict[str, str]:
        """Address of the shown page by language code, where it is published."""
        if self.page is None:
            return {}
        others = self.page.get_translations().live().select_related("locale")
        found = {page.locale.language_code: page.url or "" for page in others}
        found[self.language] = self.page.url or ""
        # What a page shows below its address has the same last part in every language.
        return {code: f"{url}{self.page.subpath}" for code, url in found.items()}

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """All languages of the site; where the page is missing, the language's home page."""
        return [
            LanguageLink(
                code=code,
                name=name,
                url=self._url_in(code),
                is_current=code == self.language,
                exists=self.page is None or code in self.translations,
            )
            for code, name in settings.LANGUAGES
        ]

    def _url_in(self, code: str) -> str:
        if (
            self.page is None
            and self.request.resolver_match
            and self.request.resolver_match.url_name == "search"
        ):
            with translation.override(code):
                return reverse("search")
        return self.translations.get(code) or f"/{code}/"

    @cached_property
    def alternates(self) -> list[tuple[str, str]]:
        """(language, absolute address) of each published translation, this page included, and x-default."""
        if self.page is None:
            return []
        found = [
            (code, self.request.build_absolute_uri(url)) for code, url in sorted(self.translations.items())
        ]
        default = dict(found).get(settings.LANGUAGE_CODE)
        return [*found, ("x-default", default)] if default else found

    # --- Help ----------------------------------------------------------------------------------

    @cached_property
    def emergency(self):
        return directory_for(self.request).emergency()

    @cached_property
    def bar(self) -> dict:
        return directory_for(self.request).bar(settings_for(self.request).bar_channel_id)

    @property
    def is_editor(self) -> bool:
        """Whether an editor looks; decided by the cookie alone, so that readers' sessions are never opened."""
        return settings.SESSION_COOKIE_NAME in self.request.COOKIES
