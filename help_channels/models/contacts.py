"""One way to reach a channel: a number, a chat, a form."""

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from help_channels.hours import check_hours, check_zone, parse_closed_dates
from help_channels.kinds import LIVE_MODES, WEB_MODES, Mode
from help_channels.models.channels import HelpChannel
from help_channels.phones import check_number, tel_uri


class HelpContact(Orderable):
    channel = ParentalKey(HelpChannel, on_delete=models.CASCADE, related_name="contacts")
    mode = models.CharField(_("how"), max_length=10, choices=Mode.choices)
    value = models.CharField(
        _("number or address"),
        max_length=300,
        help_text=_("As the service writes it: 116 111, https://…, name@example.org, or a postal address."),
    )
    languages = models.CharField(
        _("languages"), max_length=60, blank=True, help_text=_("Codes with commas between them: fi, sv, en.")
    )
    hours = models.CharField(
        _("hours"),
        max_length=250,
        blank=True,
        help_text=_(
            "For example “Mo-Fr 14:00-20:00; Sa 17:00-20:00” or “24/7”. Leave empty when not certain."
        ),
    )
    zone = models.CharField(_("time zone"), max_length=50, default="Europe/Helsinki")
    closed_dates = models.TextField(
        _("closed days"),
        blank=True,
        help_text=_("One day per line, 2026-12-24, or several, 2026-12-24/2027-01-06."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.CheckConstraint(
                name="contact_has_value",
                condition=~models.Q(value=""),
                violation_error_message=_("Write the number or the address."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_mode_display()}: {self.value}"

    def clean(self) -> None:
        super().clean()
        checks = {
            "value": lambda: check_value(self.mode, self.value),
            "languages": lambda: check_languages(self.languages),
            "hours": lambda: check_hours(self.hours) if self.hours else None,
            "zone": lambda: check_zone(self.zone),
            "closed_dates": lambda: parse_closed_dates(self.closed_dates),
        }
        errors = {}
        for field, check in checks.items():
            try:
                check()
            except ValidationError as error:
                errors[field] = error
        if errors:
            raise ValidationError(errors)

    @property
    def language_codes(self) -> list[str]:
        return [code.strip() for code in self.languages.split(",") if code.strip()]

    @property
    def is_live(self) -> bool:
        """Whether somebody answers while you wait."""
        return self.mode in LIVE_MODES

    @property
    def is_volatile(self) -> bool:
        """Whether it goes stale soon: a number, or hours other than day and night."""
        return self.mode in {Mode.PHONE, Mode.SMS} or self.hours not in {"", "24/7"}

    @property
    def href(self) -> str:
        """Where a tap leads; empty for a letter or an app, which are words only."""
        if self.mode == Mode.PHONE:
            return tel_uri(self.value)
        if self.mode == Mode.SMS:
            return tel_uri(self.value).replace("tel:", "sms:")
        if self.mode == Mode.EMAIL:
            return f"mailto:{self.value}"
        return self.value if self.value.startswith(("https://", "http://")) else ""


def check_value(mode: str, value: str) -> None:
    """Refuse a value that does not fit its mode, in words for an editor."""
    if mode in {Mode.PHONE, Mode.SMS}:
        check_number(value)
    elif mode == Mode.EMAIL:
        EmailValidator(_("Write an e-mail address such as name@example.org."))(value)
    elif mode in WEB_MODES:
        URLValidator(["https", "http"], message=_("Write a full web address that begins with https://."))(
            value
        )


def check_languages(languages: str) -> None:
    for code in filter(None, (part.strip() for part in languages.split(","))):
        if not (code.isascii() and code.isalpha() and code.islower() and 2 <= len(code) <= 3):
            raise ValidationError(
                _("“%(code)s” is not the code of a language. Write codes such as fi, sv, en."),
                code="unknown_language",
                params={"code": code},
            )
