"""Channels in the editors' menu."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.deletion import refuse_deletion
from help_channels.approval import (
    ChannelCreateView,
    ChannelUnpublishView,
    ChannelWorkflowActionView,
    SecondPersonEditMixin,
    emergency_sentence,
    register_change_log,
)
from help_channels.checking.reports import (
    ChannelsToCheckView,
    PagesWithoutChannelView,
    menu_item,
    report_urls,
)
from help_channels.checking.screen import (
    ChannelChangeView,
    ChannelLookView,
    CheckView,
    check_buttons,
    register_log_action,
)
from help_channels.countries import country_name
from help_channels.desk import check_text, with_words
from help_channels.filters import ChannelFilterSet
from help_channels.forms import FACTS_RIGHT
from help_channels.hsds.admin import ExchangeIndexView
from help_channels.models import HelpChannel
from help_channels.usage import describe_usage
from help_channels.views import waiting_text

FACTS = [
    FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
    FieldRowPanel([FieldPanel("status"), FieldPanel("country")]),
    MultiFieldPanel([FieldPanel("successor"), FieldPanel("no_successor")], heading=_("When it is retired")),
    InlinePanel(
        "contacts",
        heading=_("How to reach it"),
        label=_("Way to reach it"),
        panels=[
            FieldRowPanel([FieldPanel("mode"), FieldPanel("value")]),
            FieldRowPanel([FieldPanel("hours"), FieldPanel("zone")]),
            FieldPanel("languages"),
            FieldPanel("closed_dates"),
        ],
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("cost"), FieldPanel("staffed_by")]),
            FieldRowPanel([FieldPanel("is_anonymous"), FieldPanel("shows_on_bill")]),
            FieldPanel("site_url"),
        ],
        heading=_("What one wants to know before calling"),
    ),
]
WHOM = [
    FieldRowPanel([FieldPanel("min_age"), FieldPanel("max_age")]),
    FieldPanel("terms", classname="cairn-terms"),
]
WORDS = [
    InlinePanel(
        "words",
        heading=_("Words per language"),
        label=_("Words in one language"),
        # A channel without words has nothing to show.
        min_num=1,
        panels=[
            FieldPanel("language"),
            FieldPanel("name"),
            FieldPanel("operator"),
            FieldPanel("eligibility"),
            FieldPanel("what_for"),
            FieldPanel("not_for"),
            FieldPanel("what_happens"),
            FieldPanel("queue_note"),
            FieldPanel("legal_duty"),
        ],
    )
]
CHECK = [
    FieldPanel("keeper"),
    # Written by checks, so that who looked, and where, is always known.
    FieldRowPanel([FieldPanel("checked_on", read_only=True), FieldPanel("checked_by", read_only=True)]),
    FieldPanel("next_check", read_only=True),
    FieldPanel("sources"),
]


class ChannelEditView(SecondPersonEditMixin, ChannelChangeView):
    """The form: what a person may not publish alone goes to another one."""


class HelpChannelViewSet(SnippetViewSet):
    model = HelpChannel
    icon = "help"
    menu_label = _("Help channels")
    # Not "help-…": the side bar would light up Wagtail's own menu "Help" as well.
    menu_name = "channels"
    menu_order = 200
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = ExchangeIndexView
    # For those who may look but not change.
    inspect_view_enabled = True
    inspect_view_class = ChannelLookView
    edit_view_class = ChannelEditView
    add_view_class = ChannelCreateView
    unpublish_view_class = ChannelUnpublishView
    workflow_action_view_class = ChannelWorkflowActionView
    inspect_view_fields = [
        "kind",
        "status",
        "country",
        "min_age",
        "max_age",
        "cost",
        "is_anonymous",
        "shows_on_bill",
        "staffed_by",
        "site_url",
        "successor",
        "keeper",
        "checked_on",
        "checked_by",
        "next_check",
    ]
    list_display = [
        "name",
        "kind",
        Column(
            "country",
            label=_("Country"),
            accessor=lambda channel: country_name(channel.country),
            sort_key="country",
        ),
        "status",
        Column("next_check", label=_("Next check"), accessor=check_text, sort_key="next_check"),
        Column("waiting", label=_("Not yet seen by readers"), accessor=waiting_text),
    ]
    filterset_class = ChannelFilterSet
    list_per_page = chooser_per_page = 50
    search_fields = ["code", "words__name", "words__operator"]
    search_backend_name = None
    edit_handler = TabbedInterface(
        [
            ObjectList(FACTS, heading=_("Facts"), permission=FACTS_RIGHT),
            ObjectList(WORDS, heading=_("Words")),
            ObjectList(WHOM, heading=_("For whom"), permission=FACTS_RIGHT),
            ObjectList(CHECK, heading=_("Check and sources"), permission=FACTS_RIGHT),
        ]
    )

    def get_queryset(self, request):
        return with_words(self.model.objects.all())

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("check/<int:pk>/", CheckView.as_view(), name="check")]


register_snippet(HelpChannelViewSet)


@hooks.register("before_delete_snippet")
def refuse_deleting_shown_channels(request: HttpRequest, instances: list) -> HttpResponse | None:
    channels = [instance for instance in instances if isinstance(instance, HelpChannel)]
    return refuse_deletion(request, channels, describe_usage)


@hooks.register("before_delete_snippet")
def refuse_deleting_emergency_numbers(request: HttpRequest, instances: list) -> HttpResponse | None:
    channels = [instance for instance in instances if isinstance(instance, HelpChannel)]
    return refuse_deletion(request, channels, emergency_sentence)


hooks.register("register_admin_urls", report_urls)
hooks.register("register_log_actions", register_log_action)
hooks.register("register_log_actions", register_change_log)


@hooks.register("register_reports_menu_item")
def channels_to_check_report():
    return menu_item(ChannelsToCheckView, order=10)


@hooks.register("register_reports_menu_item")
def pages_without_channel_report():
    return menu_item(PagesWithoutChannelView, order=20)


@hooks.register("register_snippet_listing_buttons")
def check_from_the_list(snippet, user, next_url=None):
    return check_buttons(snippet, user)
