"""Finding among the channels of the directory: who you are, what about, how, in which language, open now.

The choices travel in the address as numbers and short codes that say nothing to whoever sees them;
only choices that lead to a channel are offered.
"""

from __future__ import annotations

from functools import cached_property

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from help_channels.countries import language_name
from help_channels.directory import Directory
from help_channels.kinds import Mode
from help_channels.listed import ListedChannel
from taxonomy.models import Scheme, Term


class How(models.TextChoices):
    CALL = "1", _("Call")
    CHAT = "2", _("Chat or text message")
    WRITE = "3", _("Write")


MODES = {
    How.CALL: {Mode.PHONE},
    How.CHAT: {Mode.CHAT, Mode.SMS},
    How.WRITE: {Mode.EMAIL, Mode.WEBFORM, Mode.LETTER},
}
ANY = ("", _("Any"))


class FinderForm(forms.Form):
    who = forms.ChoiceField(label=_("Who needs help?"), required=False)
    about = forms.ChoiceField(label=_("What is it about?"), required=False)
    how = forms.ChoiceField(label=_("How?"), required=False)
    language = forms.ChoiceField(label=_("In which language?"), required=False)
    open = forms.BooleanField(label=_("Only those open now"), required=False)

    def __init__(self, data: QueryDict, choices: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__(data or None, auto_id="find-%s")
        for name, found in choices.items():
            self.fields[name].choices = [ANY, *found]  # type: ignore[attr-defined]


class Finder:
    """The form and what it finds. `data` is the query of the address."""

    def __init__(self, directory: Directory, data: QueryDict) -> None:
        self.all = [channel for channel in directory.at_home() if not channel.is_emergency]
        self.language = directory.language
        self.form = FinderForm(data, self._choices())
        self.form.full_clean()

    @property
    def is_narrowed(self) -> bool:
        return any(self._wanted.values())

    @property
    def has_unknown_choice(self) -> bool:
        """Whether the address holds a choice that is not, or no longer, offered."""
        return bool(self.form.errors)

    @cached_property
    def _wanted(self) -> dict:
        return getattr(self.form, "cleaned_data", {})

    @cached_property
    def channels(self) -> list[ListedChannel]:
        """Those that fit all choices: open ones first, and among equals those made for children."""
        return Directory.open_for_children_first(channel for channel in self.all if self._fits(channel))

    def _fits(self, channel: ListedChannel) -> bool:
        wanted = self._wanted
        codes = [self._codes[wanted[name]] for name in ("who", "about") if wanted.get(name)]
        if any(code not in channel.codes for code in codes):
            return False
        contacts = [contact for contact in channel.contacts if self._contact_fits(contact)]
        if not contacts and (wanted.get("how") or wanted.get("language")):
            return False
        return channel.status.is_open or not wanted.get("open")

    def _contact_fits(self, contact) -> bool:
        """How and language belong together: a chat in Swedish is not a chat and something in Swedish."""
        how, language = self._wanted.get("how"), self._wanted.get("language")
        if how and contact.mode not in MODES[How(how)]:
            return False
        return not language or language in contact.language_codes

    # --- Choices that lead somewhere -----------------------------------------------------------

    @cached_property
    def _terms(self) -> list[Term]:
        return list(Term.objects.filter(scheme__in=[Scheme.AUDIENCE, Scheme.TOPIC]).with_words().in_order())

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {str(term.pk): term.code for term in self._terms}

    def _choices(self) -> dict[str, list[tuple[str, str]]]:
        codes = set().union(*(channel.codes for channel in self.all))
        contacts = [contact for channel in self.all for contact in channel.contacts]
        modes = {contact.mode for contact in contacts}
        languages = {code for contact in contacts for code in contact.language_codes}
        return {
            "who": self._terms_of(Scheme.AUDIENCE, codes),
            "about": self._terms_of(Scheme.TOPIC, codes),
            "how": [(how.value, str(how.label)) for how in How if MODES[how] & modes],
            "language": sorted(
                ((code, language_name(code, self.language)) for code in languages), key=lambda pair: pair[1]
            ),
        }

    def _terms_of(self, scheme: str, codes: set[str]) -> list[tuple[str, str]]:
        return [
            (str(term.pk), term.label) for term in self._terms if term.scheme == scheme and term.code in codes
        ]
