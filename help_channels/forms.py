"""The editors' form of a channel."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from help_channels.kinds import Status
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

    def _is_reachable(self) -> bool:
        data = self.cleaned_data
        if data.get("status") in {Status.DRAFT, Status.RETIRED} or data.get("site_url"):
            return True
        contacts = self.formsets.get("contacts")
        if contacts is None:
            return True
        return any(
            form.cleaned_data and not form.cleaned_data.get("DELETE")
            for form in contacts.forms
            if form.has_changed() or form.instance.pk
        )
