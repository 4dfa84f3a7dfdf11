"""Telephone numbers as people dial them.

A short number such as 116 111 works in its own country only and must keep its form: `+358116111`
reaches nobody. So nothing is converted; a number is checked lightly and dialled as it stands.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Digits, spaces, hyphens and one leading plus; "1-800-THE-LOST" is dialled by its letters.
NUMBER = re.compile(r"\+?[0-9][0-9A-Z \-]{1,24}")
KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def check_number(value: str) -> None:
    if not NUMBER.fullmatch(value) or sum(letter.isdigit() for letter in value) < 3:
        raise ValidationError(
            _("“%(value)s” is not a telephone number. Use digits and spaces, as the service writes it."),
            code="bad_number",
            params={"value": value},
        )


def tel_uri(value: str) -> str:
    """`tel:116111` for "116 111"; letters become the digits of their keys."""
    return "tel:" + re.sub(r"[^+0-9]", "", value.translate(KEYPAD))
