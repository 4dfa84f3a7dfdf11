"""The page that all pages are."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from core.links import collect_page_ids, lay_out_pages
from core.metadata import PageMeta
from core.reading_texts import Portion, texts_of_field
from core.search.lemmas import lemmas, without_accents

PREVIEW_SIZES: list[dict[str, Any]] = [
    {"name": "phone", "icon": "mobile-alt", "device_width": 375, "label": _("Preview on a phone")},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Preview on a desktop")},
]


class BasePage(Page):
    """Title, summary, a note before sensitive content, and the rules every page keeps.

    The summary is Wagtail's own `search_description`: results, cards and link previews show it, and
    it lies in the table of all pages, so that lists need no second query.
    """

    intro = models.TextField(_("introduction"), blank=True, max_length=500)
    content_note = models.CharField(
        _("note before the content"),
        max_length=250,
        blank=True,
        help_text=_("One plain sentence before anything hard: what it is about, and that one may leave."),
    )
    is_sensitive = models.BooleanField(
        _("keep this page discreet"),
        default=False,
        help_text=_("The browser's tab and history show a neutral title, and the browser keeps no copy."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel(
            "search_description",
            heading=_("Summary"),
            help_text=_("One calm sentence. Lists, search results and link previews show it."),
        ),
        FieldPanel("intro", help_text=_("One or two sentences under the title.")),
        FieldPanel("content_note"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("is_sensitive")], heading=_("Address and discretion")
        ),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("search_description"),
        index.SearchField("intro"),
        index.SearchField("search_lemmas"),
    ]

    # A reader's page is read. Wagtail would list PUT, PATCH and DELETE too.
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    # Every page is for everybody: Wagtail's private pages set a cookie, and no reader gets one.
    private_page_options: list[str] = []
    # Pages for children and help carry the way out; a page type may switch it off.
    shows_exit = True
    # The home page of the page's language, complete. Routing sets it; None outside a request.
    home: BasePage | None = None
    # The code of the audience that reads the page, where that is not the first that it carries: a
    # lesson is for an age, and a teacher reads it.
    read_by = ""
    # Fields of plain or rich text that readers read besides title and introduction.
    reading_fields: tuple[str, ...] = ()
    # Whether routing has made sure that no page on the way down is closed to readers.
    is_known_open = False
    # What of the page is shown, as the end of its address ("12/"); empty for the page itself.
    subpath = ""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.prepare_references()
        return self.kept_discreet(super().serve(request, *args, **kwargs))

    def kept_discreet(self, response: HttpResponse) -> HttpResponse:
        """The browser keeps no copy of a discreet page."""
        if self.is_sensitive:
            response.headers["Cache-Control"] = "no-store"
        return response

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        # The frame around the page (menus, languages) asks the request which page is shown.
        request.shown_page = self  # type: ignore[attr-defined]
        return super().get_context(request, *args, **kwargs)

    def prepare_references(self) -> None:
        """Fetch everything that this page links to in one query."""
        lay_out_pages(self.referenced_page_ids())

    def referenced_page_ids(self) -> set[int]:
        """Everything linked from this page, and from the home page, whose menus stand on it."""
        return self.linked_page_ids() | (self.home.linked_page_ids() if self.home else set())

    def linked_page_ids(self) -> set[int]:
        return collect_page_ids(self)

    @property
    def preview_sizes(self) -> list[dict]:
        """Editors look at the page as most readers do, on a phone, and once on a wide screen."""
        return PREVIEW_SIZES

    @property
    def default_preview_size(self) -> str:
        return PREVIEW_SIZES[0]["name"]

    def make_preview_request(self, *args, **kwargs) -> HttpResponse:
        """A preview is shown in a frame of the editor: the policy of the admin's address, not of the page's."""
        response = super().make_preview_request(*args, **kwargs)
        response.headers.pop("Content-Security-Policy", None)
        return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Editors see the page in the page's language, whatever language their screens have."""
        with translation.override(self.locale.language_code):
            response = super().serve_preview(request, mode_name)
            return response.render() if hasattr(response, "render") else response

    @cached_property
    def meta(self) -> PageMeta:
        return PageMeta(self)

    @cached_property
    def trail(self) -> list[Page]:
        """The pages above this one, the home page first. Routing sets it without a query."""
        return list(self.get_ancestors().filter(depth__gt=1))

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """None can be set on our pages; one query makes sure, where Wagtail would look up each ancestor."""
        if self.is_known_open:
            return PageViewRestriction.objects.none()
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        return PageViewRestriction.objects.filter(page__path__in=[self.path[:end] for end in steps])

    @property
    def neutral_title(self) -> str:
        """What a tab shows when the page is discreet: the kind of page and its number, no topic."""
        return f"{self.trail[-1].title} {self.slug}" if self.trail else str(self.slug)

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """Styles besides the site's own, as static paths: what few pages need travels with those only."""
        return ()

    @property
    def tint(self) -> str:
        """The colour pair of the page, a CSS class."""
        return "a-teachers"

    @property
    def kicker(self) -> str:
        """A few words above the title; empty for none."""
        return ""

    def schema_facts(self) -> dict:
        """What a page type adds to, or changes in, its schema.org facts."""
        return {}

    def more_linked_data(self) -> list[dict]:
        """What a page type says of itself in other vocabularies, as whole JSON-LD documents."""
        return []

    def search_lemmas(self) -> str:
        """The dictionary forms of the page's words, in the page's own language, for the index."""
        words = " ".join(self.search_texts())
        # Beside the stems the words as typed without accents: "foraldrar" on a foreign keyboard.
        return f"{lemmas(words, self.locale.language_code)} {without_accents(words.lower())}"

    def search_texts(self) -> list[str]:
        """Everything in which readers search."""
        texts = [self.title, self.search_description, self.intro]
        for field in self.search_streams:
            stream = getattr(self, field)
            texts += [str(text) for text in stream.stream_block.get_searchable_content(stream)]
        return texts

    # Fields whose words are not the page's reading: other people's titles, names of channels.
    unread_fields: frozenset[str] = frozenset({"sources", "channels", "related"})
    # Blocks inside the page's streams that its reader does not read.
    unread_blocks: frozenset[str] = frozenset()

    @property
    def reading_age(self) -> int | None:
        """The oldest age of the youngest readers; None where adults read."""
        return None

    def portions(self) -> list[Portion]:
        """The page's words by who reads them, for measuring how hard that is."""
        return [Portion(self.reading_age, self.reading_texts())]

    def reading_texts(self) -> list[str]:
        """Everything that the page's first readers read of it."""
        streams = [field.name for field in self._meta.get_fields() if isinstance(field, StreamField)]
        names = ["title", "intro", "content_note", *self.reading_fields, *streams]
        return [
            text
            for name in names
            if name not in self.unread_fields
            for text in texts_of_field(self, name, self.unread_blocks)
        ]

    @property
    def search_streams(self) -> list[str]:
        """The names of the StreamFields whose words readers search."""
        return [field.name for field in self._meta.get_fields() if field.name == "body"]
