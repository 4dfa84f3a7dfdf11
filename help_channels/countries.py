"""Countries by ISO 3166-1 code, with their names in the reader's language."""

from functools import cache

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

INTERNATIONAL = "INT"


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale.parse(language, sep="-").territories)


def country_name(code: str, language: str | None = None) -> str:
    if code == INTERNATIONAL:
        return _("In all countries")
    return _territories(language or get_language() or "en").get(code, code)


def check_country(code: str) -> None:
    if code != INTERNATIONAL and (len(code) != 2 or code not in _territories("en")):
        raise ValidationError(
            _("“%(code)s” is not a country. Write two letters such as FI, or INT for all countries."),
            code="unknown_country",
            params={"code": code},
        )


@cache
def _languages(language: str) -> dict[str, str]:
    return dict(Locale.parse(language, sep="-").languages)


def language_name(code: str, language: str | None = None) -> str:
    """A language's name in the reader's language: "suomi", "Swedish"."""
    return _languages(language or get_language() or "en").get(code, code)
