"""The editors' form of a channel."""

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from help_channels.kinds import Kind, Status
from taxonomy.forms import TermsField, TermsFormMixin
from taxonomy.models import Scheme

# Whoever may add a channel may change its facts. Whoever may only change channels corrects words:
# a number that children call is not typed by everybody.
FACTS_RIGHT = "help_channels.add_helpchannel"
WORDS_FORMSET = "words"


class ChannelForm(TermsFormMixin, WagtailAdminModelForm):
    """Says in words what the database would refuse: a channel that nobody can reach.

    Without the right to the facts the form holds the words alone. The panels are hidden as well, but
    a hidden panel would not stop a crafted request.
    """

    terms = TermsField(label=_("Whom and what it is for"))
    schemes = (Scheme.AUDIENCE, Scheme.TOPIC)
    required_schemes = (Scheme.AUDIENCE,)
    no_successor = forms.BooleanField(label=_("Nobody takes its place"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user and not self.for_user.has_perm(FACTS_RIGHT):
            self.fields.clear()
            self.formsets = {WORDS_FORMSET: self.formsets[WORDS_FORMSET]}  # type: ignore[has-type]

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid and not self._is_reachable():
            self.add_error("status", _("A channel that readers see needs at least one way to reach it."))
            return False
        return valid

    def clean(self) -> dict:
        data = super().clean() or self.cleaned_data
        if {"status", "successor"} <= self.fields.keys() and "successor" not in self.errors:
            self._check_successor(data.get("successor"), data.get("status"))
        return data

    def _check_successor(self, successor, status: str | None) -> None:
        """A channel does not vanish from pages without anybody deciding what stands there instead."""
        is_retiring = status == Status.RETIRED and self.initial.get("status") != Status.RETIRED
        if successor and (is_retiring or "successor" in self.changed_data):
            if sentence := self._why_unfit(successor):
                self.add_error("successor", sentence)
        elif is_retiring and not successor and not self.cleaned_data.get("no_successor"):
            self.add_error("successor", self._ask_for_successor())

    def _why_unfit(self, successor) -> str:
        if successor.pk == self.instance.pk:
            return gettext("A channel cannot take its own place.")
        if not successor.live or successor.status != Status.ACTIVE:
            return gettext("Readers do not see that channel. Choose one that is published and active.")
        if (successor.kind == Kind.EMERGENCY) != (self.cleaned_data.get("kind") == Kind.EMERGENCY):
            return gettext("An emergency number and another channel cannot take each other's place.")
        return ""

    def _ask_for_successor(self) -> str:
        # The usage module needs the models, and the models need this form.
        from help_channels.usage import pages_showing

        count = pages_showing(self.instance).count() if self.instance.pk else 0
        return ngettext(
            "%(count)d page shows it. Choose the channel that takes its place there, or tick “Nobody takes its place”.",
            "%(count)d pages show it. Choose the channel that takes its place there, or tick “Nobody takes its place”.",
            count,
        ) % {"count": count}

    def _is_reachable(self) -> bool:
        data = self.cleaned_data
        if data.get("status") == Status.RETIRED or data.get("site_url"):
            return True
        contacts = self.formsets.get("contacts")
        if contacts is None:
            return True
        return any(
            form.cleaned_data and not form.cleaned_data.get("DELETE")
            for form in contacts.forms
            if form.has_changed() or form.instance.pk
        )
