"""Filters of the editors' list of channels."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from help_channels.countries import country_name
from help_channels.models import HelpChannel

NEVER, LATE, OVERDUE = "never", "late", "overdue"


def _countries() -> list[tuple[str, str]]:
    """The countries that have a channel, by name."""
    codes = HelpChannel.objects.order_by("country").values_list("country", flat=True).distinct()
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])


class CheckFilter(django_filters.ChoiceFilter):
    """Active channels whose facts nobody has checked in time."""

    def filter(self, qs, value):
        today = timezone.localdate()
        if value == NEVER:
            return qs.active().filter(next_check__isnull=True)
        if value == LATE:
            return qs.active().filter(next_check__lt=today)
        return qs.overdue() if value == OVERDUE else qs


class ChannelFilterSet(WagtailFilterSet):
    check = CheckFilter(
        label=_("Check"),
        choices=[(OVERDUE, _("To be checked")), (NEVER, _("Never checked")), (LATE, _("Check is overdue"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    country = django_filters.ChoiceFilter(
        label=_("Country"), choices=_countries, empty_label=_("All"), widget=forms.RadioSelect
    )

    class Meta:
        model = HelpChannel
        fields = ["check", "kind", "country", "status"]
