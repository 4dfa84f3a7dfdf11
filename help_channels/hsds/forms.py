"""What somebody says who imports a file, on the way to the dry run and again with the confirmation."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from help_channels.countries import check_country
from help_channels.hsds.findings import Unreadable
from help_channels.hsds.inward import Gaps
from help_channels.hsds.planning import Wish
from help_channels.hsds.reading import check_size
from help_channels.kinds import Kind


class WishForm(forms.Form):
    """The part that both steps have in common."""

    origin = forms.CharField(
        label=_("From whom, and of which day"),
        max_length=80,
        help_text=_("For example “Bris, 2026-11-01”. It stays with each imported channel."),
    )
    kind = forms.ChoiceField(
        label=_("Kind of records that name none"),
        choices=[("", "–"), *Kind.choices],
        required=False,
        help_text=_("Only files of other systems need this and the next two."),
    )
    country = forms.CharField(
        label=_("Country of records that name none"),
        max_length=3,
        required=False,
        help_text=_("Two letters, for example FI; INT for a service that helps in all countries."),
    )
    language = forms.ChoiceField(
        label=_("Language of their texts"), choices=settings.LANGUAGES, required=False
    )
    is_restore = forms.BooleanField(
        label=_("This is a backup of this site"),
        required=False,
        help_text=_(
            "Its checks, keepers and origins come back with it. Never tick this for a file of others."
        ),
    )

    def __init__(self, *args, may_restore: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not may_restore:
            del self.fields["is_restore"]

    def clean_country(self) -> str:
        country = self.cleaned_data["country"].strip().upper()
        if country:
            check_country(country)
        return country

    def wish(self, file_name: str) -> Wish:
        data = self.cleaned_data
        gaps = Gaps(data["kind"], data["country"], data["language"] or settings.LANGUAGE_CODE)
        return Wish(file_name, data["origin"], gaps, data.get("is_restore", False))


class UploadForm(WishForm):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("HSDS 3 as JSON, or tables (CSV) in a ZIP archive; at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".json,.zip"}),
    )
    field_order = ["file", "origin"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
        except Unreadable as error:
            raise ValidationError(error.finding.sentence, code="too_large") from error
        return file


class ConfirmForm(WishForm):
    """Carries what was said through the page that shows the dry run."""

    file_name = forms.CharField(max_length=255)
    digest = forms.CharField(max_length=64)
    shown = forms.CharField(max_length=64)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.HiddenInput()
