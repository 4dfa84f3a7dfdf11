"""Writing the demo's pages: first every page in every language, then their words, links and help.

Two rounds, because pages link to each other.
"""

from __future__ import annotations

from functools import partial
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Locale, Page

from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
    CampaignVersionPage,
    GuidanceIndexPage,
    GuidancePage,
)
from help_channels.models import DirectoryPage, HelpPage, SituationPage
from home.demo.blocks import BodyWriter
from home.demo.files import LANGUAGES, entries, of_kind, version_slug
from home.demo.lessons import fill_lesson, series_of
from home.demo.training import fill_module
from home.models import AudiencePage, HomePage, StandardPage
from lessons.models import LessonIndexPage, LessonPage
from taxonomy.models import Term
from training.models import TrainingIndexPage, TrainingModulePage

MODELS = {
    "home": HomePage,
    "help": HelpPage,
    "directory": DirectoryPage,
    "situation": SituationPage,
    "standard": StandardPage,
    "audience": AudiencePage,
    "campaign_index": CampaignIndexPage,
    "guidance_index": GuidanceIndexPage,
    "campaign": CampaignPage,
    "version": CampaignVersionPage,
    "guidance": GuidancePage,
    "lesson_index": LessonIndexPage,
    "lesson": LessonPage,
    "training_index": TrainingIndexPage,
    "training": TrainingModulePage,
}
PARENTS = {
    "campaign": "campaigns",
    "guidance": "guidance",
    "lesson": "lessons",
    "training": "training",
    "situation": "help",
    "directory": "help",
}
TERM_GROUPS = ("audiences", "topics", "risks", "competences", "levels", "types")
MAIN_MENU = ["help", "children", "parents", "teachers"]
FOOTER_MENU = [
    "directory",
    "guidance",
    "campaigns",
    "lessons",
    "training",
    "about",
    "how-we-write",
    "accessibility",
    "privacy",
]
SERVICE_PAGES = {
    "help": "help",
    "directory": "directory",
    "stay_private": "stay-private",
    "privacy": "privacy",
    "accessibility": "accessibility",
}
FEATURED = "nice-online"


