"""The directory: all channels of the site's country, one page for each, and the other countries."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField

from core.models import BasePage, RoutedPage
from help_channels.abroad import Country, countries_abroad
from help_channels.blocks import BODY_BLOCKS
from help_channels.countries import country_name
from help_channels.directory import Directory
from help_channels.finder import Finder
from help_channels.linked_data import service_facts
from help_channels.listed import ListedChannel
from help_channels.passport import contact_card, qr_code
from help_channels.requests import directory_for, settings_for

# No database of ours counts further.
LARGEST_KEY = 2**63 - 1


class DirectoryPage(RoutedPage):
    """`/help/all/` lists, `/help/all/12/` is one channel, `/help/all/se/` another country.

    A channel's address is its number: it says nothing to whoever sees a history.
    """

    body = StreamField(BODY_BLOCKS, verbose_name=_("below the channels"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    parent_page_types = ["help_channels.HelpPage"]
    subpage_types: list[str] = []

    # The channel that is shown, when one is.
    shown_channel: ListedChannel | None = None

    class Meta:
        verbose_name = _("directory of help")

    @property
    def neutral_title(self) -> str:
        return gettext("Info")

    @path("", name="all")
    def show_all(self, request: HttpRequest) -> HttpResponse:
        directory = directory_for(request)
        return self.render(
            request,
            context_overrides={
                "finder": Finder(directory, request.GET),
                "countries": self.countries(directory),
                "embed_path": reverse("help_card", args=[directory.country.lower(), self.language]),
                "site_address": request.build_absolute_uri("/").rstrip("/"),
            },
        )

    @path("<int:pk>/", name="channel")
    def show_channel(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.shown_channel = channel = self._channel(request, pk)
        address = self.channel_url(pk)
        return self.below(
            request,
            f"{pk}/",
            "help_channels/channel_page.html",
            channel=channel,
            card_url=f"{address}card/",
            contact_url=f"{address}contact/",
        )

    @path("<int:pk>/card/", name="card")
    def show_card(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A card to print and put into a pocket or on a wall."""
        channel = self._channel(request, pk)
        address = self.channel_url(pk)
        return self.below(
            request,
            f"{pk}/card/",
            "help_channels/channel_print_card.html",
            channel=channel,
            channel_url=address,
            qr_url=f"{address}qr/",
            short_url=f"{request.get_host()}{address}",
        )

    @path("<int:pk>/qr/", name="qr")
    def show_qr_code(self, request: HttpRequest, pk: int) -> HttpResponse:
        self._channel(request, pk)
        address = request.build_absolute_uri(self.channel_url(pk))
        return HttpResponse(qr_code(address), content_type="image/svg+xml")

    @path("<int:pk>/contact/", name="contact")
    def download_contact(self, request: HttpRequest, pk: int) -> HttpResponse:
        card = contact_card(self._channel(request, pk), request.build_absolute_uri(self.channel_url(pk)))
        # The name of the file stays in a list of downloads: it says nothing.
        return HttpResponse(
            card,
            content_type="text/vcard; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="contact.vcf"'},
        )

    @path("<slug:code>/", name="country")
    def show_country(self, request: HttpRequest, code: str) -> HttpResponse:
        country = code.upper()
        if country == settings_for(request).country:
            return redirect(self.url)
        directory = Directory.load(country)
        channels = [channel for channel in directory if channel.country == country]
        if not channels or code != code.lower():
            raise Http404
        return self.below(
            request,
            f"{code}/",
            "help_channels/country.html",
            country_name=country_name(country),
            emergency=directory.emergency(),
            channels=[channel for channel in channels if not channel.is_emergency],
            abroad=directory,
        )

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        return {**super().get_context(request, *args, **kwargs), "directory": directory_for(request)}

    def schema_facts(self) -> dict:
        """On the page of one channel, the channel; on the others nothing more."""
        if self.shown_channel is None:
            return {}
        return {
            "name": self.shown_channel.name,
            "description": self.shown_channel.what_for,
            "mainEntity": service_facts(self.shown_channel, self.meta.canonical_url),
        }

    def channel_url(self, pk: int) -> str:
        return f"{self.url}{pk}/"

    @property
    def language(self) -> str:
        return get_language() or self.locale.language_code

    def countries(self, directory: Directory) -> list[Country]:
        return countries_abroad(directory.country, self.language)

    def _channel(self, request: HttpRequest, pk: int) -> ListedChannel:
        known = pk <= LARGEST_KEY
        channel = directory_for(request, also={pk} if known else ()).by_pk(pk)
        if channel is None:
            raise Http404
        return channel
