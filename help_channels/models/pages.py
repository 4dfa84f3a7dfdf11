"""The help page: who can be reached, behind doors that a ten-year-old understands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock
from wagtail.fields import StreamField

from core.models import BasePage
from help_channels.blocks import BODY_BLOCKS
from help_channels.directory import Directory
from help_channels.kinds import FEW, Door
from help_channels.models.situations import SituationPage
from help_channels.requests import directory_for
from help_channels.status_words import place
from taxonomy.cards import terms_by_page
from taxonomy.models import Scheme

DOOR_ICONS = {
    Door.DANGER: "warn",
    Door.TALK: "chat",
    Door.REPORT: "flag",
    Door.TAKEDOWN: "remove",
    Door.APPEAL: "scales",
}


@dataclass(frozen=True)
class SituationGroup:
    """The situations of one kind of reader."""

    key: str
    heading: str
    pages: list[SituationPage]


class DoorBlock(StructBlock):
    door = ChoiceBlock(label=_("Kind of help"), choices=Door.choices)
    title = CharBlock(label=_("Title"), max_length=80, help_text=_("In words a ten-year-old understands."))
    text = TextBlock(label=_("What is behind it"), max_length=300)

    class Meta:
        icon = "help"
        label = _("Door")
        label_format = "{title}"


class HelpPage(BasePage):
    doors = StreamField([("door", DoorBlock())], verbose_name=_("doors"), blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("below the channels"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("doors"), FieldPanel("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["help_channels.SituationPage", "help_channels.DirectoryPage"]

    class Meta:
        verbose_name = _("help page")

    @cached_property
    def directory(self) -> Directory | None:
        """Set while the page is served."""
        return None

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        self.directory = directory_for(request)
        return {**super().get_context(request, *args, **kwargs), "directory": self.directory}

    @property
    def now_text(self) -> str:
        """The minute for which the status is true, with the zone in words."""
        now = timezone.localtime(self.directory.now) if self.directory else timezone.localtime()
        pattern = pgettext("Django date format of a day and a time", "l H:i")
        return gettext("%(moment)s, time in %(place)s") % {
            "moment": date_format(now, pattern),
            "place": place(now),
        }

    @property
    def neutral_title(self) -> str:
        """In a tab or a history this page is information, nothing more."""
        return gettext("Info")

    @cached_property
    def shown_doors(self) -> list[dict]:
        """The doors in the editor's order, each with its channels."""
        if self.directory is None:
            return []
        return [
            self._shown_door(number, block.value, self.directory)
            for number, block in enumerate(self.doors, start=1)
        ]

    @staticmethod
    def _shown_door(number: int, words: dict, directory: Directory) -> dict:
        door = Door(words["door"])
        channels = directory.behind(door)
        return {
            # A tap on a door stays in the address: a number tells nobody which.
            "number": number,
            "title": words["title"],
            "text": words["text"],
            "icon": DOOR_ICONS[door],
            "channels": channels[:FEW],
            "more_channels": channels[FEW:],
        }

    @cached_property
    def situations(self) -> list[SituationGroup]:
        """The published situations in the editor's order: a child's first, then parents', then teachers'."""
        pages = list(SituationPage.objects.child_of(self).live().defer_streamfields().order_by("path"))
        terms = terms_by_page(pages)
        groups: dict[str, list[SituationPage]] = {heading: [] for heading in self._headings()}
        for page in pages:
            groups[self._reader_of(terms.get(page.pk, []))].append(page)
        headings = self._headings()
        return [SituationGroup(key, str(headings[key]), found) for key, found in groups.items() if found]

    @staticmethod
    def _headings() -> dict[str, str]:
        return {
            "child": gettext("What is happening?"),
            "parent": gettext("You are a parent"),
            "teacher": gettext("You work with children"),
        }

    @staticmethod
    def _reader_of(terms: list) -> str:
        audiences = [term for term in terms if term.scheme == Scheme.AUDIENCE]
        if not audiences or any(term.is_child_audience for term in audiences):
            return "child"
        return "parent" if any(term.code == "parent" for term in audiences) else "teacher"
