"""A person looks whether a channel's facts are still right: one screen, three questions, one answer kept."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import LogFormatter, log
from wagtail.snippets.views.snippets import EditView

from help_channels.checking.due import check_address, is_checkable, may_check, next_to_check
from help_channels.checking.week_words import week_in_words
from help_channels.countries import language_name
from help_channels.kinds import Status
from help_channels.models import ChannelCheck, HelpChannel, HelpContact
from help_channels.usage import pages_showing
from help_channels.views import ChannelInspectView

LOG_ACTION = "help_channels.check"
EDIT_RIGHT = "help_channels.change_helpchannel"
CALLED, ELSEWHERE = "called", "elsewhere"
LONGEST_PLACE = ChannelCheck._meta.get_field("seen_at").max_length
QUESTIONS = ("numbers", "hours", "languages")


# --- The form --------------------------------------------------------------------------------------


class CheckForm(forms.ModelForm):
    """Three questions and where the answers were found."""

    where = forms.ChoiceField(label=gettext_lazy("Where did you look?"), widget=forms.RadioSelect)
    where_else = forms.CharField(
        label=gettext_lazy("Somewhere else, namely"), required=False, max_length=LONGEST_PLACE
    )

    class Meta:
        model = ChannelCheck
        fields = ["numbers", "hours", "languages", "what_changed"]
        labels = {
            "numbers": gettext_lazy("Are the number and the addresses still right?"),
            "hours": gettext_lazy("Are the hours still right?"),
            "languages": gettext_lazy("Are the languages still right?"),
            "what_changed": gettext_lazy("What has changed?"),
        }
        widgets = {"what_changed": forms.Textarea(attrs={"rows": 3})}

    field_order = [*QUESTIONS, "where", "where_else", "what_changed"]

    def __init__(self, *args, channel: HelpChannel, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in QUESTIONS:
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label,
                choices=ChannelCheck.Answer.choices,
                widget=forms.RadioSelect,
            )
        places = [(place.url, place.title or place.url) for place in places_of(channel)]
        self.fields["where"].choices = [  # type: ignore[attr-defined]
            *places,
            (CALLED, _("I called them")),
            (ELSEWHERE, _("Somewhere else")),
        ]

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        if data.get("where") == ELSEWHERE and not data.get("where_else"):
            self.add_error("where_else", _("Say where you looked."))
        answers = {data.get(name) for name in QUESTIONS}
        if ChannelCheck.Answer.WRONG in answers:
            if not data.get("what_changed"):
                self.add_error("what_changed", _("Say what is no longer right."))
        elif data.get("numbers") == ChannelCheck.Answer.NOT_SEEN:
            self.add_error(
                "numbers", _("A number that nobody has seen is not checked. Look elsewhere, or call.")
            )
        return data

    @property
    def seen_at(self) -> str:
        """In words, as the check keeps it."""
        where = self.cleaned_data["where"]
        named = {CALLED: _("called them"), ELSEWHERE: self.cleaned_data["where_else"]}
        return named.get(where, where)[:LONGEST_PLACE]


# --- What stands beside it ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """A page on which the facts can be compared."""

    title: str
    url: str


@dataclass(frozen=True)
class ContactFacts:
    """One way to reach a channel, as readers see it and as it is kept."""

    contact: HelpContact

    @property
    def label(self) -> str:
        return self.contact.get_mode_display()

    @property
    def value(self) -> str:
        return self.contact.value

    @property
    def week(self) -> list[str]:
        return week_in_words(self.contact)

    @property
    def languages(self) -> str:
        return ", ".join(language_name(code) for code in self.contact.language_codes)

    @property
    def closed_days(self) -> list[str]:
        return self.contact.closed_dates.split()


def places_of(channel: HelpChannel) -> list[Place]:
    """The service's own site first, then what the record rests on, then its web addresses; each once."""
    sources = [
        Place(block.value.get("title") or "", block.value.get("url") or "") for block in channel.sources
    ]
    web = [contact for contact in channel.contacts.all() if contact.href.startswith("http")]
    found = [
        Place(_("The service's own site"), channel.site_url),
        *sources,
        *(Place(contact.get_mode_display(), contact.href) for contact in web),
    ]
    places: dict[str, Place] = {}
    for place in found:
        places.setdefault(place.url, place)
    return [place for address, place in places.items() if address]


# --- The screen ----------------------------------------------------------------------------------------


