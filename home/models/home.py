"""The home page of one language. The words of the whole site in that language hang on it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import accumulate

from django.db import models
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from campaigns.models import CampaignPage, GuidancePage
from core.blocks import PreloadedPageBlock
from core.models import BasePage
from help_channels.models import HelpMixin
from home.blocks import DoorBlock, MenuItemBlock, SituationBlock
from taxonomy.cards import Card, card_of, cards_of, terms_by_page

LATEST = 3

# The help bar, the footer and error pages lead here, whatever the pages are called.
SERVICE_BLOCKS = [
    ("help", PreloadedPageBlock(label=_("Help page"), page_type="help_channels.HelpPage")),
    (
        "directory",
        PreloadedPageBlock(label=_("Directory of help"), page_type="help_channels.DirectoryPage"),
    ),
    ("stay_private", PreloadedPageBlock(label=_("Stay private"))),
    ("privacy", PreloadedPageBlock(label=_("Privacy"))),
    ("accessibility", PreloadedPageBlock(label=_("Accessibility statement"))),
]


class HomePage(HelpMixin, BasePage):
    hero_title = models.CharField(_("first line"), max_length=80)
    hero_title_2 = models.CharField(_("second line, in colour"), max_length=80, blank=True)
    hero_text = models.CharField(_("text under it"), max_length=200, blank=True)
    doors = StreamField([("door", DoorBlock())], verbose_name=_("doors"), blank=True)
    situations_title = models.CharField(_("title of the situations"), max_length=80, blank=True)
    situations_text = models.CharField(_("line beside it"), max_length=120, blank=True)
    situations = StreamField([("situation", SituationBlock())], verbose_name=_("situations"), blank=True)
    feature = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name=_("campaign on the home page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    site_name = models.CharField(_("name of the site"), max_length=60, default="Cairn")
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    footer_text = RichTextField(_("text in the footer"), blank=True, features=["bold", "link"])
    social_picture = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture for link previews"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    service_pages = StreamField(
        SERVICE_BLOCKS,
        verbose_name=_("pages that every page leads to"),
        blank=True,
        block_counts={role: {"max_num": 1} for role, _block in SERVICE_BLOCKS},
    )
    main_menu = StreamField([("item", MenuItemBlock())], verbose_name=_("main menu"), blank=True)
    footer_menu = StreamField([("item", MenuItemBlock())], verbose_name=_("footer menu"), blank=True)

    content_panels = [
        *BasePage.content_panels[:2],
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_title_2"), FieldPanel("hero_text")],
            heading=_("Opening"),
        ),
        FieldPanel("doors"),
        MultiFieldPanel(
            [FieldPanel("situations_title"), FieldPanel("situations_text"), FieldPanel("situations")],
            heading=_("What is happening?"),
        ),
        FieldPanel("feature"),
    ]
    site_panels = [
        MultiFieldPanel(
            [
                FieldPanel("site_name"),
                FieldPanel("organisation"),
                FieldPanel("footer_text"),
                FieldPanel("social_picture"),
            ],
            heading=_("The site in this language"),
        ),
        FieldPanel("service_pages"),
        FieldPanel("main_menu"),
        FieldPanel("footer_menu"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(site_panels, heading=_("Site and menus")),
            ObjectList(HelpMixin.help_panels, heading=_("Help")),
            ObjectList([*BasePage.promote_panels, PublishingPanel()], heading=_("Address")),
        ]
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.AudiencePage",
        "home.StandardPage",
        "help_channels.HelpPage",
        "campaigns.CampaignIndexPage",
        "campaigns.GuidanceIndexPage",
        "lessons.LessonIndexPage",
        "training.TrainingIndexPage",
    ]

    # The home page speaks to everybody.
    audience_codes: set[str] = set()
    topic_codes: set[str] = set()

    class Meta:
        verbose_name = _("home page")

    def linked_page_ids(self) -> set[int]:
        return super().linked_page_ids() | {entry["value"] for entry in self.service_pages.raw_data}

    def service_url(self, role: str) -> str:
        """The address of the page with this role; empty where none is chosen or published."""
        page = next((block.value for block in self.service_pages if block.block_type == role), None)
        return page.url if page and page.live else ""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page of an address with one query for the whole way down, not two for each step."""
        self.home = self
        if not path_components:
            return super().route(request, path_components)
        paths = list(accumulate((f"{part}/" for part in path_components), initial=self.url_path))
        at_this_step = models.Q(page=models.OuterRef("pk")) | models.Q(page__depth=1)
        closing = PageViewRestriction.objects.filter(at_this_step)
        trail = list(
            # Only slugs have an index: without them the database would read every page there is.
            Page.objects.filter(url_path__in=paths, slug__in=[self.slug, *path_components])
            .select_related("locale")
            .annotate(is_closed=models.Exists(closing))
            .order_by("depth")
        )
        if len(trail) == 1:
            return super().route(request, path_components)
        page = trail[-1].specific
        page.trail, page.home, page.locale = trail[:-1], self, trail[-1].locale
        page.is_known_open = not any(step.is_closed for step in trail)
        # What is left of the address is the page's own affair.
        return page.route(request, path_components[len(trail) - 1 :])

    @cached_property
    def shown_doors(self) -> list[dict]:
        """The doors with their stones: the cairn grows with the age."""
        doors, number = [], 0
        for block in self.doors:
            value = block.value
            if not value.living_page:
                continue
            number += 0 if value["icon"] else 1
            doors.append(
                {
                    "title": value.title,
                    "url": value.url,
                    "unit": value["unit"],
                    "line": value["line"],
                    "tint": value["tint"],
                    "icon": value["icon"],
                    "is_adult": bool(value["icon"]),
                    "glyph_url": "" if value["icon"] else static(f"img/g{min(number, 4)}.svg"),
                }
            )
        return doors

    @cached_property
    def shown_situations(self) -> list[dict]:
        return [
            {"title": block.value.title, "url": block.value.url, "icon": block.value["icon"]}
            for block in self.situations
            if block.value.living_page
        ]

    @cached_property
    def featured(self) -> CampaignPage | None:
        """The campaign on the home page: the editor's choice, else the newest that runs."""
        if self.feature and self.feature.live:
            return self.feature
        campaigns = CampaignPage.objects.descendant_of(self).live().order_by("-starts")
        return next((campaign for campaign in campaigns if campaign.is_running), None)

    @cached_property
    def feature_card(self) -> Card | None:
        if self.featured is None:
            return None
        card = card_of(self.featured, terms_by_page([self.featured]).get(self.featured.pk))
        return replace(card, kicker=gettext("Campaign"))

    @property
    def feature_points(self) -> list[str]:
        return self.featured.aim_list[:3] if self.featured else []

    @cached_property
    def latest_cards(self) -> list[Card]:
        pages = GuidancePage.objects.descendant_of(self).live().filter(standard_twin__isnull=True)
        return cards_of(
            pages.defer_streamfields()
            .select_related("cover_image")
            .order_by("-first_published_at", "-pk")[:LATEST]
        )
