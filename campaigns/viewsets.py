"""The editors' lists of campaigns and of guidance."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables.pages import NavigateToChildrenColumn

from campaigns.filters import GuidanceFilterSet
from campaigns.models import CampaignPage, GuidancePage
from taxonomy.listing import COLUMNS, ContentViewSet
from taxonomy.page_filters import ContentFilterSet


class CampaignViewSet(ContentViewSet):
    model = CampaignPage
    icon = "calendar-alt"
    menu_label = _("Campaigns")
    menu_name = "campaigns"
    menu_order = 110
    # A campaign's versions lie below it.
    columns = [*COLUMNS, NavigateToChildrenColumn("navigate")]
    filterset_class = ContentFilterSet


class GuidanceViewSet(ContentViewSet):
    model = GuidancePage
    icon = "info-circle"
    menu_label = _("Guidance")
    menu_name = "guidance"
    menu_order = 120
    columns = COLUMNS
    filterset_class = GuidanceFilterSet


campaign_viewset = CampaignViewSet("campaigns")
guidance_viewset = GuidanceViewSet("guidance")
