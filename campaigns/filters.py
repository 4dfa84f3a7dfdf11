"""What the list of guidance can be narrowed by, beside the usual."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.desk import without_easy_twin
from taxonomy.page_filters import ContentFilterSet

MISSING = "missing"


class EasyTwinFilter(django_filters.ChoiceFilter):
    def filter(self, qs, value):
        return qs.filter(pk__in=without_easy_twin().values("pk")) if value == MISSING else qs


class GuidanceFilterSet(ContentFilterSet):
    easy = EasyTwinFilter(
        label=_("Plain language"),
        choices=[(MISSING, _("For children, without a plain-language version"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