class CheckView(WagtailAdminTemplateMixin, FormView):
    """Left the facts with the pages to compare, right the questions, below the earlier checks."""

    form_class = CheckForm
    template_name = "help_channels/desk/check.html"
    page_title = gettext_lazy("Check")
    header_icon = "help"

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if not may_check(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def channel(self) -> HelpChannel:
        serving = HelpChannel.objects.exclude(status=Status.RETIRED).prefetch_related("words", "contacts")
        return get_object_or_404(serving, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.channel)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("channels_to_check"), "label": _("Channels to check")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        if not self.request.user.has_perm(EDIT_RIGHT):
            return []
        return [Button(_("Edit"), url=edit_address(self.channel), icon_name="edit")]

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "channel": self.channel}

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            channel=self.channel,
            contacts=[ContactFacts(contact) for contact in self.channel.contacts.all()],
            places=places_of(self.channel),
            checks=self.channel.checks.all(),
            **kwargs,
        )

    def form_invalid(self, form: CheckForm) -> HttpResponse:
        messages.error(self.request, _("The check was not saved: something is missing."))
        return super().form_invalid(form)

    def form_valid(self, form: CheckForm) -> HttpResponse:
        check = save_check(form, self.channel, self.request.user)
        messages.success(self.request, said_after(check), buttons=self._ways_on(check))
        return redirect("channels_to_check")

    def _ways_on(self, check: ChannelCheck) -> list:
        buttons = []
        if not check.is_all_right and self.request.user.has_perm(EDIT_RIGHT):
            buttons.append(messages.button(edit_address(self.channel), _("Correct it")))
        if following := next_to_check(self.channel):
            label = _("Next: %(channel)s") % {"channel": following}
            buttons.append(messages.button(check_address(following), label))
        return buttons


@transaction.atomic
def save_check(form: CheckForm, channel: HelpChannel, user) -> ChannelCheck:
    """Keep the check, date the channel's facts, and tell its history."""
    check = form.save(commit=False)
    check.channel, check.seen_at = channel, form.seen_at
    check.checked_by, check.checker_name = user, user.get_full_name() or user.get_username()
    check.save()
    check.apply()
    log(
        instance=channel,
        action=LOG_ACTION,
        user=user,
        data={"seen_at": check.seen_at, "what_changed": check.what_changed, "right": check.is_all_right},
    )
    return check


def said_after(check: ChannelCheck) -> str:
    """What the check brought about, for the person who made it."""
    if check.is_all_right:
        return _("“%(channel)s” is checked.") % {"channel": check.channel}
    return _(
        "Thank you. Readers of “%(channel)s” are now told to check on the service's own site, until it is corrected."
    ) % {"channel": check.channel}


def edit_address(channel: HelpChannel) -> str:
    return reverse(channel.snippet_viewset.get_url_name("edit"), args=[channel.pk])


# --- History --------------------------------------------------------------------------------------------


def register_log_action(actions) -> None:
    """For the hook `register_log_actions`."""
    actions.register_action(LOG_ACTION)(CheckLogFormatter)


class CheckLogFormatter(LogFormatter):
    label = gettext_lazy("Check")

    def format_message(self, log_entry) -> str:
        if log_entry.data.get("right", True):
            return _("Checked, still right. Seen: %(place)s") % {"place": log_entry.data.get("seen_at", "")}
        return _("Checked, no longer right: %(change)s Seen: %(place)s") % {
            "change": log_entry.data.get("what_changed", ""),
            "place": log_entry.data.get("seen_at", ""),
        }


# --- Ways to it ------------------------------------------------------------------------------------------


def check_buttons(channel, user) -> list[Button]:
    """For the rows of the editors' list."""
    if not isinstance(channel, HelpChannel) or not (may_check(user) and is_checkable(channel)):
        return []
    return [Button(_("Check"), url=check_address(channel), icon_name="check", priority=5)]


class CheckButtonMixin:
    """A button at the head of a channel's own screens."""

    @property
    def header_buttons(self) -> list[HeaderButton]:
        buttons = list(super().header_buttons)  # type: ignore[misc]
        if may_check(self.request.user) and is_checkable(self.object):  # type: ignore[attr-defined]
            address = check_address(self.object)  # type: ignore[attr-defined]
            buttons.append(HeaderButton(_("Check"), url=address, icon_name="check"))
        return buttons


class PagesComponent(Component):
    """The pages that name a channel, with their language."""

    def __init__(self, channel: HelpChannel) -> None:
        self.channel = channel

    def render_html(self, parent_context=None) -> SafeString:
        rows = [
            (reverse("wagtailadmin_pages:edit", args=[page.pk]), page.title, page.locale.get_display_name())
            for page in pages_showing(self.channel)
        ]
        if not rows:
            return format_html("{}", _("No page names it."))
        items = format_html_join("", '<li><a href="{}">{}</a> ({})</li>', rows)
        return format_html('<ul class="cairn-list">{}</ul>', items)


class ChannelLookView(CheckButtonMixin, ChannelInspectView):
    """A look at a channel, with the pages that name it."""

    def get_fields_context(self) -> list[dict]:
        pages = {"label": _("Pages that name it"), "value": "", "component": PagesComponent(self.object)}
        return [*super().get_fields_context(), pages]


class ChannelChangeView(CheckButtonMixin, EditView):
    """The form, with the way to the check."""
