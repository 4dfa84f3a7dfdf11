"""From a lesson's page to the plain content of its pack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from help_channels.directory import Directory
from help_channels.kinds import Mode
from help_channels.listed import ListedChannel
from lessons import at_a_glance
from lessons.packs import content as c
from lessons.packs.exercise_stories import story_sheets
from lessons.packs.parts import parts_of
from lessons.packs.prose import prose_of
from lessons.packs.words import document_words
from taxonomy.mixins import YOUNGEST

if TYPE_CHECKING:
    from lessons.models import LessonPage

# So many fit on the last page, beside the emergency number.
MOST_CHANNELS = 5
AROUND = ("differentiation", "accessibility", "assessment", "reflection")


def gather(page: LessonPage, directory: Directory) -> c.LessonContent:
    """Read the page, its terms and its files; the channels are read from the directory.

    Raises lessons.packs.faults.PackFault where a picture has no text for those who do not see it.
    """
    with translation.override(page.locale.language_code):
        return _gather(page, directory)


def _gather(page: LessonPage, directory: Directory) -> c.LessonContent:
    address = page.full_url or ""
    home = page.home = page.home or page.get_ancestors().get(depth=2).specific
    site_address = address.removesuffix(page.url or "")
    return c.LessonContent(
        language=page.locale.language_code,
        slug=page.slug,
        title=page.title,
        kicker=page.kicker,
        promise=page.intro,
        summary=page.search_description,
        content_note=page.content_note,
        site_name=home.site_name,
        organisation=home.organisation,
        address=address,
        pupil_address=f"{address}pupils/",
        short_address=f"{site_address}{reverse('lesson_short', args=[page.pk])}",
        version=page.version,
        changes=page.changes,
        published=page.last_published_at.date().isoformat() if page.last_published_at else "",
        minutes=page.minutes or 0,
        facts=_as_facts(page.facts),
        needs=tuple(page.need_list),
        objectives=tuple(page.objective_list),
        competences=tuple(term.label for term in page.competence_terms),
        before=_as_facts(page.before_you_start),
        steps=tuple(_step(step, address) for step in page.step_list),
        around=_titled(page, AROUND),
        aftercare=page.aftercare,
        sheets=(*(_sheet(sheet, address) for sheet in page.sheet_list), *story_sheets(page.step_list)),
        quiz=tuple(_question(question) for question in page.quiz_list),
        letter=_letter(page, address),
        channels=tuple(_channel(channel) for channel in channels_for(page, directory)),
        sources=tuple(_source(source) for source in page.source_list),
        evidence=page.evidence_label,
        measured=page.measured,
        licence=_licence(page, home),
        citation=page.citation,
        attachments=tuple(_attachment(attachment) for attachment in page.attachment_list),
        words=document_words(),
        for_youngest=any((term.max_age or 99) <= YOUNGEST for term in page.audience_terms),
    )


def channels_for(page: LessonPage, directory: Directory) -> list[ListedChannel]:
    """The emergency number, the editor's choice, then those that fit best; in an order that no hour changes."""
    ages, topics = page.audience_codes, page.topic_codes
    known = (directory.by_pk(pk) for pk in page.chosen_channel_ids)
    chosen = [channel for channel in known if channel]
    fitting = [channel for channel in directory.at_home() if channel.serves(ages, topics)]
    ranked = [*chosen, *sorted(fitting, key=lambda channel: (-channel.serves(ages, topics), channel.code))]
    others = {channel.code: channel for channel in ranked if not channel.is_emergency}
    emergency = directory.emergency()
    return [*([emergency] if emergency else []), *list(others.values())[:MOST_CHANNELS]]


def _as_facts(facts: Iterable[at_a_glance.Fact]) -> tuple[c.Fact, ...]:
    return tuple(c.Fact(fact.term, fact.text) for fact in facts)


def _titled(page: LessonPage, fields: Iterable[str]) -> tuple[c.Fact, ...]:
    """The fields under their own names, as the editor's form calls them."""
    names = ((_name_of(page, field), getattr(page, field)) for field in fields)
    return tuple(c.Fact(name[:1].upper() + name[1:], text) for name, text in names if text.strip())


def _name_of(page: LessonPage, field: str) -> str:
    return str(getattr(page._meta.get_field(field), "verbose_name", field))


def _step(step, address: str) -> c.Step:
    return c.Step(
        title=step["title"],
        minutes=step["minutes"] or 0,
        teacher=prose_of(step["teacher"].source if step["teacher"] else "", address),
        pupils=step["pupils"],
        parts=parts_of(step["parts"], step["title"], address),
    )


def _sheet(sheet, address: str) -> c.Sheet:
    return c.Sheet(sheet["title"], sheet["intro"], parts_of(sheet["parts"], sheet["title"], address))


def _question(question) -> c.Question:
    answers = (c.Answer(one["text"], bool(one["right"]), one["why"]) for one in question["answers"])
    return c.Question(question["question"], tuple(answers))


def _letter(page: LessonPage, address: str) -> c.Letter | None:
    prose = prose_of(page.letter, address)
    return c.Letter(page.letter_title or _("Letter home"), prose) if prose else None


def _channel(channel: ListedChannel) -> c.Channel:
    ways = (
        c.Way(
            action.label,
            action.value,
            action.href,
            action.mode in {Mode.PHONE, Mode.SMS},
            "" if action.speaks(channel.language) else action.languages,
        )
        for action in channel.pocket_actions
    )
    checked = channel.checked_text
    if channel.is_overdue:
        checked = " ".join([checked, _("Check on the service's own site.")])
    return c.Channel(
        name=channel.name,
        what_for=channel.what_for,
        ways=tuple(ways),
        facts=tuple(channel.facts),
        checked=checked,
        lang=channel.words_language,
        is_emergency=channel.is_emergency,
    )


def _source(source) -> c.Source:
    seen = date_format(source["seen"], "DATE_FORMAT") if source.get("seen") else ""
    return c.Source(
        source["title"],
        source.get("publisher") or "",
        source.get("url") or "",
        source.get("dated") or "",
        seen,
    )


def _licence(page: LessonPage, home) -> c.Licence:
    words = {"who": home.organisation or home.site_name, "title": page.title, "licence": page.licence_label}
    if page.licence_url:
        sentence = _("You may copy and change this. Name it like this: “%(title)s”, %(who)s, %(licence)s.")
    else:
        sentence = _("“%(title)s”, %(who)s. %(licence)s. You may print it for your class.")
    return c.Licence(page.licence_label, page.licence_url, sentence % words)


def _attachment(attachment) -> c.Attachment:
    document = attachment.document
    return c.Attachment(
        title=attachment.title,
        stored=document.file.name,
        extension=attachment.extension,
        for_teachers=attachment.for_teachers,
        file_hash=document.get_file_hash(),
    )
