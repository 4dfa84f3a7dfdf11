"""Two reports: the channels to check, and the published pages that are left without a channel."""

from __future__ import annotations

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from help_channels.checking.due import Why, channel_address, waiting, waiting_because, why_text
from help_channels.countries import country_name
from help_channels.desk import may_see, with_words
from help_channels.models import HelpChannel
from help_channels.usage import count_pages, gone_channels_by_page, pages_without_channel

NOBODY = "nobody"


def _countries() -> list[tuple[str, str]]:
    """Those of the channels that wait, by name."""
    codes = waiting().order_by().values_list("country", flat=True).distinct()
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])


def _keepers(request: HttpRequest):
    kept = HelpChannel.objects.filter(keeper__isnull=False).values("keeper")
    return get_user_model().objects.filter(pk__in=kept)


class WaitingFilterSet(WagtailFilterSet):
    why = django_filters.ChoiceFilter(
        label=gettext_lazy("Why"),
        choices=Why.choices,
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
        method="filter_why",
    )
    country = django_filters.ChoiceFilter(
        label=gettext_lazy("Country"),
        choices=_countries,
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    keeper = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Who keeps it up to date"),
        queryset=_keepers,
        empty_label=gettext_lazy("All"),
        null_label=gettext_lazy("Nobody"),
        null_value=NOBODY,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = HelpChannel
        fields = ["why", "country", "keeper"]

    def filter_why(self, channels, name: str, value: str):
        return waiting_because(value, channels)


class ChannelReportView(ReportView):
    """For those who may see or change channels."""

    model = HelpChannel
    any_permission_required = ["view", "change"]
    is_searchable = False


class ChannelsToCheckView(ChannelReportView):
    page_title = gettext_lazy("Channels to check")
    header_icon = "help"
    index_url_name = "channels_to_check"
    index_results_url_name = "channels_to_check_results"
    filterset_class = WaitingFilterSet
    export_filename = "channels-to-check"
    list_export = ["name", "country_name", "why_text", "keeper_name", "page_count", "next_check"]
    export_headings = {
        "name": gettext_lazy("Name"),
        "country_name": gettext_lazy("Country"),
        "why_text": gettext_lazy("Why"),
        "keeper_name": gettext_lazy("Keeper"),
        "page_count": gettext_lazy("Pages that show it"),
        "next_check": gettext_lazy("Next check"),
    }

    @property
    def columns(self) -> list[Column]:
        headings = self.export_headings
        return [
            TitleColumn("name", label=headings["name"], get_url=self._address),
            Column("country_name", label=headings["country_name"], sort_key="country"),
            Column("why_text", label=headings["why_text"]),
            Column("keeper_name", label=headings["keeper_name"]),
            Column("page_count", label=headings["page_count"]),
            Column("next_check", label=headings["next_check"], sort_key="next_check"),
        ]

    def _address(self, channel: HelpChannel) -> str:
        return channel_address(channel, self.request.user)

    def get_base_queryset(self):
        return with_words(waiting()).select_related("keeper")

    def get_filtered_queryset(self):
        # get_queryset() has filtered already.
        return self.get_queryset()

    def decorate_paginated_queryset(self, object_list):
        """What the columns and the spreadsheet say beyond the record: one count for all."""
        counts = count_pages(object_list)
        for channel in object_list:
            channel.country_name = country_name(channel.country)
            channel.why_text = why_text(channel)
            channel.keeper_name = name_of(channel.keeper)
            channel.page_count = counts.get(channel.pk, 0)
        return object_list

    @property
    def no_results_message(self) -> str:
        return _("Nothing waits: no channel is to be checked within 14 days.")


class PagesWithoutChannelView(ChannelReportView):
    page_title = gettext_lazy("Pages without a channel")
    header_icon = "doc-empty"
    index_url_name = "pages_without_channel"
    index_results_url_name = "pages_without_channel_results"
    export_filename = "pages-without-channel"
    list_export = ["title", "language", "lost"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "language": gettext_lazy("Language"),
        "lost": gettext_lazy("Channels that it named"),
    }

    @property
    def columns(self) -> list[Column]:
        headings = self.export_headings
        return [
            TitleColumn("title", label=headings["title"], get_url=page_address),
            Column("language", label=headings["language"]),
            Column("lost", label=headings["lost"]),
        ]

    def get_base_queryset(self):
        return pages_without_channel()

    def decorate_paginated_queryset(self, object_list):
        gone = gone_channels_by_page()
        names = channel_names({channel for channels in gone.values() for channel in channels})
        for page in object_list:
            page.language = page.locale.get_display_name()
            page.lost = ", ".join(sorted(names.get(key, "–") for key in gone.get(page, set())))
        return object_list

    @property
    def no_results_message(self) -> str:
        return _("Every page that names channels still shows one.")


def name_of(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def page_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def channel_names(keys: set[int]) -> dict[int, str]:
    """A deleted channel has none."""
    return {channel.pk: str(channel) for channel in with_words(HelpChannel.objects.filter(pk__in=keys))}


class ChannelReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


def report_urls() -> list:
    """For the hook `register_admin_urls`."""
    reports = {"channels": ChannelsToCheckView, "pages": PagesWithoutChannelView}
    return [
        pattern
        for name, view in reports.items()
        for pattern in (
            path(f"reports/help/{name}/", view.as_view(), name=view.index_url_name),
            path(
                f"reports/help/{name}/results/",
                view.as_view(results_only=True),
                name=view.index_results_url_name,
            ),
        )
    ]


def menu_item(view: type[ChannelReportView], order: int) -> MenuItem:
    """For the hook `register_reports_menu_item`."""
    return ChannelReportMenuItem(
        view.page_title,
        reverse(view.index_url_name),
        name=view.index_url_name.replace("_", "-"),
        icon_name=view.header_icon,
        order=order,
    )
