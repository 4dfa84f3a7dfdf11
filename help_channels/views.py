"""Channels in the editors' screens: the list, and a look without a right to change."""

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import (
    IndexView,
    InspectView,
)

from help_channels.countries import country_name
from help_channels.models import HelpChannel


class ChannelIndexView(IndexView):
    def get_base_queryset(self):
        """Each channel knows whether an edition of it waits for approval: one query for all."""
        submitted = WorkflowState.objects.filter(
            base_content_type=HelpChannel.get_base_content_type(),
            object_id=Cast(OuterRef("pk"), CharField()),
            status=WorkflowState.STATUS_IN_PROGRESS,
        )
        return super().get_base_queryset().annotate(awaits_approval=Exists(submitted))

    def search_queryset(self, queryset):
        # A name that matches in three languages is one channel still.
        return super().search_queryset(queryset).distinct()


def waiting_text(channel: HelpChannel) -> str:
    """For the list: what of a channel readers do not see yet."""
    if channel.awaits_approval:
        return _("Waits for another person")
    if not channel.live:
        return _("Not yet shown")
    return _("Changes not published") if channel.has_unpublished_changes else ""


class ChannelInspectView(InspectView):
    """How a channel is reached, its facts, and its words in each language."""

    def get_fields_context(self) -> list[dict]:
        return [*self._contacts(), *super().get_fields_context(), *self._words()]

    def _contacts(self) -> list[dict]:
        return [
            _row(contact.get_mode_display(), ", ".join(filter(None, [contact.value, contact.hours])))
            for contact in self.object.contacts.all()
        ]

    def _words(self) -> list[dict]:
        languages = dict(settings.LANGUAGES)
        return [
            _row(
                languages.get(words.language, words.language),
                ". ".join(filter(None, [words.name, words.what_for])),
            )
            for words in self.object.words.all()
        ]

    def get_country_display_value(self) -> str:
        return country_name(self.object.country)

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        return "–" if value is None or value == "" else value


def _row(label: str, value: str) -> dict:
    return {"label": label, "value": value, "component": None}
