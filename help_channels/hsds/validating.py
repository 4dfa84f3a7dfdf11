"""May a record become a channel here? One validator for the screen and the command.

The rules are those of the models; this finds for each refusal the place in the file and a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import CheckConstraint, Model, TextField
from django.utils.translation import gettext as _

from core.models.mixins import SourceBlock
from help_channels.hsds.findings import Report
from help_channels.hsds.inward import Reading
from help_channels.hsds.mapping import SCHEMES
from help_channels.kinds import Kind, Status
from help_channels.models import ChannelWords, HelpChannel, HelpContact
from taxonomy.models import Scheme, Term

RUNNING_ADDRESSES = ("javascript:", "data:", "vbscript:")
SOURCE = SourceBlock()


@dataclass
class Checked:
    """One record under examination, with the report that it adds to."""

    reading: Reading
    report: Report

    @property
    def name(self) -> str:
        return self.reading.record["code"]

    def refuse(self, field: str, label: str, sentence: str) -> None:
        self.report.error(self.reading.where(field), label, sentence, self.name)

    def warn(self, field: str, label: str, sentence: str) -> None:
        self.report.warn(self.reading.where(field), label, sentence, self.name)


def check_reading(reading: Reading, channel: HelpChannel, terms: dict[str, Term], report: Report) -> None:
    """Report everything that is wrong with a record; `channel` is what it would become."""
    checked = Checked(reading, report)
    _check_terms(checked, terms)
    _check_model(checked, channel, "", exclude=["successor", "keeper"])
    _check_constraints(checked, channel)
    for number, contact in enumerate(channel.contacts.all()):
        _check_model(checked, contact, f"contacts.{number}.", exclude=["channel"])
        _check_address(checked, contact, f"contacts.{number}.value")
    for words in channel.words.all():
        _check_words(checked, words)
    for number, source in enumerate(reading.record["sources"]):
        _check_source(checked, source, f"sources.{number}")
    _warn_of_gaps(checked, channel)


def _check_terms(checked: Checked, terms: dict[str, Term]) -> None:
    for scheme in SCHEMES:
        known = sorted(code for code, term in terms.items() if term.scheme == scheme)
        for code in checked.reading.record[scheme]:
            if code not in known:
                sentence = _("“%(code)s” is not in our vocabulary. Known are: %(known)s.")
                words = {"code": code[:80], "known": ", ".join(known)}
                checked.refuse(f"{scheme}.{code}", str(Scheme(scheme).label), sentence % words)


def _check_model(checked: Checked, item: Model, prefix: str, exclude: list[str]) -> None:
    """The rules that a form would apply: of each field, and of the fields together."""
    errors: dict[str, list[ValidationError]] = {}
    for check in (lambda: item.clean_fields(exclude=exclude), item.clean):
        try:
            check()
        except ValidationError as error:
            for name, found in _by_field(error).items():
                errors.setdefault(name, []).extend(found)
    for name, found in errors.items():
        for sentence in dict.fromkeys(_sentences(item, name, found)):
            checked.refuse(f"{prefix}{name}", _label(item, name), sentence)
    for field in item._meta.fields:
        text = getattr(item, field.attname)
        # Only forms hold long texts to their length.
        if isinstance(field, TextField) and field.max_length and len(text) > field.max_length:
            checked.refuse(
                f"{prefix}{field.name}", _label(item, field.name), _too_long(text, field.max_length)
            )


def _by_field(error: ValidationError) -> dict[str, list[ValidationError]]:
    return error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}


def _label(item: Model, name: str) -> str:
    try:
        return str(getattr(item._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name


def _sentences(item: Model, name: str, errors: Iterable[ValidationError]) -> list[str]:
    sentences = []
    for error in errors:
        if error.code == "invalid_choice":
            field = item._meta.get_field(name)
            known = ", ".join(str(value) for value, _words in field.flatchoices if value)  # type: ignore[union-attr]
            sentence = _("“%(value)s” is not known here. Known are: %(known)s.")
            sentences.append(sentence % {"value": str(getattr(item, name))[:80], "known": known})
        else:
            sentences += error.messages
    return sentences


def _too_long(text: str, most: int) -> str:
    sentence = _("This text has %(count)d characters. At most %(most)d are possible.")
    return sentence % {"count": len(text), "most": most}


def _check_constraints(checked: Checked, channel: HelpChannel) -> None:
    """The rules of the table that hold within one row."""
    fields = {"channel_ages_in_order": "min_age", "channel_reachable": "site_url"}
    for constraint in channel._meta.constraints:
        if isinstance(constraint, CheckConstraint) and constraint.name in fields:
            try:
                constraint.validate(HelpChannel, channel)
            except ValidationError as error:
                field = fields[constraint.name]
                checked.refuse(field, _label(channel, field), error.messages[0])


def _check_address(checked: Checked, contact: HelpContact, field: str) -> None:
    if contact.value.strip().lower().startswith(RUNNING_ADDRESSES):
        sentence = _("An address that runs a program is not taken. Web addresses begin with https://.")
        checked.refuse(field, _label(contact, "value"), sentence)


def _check_words(checked: Checked, words: ChannelWords) -> None:
    _check_model(checked, words, f"words.{words.language}.", exclude=["channel"])
    if words.name and not words.name.strip():
        checked.refuse(f"words.{words.language}.name", _label(words, "name"), _("This must not be empty."))


def _check_source(checked: Checked, source: dict, field: str) -> None:
    try:
        SOURCE.clean({**source, "seen": date.fromisoformat(source["seen"])})
    except ValidationError as error:
        found = getattr(error, "block_errors", {}) or {"": error}
        for name, inner in found.items():
            label = str(SOURCE.child_blocks[name].label) if name else ""
            checked.refuse(field, " ".join(filter(None, [_("source"), label])), " ".join(inner.messages))


def _warn_of_gaps(checked: Checked, channel: HelpChannel) -> None:
    """What a draft may lack, and readers' channels may not."""
    record = checked.reading.record
    if not record["audience"]:
        sentence = _("No audience is named. It must be chosen before readers see the channel.")
        checked.warn("audience", str(Scheme.AUDIENCE.label), sentence)
    is_reachable = record["contacts"] or record["site_url"] or record["status"] == Status.RETIRED
    if not is_reachable and not channel.live:
        sentence = _("Nobody can reach it. It needs a number or an address before readers see the channel.")
        checked.warn("contacts", _label(channel, "site_url"), sentence)