class DemoPages:
    """All pages by (key, language)."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, str], Page] = {}
        self.terms = {term.slug: term for term in Term.objects.all()}
        self.series = series_of(of_kind("lesson"))

    def write(self) -> None:
        for language in LANGUAGES:
            self._make_tree(language)
        for language in LANGUAGES:
            writer = BodyWriter(partial(self._page_id, language))
            for entry in all_entries():
                self._fill(entry, language, writer)

    def _page_id(self, language: str, key: str) -> int | None:
        page = self.pages.get((key, language))
        return page.pk if page else None

    # --- First round: the tree -----------------------------------------------------------------

    def _make_tree(self, language: str) -> None:
        locale, _ = Locale.objects.get_or_create(language_code=language)
        for entry in all_entries():
            words = entry[language]
            page = MODELS[entry["kind"]](
                title=words["title"],
                slug=self._slug(entry, language),
                locale=locale,
                translation_key=uuid5(NAMESPACE_URL, f"cairn-demo:{entry['key']}"),
                live=False,
            )
            self._parent(entry, language).add_child(instance=page)
            self.pages[entry["key"], language] = page

    @staticmethod
    def _slug(entry: dict, language: str) -> str:
        if entry["kind"] == "home":
            return language
        # A situation's address is its number.
        return str(entry["number"]) if "number" in entry else entry[language]["slug"]

    def _parent(self, entry: dict, language: str) -> Page:
        if entry["kind"] == "home":
            return Page.get_first_root_node()
        key = entry.get("parent") or PARENTS.get(entry["kind"], "home")
        return self.pages[key, language]

    # --- Second round: words -------------------------------------------------------------------

    def _fill(self, entry: dict, language: str, writer: BodyWriter) -> None:
        page, words = self.pages[entry["key"], language], entry[language]
        page.search_description = words["summary"]
        page.intro = words.get("intro", "")
        page.content_note = words.get("content_note", "")
        page.is_sensitive = entry.get("sensitive", entry["kind"] == "situation")
        if hasattr(page, "body"):
            page.body = writer.stream(words.get("body"))
        if hasattr(page, "terms"):
            codes = [code for group in TERM_GROUPS for code in entry.get(group, [])]
            page.terms.set([self.terms[code] for code in codes])
        if hasattr(page, "channels"):
            page.channels = writer.channel_stream(entry.get("channels", []))
        self._fill_review(page, entry)
        special = getattr(self, f"_fill_{entry['kind']}", None)
        if special:
            special(page, entry, language, writer)
        page.full_clean()
        page.save_revision().publish()

    @staticmethod
    def _fill_review(page: Page, entry: dict) -> None:
        if hasattr(page, "cover"):
            page.cover = entry["cover"]
        if hasattr(page, "sources"):
            page.sources = [
                ("source", {"publisher": "", "dated": "", **source}) for source in entry.get("sources", [])
            ]
            page.review_by = entry.get("review_by")
            page.evidence = entry.get("evidence", "described")

    def _fill_guidance(self, page: GuidancePage, entry: dict, language: str, writer: BodyWriter) -> None:
        page.related = writer.page_stream(entry.get("related", []))
        if twin := entry.get("easy_twin"):
            page.easy_twin = self.pages[twin, language]

    def _fill_version(
        self, page: CampaignVersionPage, entry: dict, language: str, writer: BodyWriter
    ) -> None:
        readers = set(entry["audiences"])
        # A campaign is for every reader; guidance is offered to its own.
        same_readers = [
            key for key in entry.get("related", []) if readers & set(entries()[key].get("audiences", readers))
        ]
        page.related = writer.page_stream(same_readers)

    def _fill_campaign(self, page: CampaignPage, entry: dict, language: str, writer: BodyWriter) -> None:
        words = entry[language]
        page.key_message = words["key_message"]
        page.aims = [("aim", aim) for aim in words["aims"]]
        page.partners = [("partner", partner) for partner in entry.get("partners", [])]
        page.starts, page.ends = entry.get("starts"), entry.get("ends")
        page.related = writer.page_stream(entry.get("related", []))

    def _fill_help(self, page: HelpPage, entry: dict, language: str, writer: BodyWriter) -> None:
        words = entry[language]["doors"]
        page.doors = [("door", {"door": door["code"], **words[door["code"]]}) for door in entry["doors"]]

    def _fill_situation(self, page: SituationPage, entry: dict, language: str, writer: BodyWriter) -> None:
        words = entry[language]
        page.icon = entry["icon"]
        page.steps = [("step", step) for step in words["steps"]]
        page.contact = [("sentence", sentence) for sentence in words["contact"]]
        page.keep = [("item", item) for item in words["keep"]]
        page.never = [("item", item) for item in words["never"]]
        page.others = writer.page_stream(entry["others"])
        page.related = writer.page_stream(entry["related"])

    def _fill_lesson(self, page: LessonPage, entry: dict, language: str, writer: BodyWriter) -> None:
        fill_lesson(page, entry, entry[language], writer)
        if place := entry.get("series"):
            page.series, page.series_order = self.series[place["code"]], place["order"]

    def _fill_training(
        self, page: TrainingModulePage, entry: dict, language: str, writer: BodyWriter
    ) -> None:
        fill_module(page, entry, entry[language], writer)

    def _fill_home(self, page: HomePage, entry: dict, language: str, writer: BodyWriter) -> None:
        words = entry[language]
        for field in (
            "hero_title",
            "hero_title_2",
            "hero_text",
            "site_name",
            "organisation",
            "situations_text",
        ):
            setattr(page, field, words[field])
        page.situations_title = words["situations_heading"]
        page.footer_text = writer.rich(words["footer_text"])
        page.feature = self.pages[FEATURED, language]
        page.doors = [self._door(door, words["doors"][door["code"]], writer) for door in entry["doors"]]
        page.situations = [
            self._item("situation", writer.page_id(situation["page"]), "", icon=situation["icon"])
            for situation in entry["situations"]
        ]
        page.main_menu = [self._menu_item(key, language) for key in MAIN_MENU]
        page.footer_menu = [self._menu_item(key, language) for key in FOOTER_MENU]
        page.service_pages = [
            {"type": role, "value": writer.page_id(key)} for role, key in SERVICE_PAGES.items()
        ]

    def _door(self, door: dict, words: dict, writer: BodyWriter) -> dict:
        is_adult = door["code"] in {"parent", "teacher"}
        return self._item(
            "door",
            writer.page_id(door["page"]),
            words["title"],
            unit=words["unit"],
            line=words["line"],
            tint=self.terms[door["code"]].tint,
            icon=f"{door['code']}s" if is_adult else "",
        )

    def _menu_item(self, key: str, language: str) -> dict:
        label = entries()[key][language].get("menu_title", "")
        return self._item("item", self.pages[key, language].pk, label)

    @staticmethod
    def _item(kind: str, page_id: int | None, label: str, **more) -> dict:
        return {"type": kind, "value": {"page": page_id, "label": label, **more}}


def all_entries() -> list[dict]:
    """Every page, parents before children; campaign versions become entries of their own."""
    situations = sorted(of_kind("situation"), key=lambda entry: entry["number"])
    ordered = [
        of_kind("home"),
        of_kind("help"),
        of_kind("directory"),
        situations,
        of_kind("audience"),
        of_kind("guidance_index"),
    ]
    ordered += [
        of_kind("guidance"),
        of_kind("campaign_index"),
        [with_audiences(c) for c in of_kind("campaign")],
    ]
    ordered += [[version for campaign in of_kind("campaign") for version in versions_of(campaign)]]
    ordered += [of_kind("lesson_index"), of_kind("lesson")]
    ordered += [of_kind("training_index"), in_order_of_doing(of_kind("training")), of_kind("standard")]
    return [entry for group in ordered for entry in group]


def in_order_of_doing(modules: list[dict]) -> list[dict]:
    """The youngest first; the order of the pages is the order in which to do them."""
    return sorted(modules, key=lambda entry: entry["order"])


def with_audiences(campaign: dict) -> dict:
    return {**campaign, "audiences": list(campaign["en"]["versions"])}


def versions_of(campaign: dict) -> list[dict]:
    """A version shares its campaign's facts and has its own words, audience and address."""
    return [
        {
            **campaign,
            "kind": "version",
            "key": f"{campaign['key']}/{audience}",
            "parent": campaign["key"],
            "audiences": [audience],
            **{
                language: {
                    **campaign[language]["versions"][audience],
                    "slug": version_slug(audience, language),
                }
                for language in LANGUAGES
            },
        }
        for audience in campaign["en"]["versions"]
    ]
