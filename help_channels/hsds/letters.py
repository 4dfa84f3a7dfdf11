"""Bytes as text: UTF-8 and nothing else, so that no name of a service is garbled."""

from __future__ import annotations

from django.utils.translation import gettext as _

from help_channels.hsds.findings import Place, Unreadable

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def text_of(data: bytes, file: str = "") -> str:
    """Raises Unreadable, with the row in which the first wrong letter stands."""
    if data.startswith(UTF_16_MARKS):
        raise Unreadable(_("The text is in UTF-16. Save it again as UTF-8."), _line(data, 0, file))
    if (end := data.find(b"\x00")) >= 0:
        raise Unreadable(
            _("There is a character in it that no text has. Type it anew."), _line(data, end, file)
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = _("The text is not in UTF-8: letters such as ä would be garbled. Save it again as UTF-8.")
        raise Unreadable(sentence, _line(data, error.start, file)) from error


def _line(data: bytes, end: int, file: str) -> Place:
    number = data.count(b"\n", 0, end) + 1
    return Place(number, file) if file else Place(inside=_("line %(number)d") % {"number": number})