def warn_of_keeper(reading: Reading, report: Report) -> None:
    """A backup names the person who keeps a record; the account may be gone."""
    name = reading.record["keeper"]
    if name and not get_user_model().objects.filter(username=name).exists():
        sentence = _("Nobody here has the user name “%(name)s”: the channel has no keeper now.")
        Checked(reading, report).warn("keeper", str(_("keeper")), sentence % {"name": name[:80]})


# --- Records among each other ---------------------------------------------------------------------------


def check_together(readings: list[Reading], codes: set[str], is_restore: bool, report: Report) -> None:
    """What only shows when all records of a file, and the channels of the site, are seen at once."""
    _refuse_repeated_codes(readings, report)
    known = codes | {reading.record["code"] for reading in readings}
    for reading in readings:
        checked = Checked(reading, report)
        successor = reading.record["successor"]
        if successor and (successor not in known or successor == checked.name):
            sentence = _("“%(code)s” is no channel of this site or of this file.") % {"code": successor[:80]}
            checked.refuse("successor", str(_("successor")), sentence)
    _check_emergencies(readings, is_restore, report)


def _refuse_repeated_codes(readings: list[Reading], report: Report) -> None:
    first: dict[str, Reading] = {}
    for reading in readings:
        code = reading.record["code"]
        if code in first:
            sentence = _("“%(id)s” stands in this file twice; first: %(place)s.")
            words = {"id": code, "place": first[code].where("code")}
            report.error(reading.where("code"), str(_("code")), sentence % words, code)
        first.setdefault(code, reading)


def _check_emergencies(readings: list[Reading], is_restore: bool, report: Report) -> None:
    """One number for danger per country. A site's own backup may hold the next one as a draft."""
    shown = set(HelpChannel.objects.filter(live=True).values_list("code", flat=True))
    others = shown - {reading.record["code"] for reading in readings}
    live = HelpChannel.objects.filter(code__in=others, kind=Kind.EMERGENCY, status=Status.ACTIVE)
    taken = dict(live.values_list("country", "code"))
    for reading in readings:
        checked, record = Checked(reading, report), reading.record
        if record["kind"] != Kind.EMERGENCY or record["status"] != Status.ACTIVE:
            continue
        other = taken.setdefault(record["country"], record["code"])
        if other != record["code"]:
            sentence = _("This country already has an active emergency channel: “%(code)s”.") % {
                "code": other
            }
            say = checked.warn if is_restore and record["code"] not in shown else checked.refuse
            say("kind", str(_("kind")), sentence)


def leave_out_languages(reading: Reading, report: Report) -> None:
    """Words in a language that this site does not have are left out, with a word about it."""
    site = dict(settings.LANGUAGES)
    for words in reading.record["words"]:
        if words["language"] not in site:
            sentence = _("This site has no “%(language)s”: these words are left out.")
            place = reading.where(f"words.{words['language']}.name")
            report.warn(
                place,
                str(_("language")),
                sentence % {"language": words["language"][:20]},
                reading.record["code"],
            )
    reading.record["words"] = [words for words in reading.record["words"] if words["language"] in site]
    if not reading.record["words"]:
        report.error(
            reading.place,
            str(_("name")),
            _("The record has no name in a language of this site."),
            reading.record["code"],
        )
