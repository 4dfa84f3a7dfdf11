"""The first thing editors see: a greeting, what waits for them, and the ways to begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from campaigns.desk import without_easy_twin
from campaigns.filters import MISSING
from campaigns.models import CampaignPage, CampaignVersionPage, GuidancePage
from campaigns.viewsets import campaign_viewset, guidance_viewset
from help_channels.desk import channels_to_check, pages_without_help
from home.models import StandardPage
from lessons.desk.reports import LessonFilesView
from lessons.desk.tasks import editions_with_missing_files, missed_their_day
from lessons.models import LessonPage
from lessons.viewsets import lesson_viewset
from taxonomy.listing import overdue
from taxonomy.page_filters import OVERDUE, UNPUBLISHED
from training.models import TrainingModulePage

REVIEWED = (GuidancePage, CampaignPage, CampaignVersionPage, StandardPage, TrainingModulePage)
EDIT = "wagtailadmin_pages:edit"
# So many are named; the rest is one click away.
FEW = 5

# Title, address of the form.
Link = tuple[str, str]


class WelcomePanel(Component):
    name = "welcome"
    order = 50
    template_name = "home/desk/welcome.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict:
        user = parent_context["request"].user
        return {
            "greeting": _("Good to see you, %(name)s.") % {"name": user.first_name or user.get_username()},
            "tasks": [shortened(task) for task in tasks_for(user)],
            "beginnings": beginnings_for(user),
        }


def tasks_for(user) -> list[dict]:
    """What waits, in the order of its weight for readers: wrong numbers first."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return [
        *channels_to_check(user),
        *pages_without_help(user, pages),
        *filter(
            None,
            [
                _lessons_that_missed_their_day(pages),
                _pages_to_review(pages),
                _lessons_to_review(pages),
                _lessons_without_files(pages),
                _pages_without_twin(pages),
            ],
        ),
    ]


def shortened(task: dict) -> dict:
    return {**task, "links": task["links"][:FEW], "more": max(len(task["links"]) - FEW, 0)}


def beginnings_for(user) -> list[Link]:
    """What is begun most often, as far as the editor may."""
    if not policy_registry.get_by_type(Page).user_has_permission(user, "add"):
        return []
    return [
        (_("Write guidance"), reverse(guidance_viewset.get_url_name("choose_parent"))),
        (_("Start a campaign"), reverse(campaign_viewset.get_url_name("choose_parent"))),
        (_("Write a lesson"), reverse(lesson_viewset.get_url_name("choose_parent"))),
    ]


def _pages_to_review(pages: QuerySet) -> dict | None:
    """Published pages of all kinds that were to be read through again: one query, whatever the kinds."""
    rows = [_rows(overdue(model.objects.live()).filter(pk__in=pages.values("pk"))) for model in REVIEWED]
    links = _links(rows[0].union(*rows[1:]))
    sentence = ngettext(
        "%(count)d page is due to be read through again.",
        "%(count)d pages are due to be read through again.",
        len(links),
    )
    return _task(sentence, links, f"{reverse(guidance_viewset.get_url_name('index'))}?review={OVERDUE}")


def _lessons_to_review(pages: QuerySet) -> dict | None:
    links = _links(_rows(overdue(LessonPage.objects.live()).filter(pk__in=pages.values("pk"))))
    sentence = ngettext(
        "%(count)d lesson is due to be read through again.",
        "%(count)d lessons are due to be read through again.",
        len(links),
    )
    return _task(sentence, links, f"{reverse(lesson_viewset.get_url_name('index'))}?review={OVERDUE}")


def _lessons_without_files(pages: QuerySet) -> dict | None:
    found = editions_with_missing_files(pages)
    links = [(edition.name, reverse(EDIT, args=[edition.pk])) for edition in found]
    sentence = ngettext(
        "%(count)d lesson lacks files: another language has more, or they are gone.",
        "%(count)d lessons lack files: another language has more, or they are gone.",
        len(links),
    )
    return _task(sentence, links, reverse(LessonFilesView.index_url_name))


def _lessons_that_missed_their_day(pages: QuerySet) -> dict | None:
    links = _links(_rows(missed_their_day(pages)))
    sentence = ngettext(
        "%(count)d lesson was not published on its day: it lacked something.",
        "%(count)d lessons were not published on their day: they lacked something.",
        len(links),
    )
    return _task(sentence, links, f"{reverse(lesson_viewset.get_url_name('index'))}?state={UNPUBLISHED}")


def _pages_without_twin(pages: QuerySet) -> dict | None:
    links = _links(_rows(without_easy_twin().filter(pk__in=pages.values("pk"))))
    sentence = ngettext(
        "%(count)d page for children has no version in plain language yet.",
        "%(count)d pages for children have no version in plain language yet.",
        len(links),
    )
    return _task(sentence, links, f"{reverse(guidance_viewset.get_url_name('index'))}?easy={MISSING}")


def _rows(pages: QuerySet) -> QuerySet:
    return pages.order_by().values_list("pk", "title", "locale__language_code")


def _links(rows: QuerySet) -> list[Link]:
    return [
        (f"{title} ({language})", reverse(EDIT, args=[pk]))
        for pk, title, language in rows.order_by("title", "locale__language_code")
    ]


def _task(sentence: str, links: list[Link], all_url: str) -> dict | None:
    return (
        {"sentence": sentence % {"count": len(links)}, "links": links, "all_url": all_url} if links else None
    )
