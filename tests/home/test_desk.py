"""The editors' side as a whole: its first page, its menu, its door, and every screen for every role."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site
from wagtail.snippets.models import get_snippet_models

from campaigns.models import GuidancePage
from core.models import BasePage
from help_channels.models import HelpChannel
from home.groups import GROUPS
from home.models import HomePage
from tests.desk import PASSWORD, browser_of, person_in, text_of

pytestmark = pytest.mark.django_db

# In the order of an editor's day.
MENU = [
    "Dashboard",
    "Pages",
    "Campaigns",
    "Guidance",
    "Lessons",
    "Series of lessons",
    "Training",
    "Help channels",
    "Pictures",
    "Documents",
    "Vocabulary",
    "Reports",
    "Settings",
]
LISTINGS = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/?q=picture",
    "/admin/campaigns/",
    "/admin/campaigns/choose_parent/",
    "/admin/guidance/",
    "/admin/guidance/choose_parent/",
    "/admin/lessons/",
    "/admin/lessons/choose_parent/",
    "/admin/training/",
    "/admin/training/choose_parent/",
    "/admin/reports/lessons/files/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/groups/new/",
    "/admin/sites/",
    "/admin/locales/",
    "/admin/collections/",
    "/admin/workflows/list/",
    "/admin/workflows/tasks/index/",
    "/admin/reports/locked/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/account/",
]
PAGE_SCREENS = ["edit", "delete", "copy", "move", "history", "usage", "view_draft", "unpublish"]
TERM_SCREENS = ["edit", "delete", "usage", "history", "inspect"]
# Nothing to unpublish, or no second list of lessons or of training to add: Wagtail sends the administrator on.
SENT_ON = {"unpublish", "move", "delete", "lessonindexpage", "trainingindexpage"}


def page_types():
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def screens_of_pages():
    for model in page_types():
        page = model.objects.filter(locale__language_code="en").order_by("path").first()
        yield f"/admin/pages/{page.pk}/"
        yield from (f"/admin/pages/{page.pk}/{screen}/" for screen in PAGE_SCREENS)
        parent = page.get_parent()
        yield f"/admin/pages/add/{model._meta.app_label}/{model._meta.model_name}/{parent.pk}/"


def screens_of_records():
    for model in get_snippet_models():
        names = model.snippet_viewset.get_url_name
        yield from (reverse(names("list")), reverse(names("list")) + "?q=a", reverse(names("add")))
        yield from (reverse(names(screen), args=[model.objects.first().pk]) for screen in TERM_SCREENS)


def every_screen():
    settings = f"/admin/settings/help_channels/helpsettings/{Site.objects.get().pk}/"
    return [*LISTINGS, settings, *screens_of_pages(), *screens_of_records()]


def menu_of(response):
    """The names in the side bar, from the data that the page hands to it."""
    data = re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', text_of(response), re.DOTALL).group(1)
    main = data[data.index("wagtail.sidebar.MainMenuModule") :]
    return [name for name in MENU if f'"{name}"' in main], main


# --- Every screen, every role -----------------------------------------------------------------------


def test_every_screen_opens_for_an_administrator():
    browser = browser_of("Administrators")
    answers = {url: browser.get(url).status_code for url in every_screen()}
    wrong = {url: code for url, code in answers.items() if code != 200 and not SENT_ON & set(url.split("/"))}
    assert wrong == {}


@pytest.mark.parametrize("group", [group for group in GROUPS if group != "Administrators"])
def test_no_screen_breaks_for_anybody(group):
    browser = browser_of(group)
    answers = {url: browser.get(url).status_code for url in every_screen()}
    assert {url: code for url, code in answers.items() if code not in {200, 302, 403}} == {}


def test_a_search_with_quotation_marks_breaks_no_listing(desk):
    listings = [url for url in every_screen() if url.endswith(("/campaigns/", "?q=a"))]
    addresses = [f"{url.split('?')[0]}?q=%22a" for url in [*listings, "/admin/pages/", "/admin/guidance/"]]
    assert {url: code for url in addresses if (code := desk.get(url).status_code) != 200} == {}


def test_somebody_without_an_account_is_asked_to_log_in(reader):
    answers = {url: reader.get(url) for url in ["/admin/", "/admin/guidance/", "/admin/users/"]}
    assert {response.headers["Location"].split("?")[0] for response in answers.values()} == {"/admin/login/"}


# --- Menu ---------------------------------------------------------------------------------------------


def test_the_menu_follows_an_editors_day(desk):
    names, main = menu_of(desk.get("/admin/"))
    assert names == MENU
    positions = [main.index(f'"{name}"') for name in MENU]
    assert positions == sorted(positions)


def test_an_editor_sees_what_an_editor_uses():
    names, _main = menu_of(browser_of("Editors").get("/admin/"))
    assert names == [name for name in MENU if name != "Settings"]


# --- Welcome ------------------------------------------------------------------------------------------


def welcome(browser) -> str:
    text = text_of(browser.get("/admin/"))
    return text[text.index("cairn-welcome") : text.index("</section>", text.index("cairn-welcome"))]


def test_the_welcome_greets_by_name(editor, desk):
    editor.first_name = "Aino"
    editor.save()
    assert "Good to see you, Aino." in welcome(desk)


def test_the_welcome_names_a_page_that_is_due_to_be_read_again(desk):
    page = GuidancePage.objects.live().filter(locale__language_code="sv").first()
    GuidancePage.objects.filter(pk=page.pk).update(review_by=date(2020, 1, 1))
    text = welcome(desk)
    assert "1 page is due to be read through again." in text
    assert f"{page.title} (sv)" in text
    assert f"/admin/pages/{page.pk}/edit/" in text


def test_the_welcome_names_channels_that_nobody_checked_and_those_due_again(desk):
    HelpChannel.objects.update(next_check=date(2100, 1, 1))
    late = HelpChannel.objects.active().first()
    HelpChannel.objects.filter(pk=late.pk).update(next_check=date(2020, 1, 1))
    assert "1 help channel is due for another check." in welcome(desk)
    HelpChannel.objects.filter(pk=late.pk).update(next_check=None)
    text = welcome(desk)
    assert "1 help channel has never been checked by a person." in text
    assert str(late) in text


def test_the_welcome_names_childrens_pages_without_plain_language(desk):
    GuidancePage.objects.update(easy_twin=None)
    text = welcome(desk)
    assert "have no version in plain language yet" in text
    assert "/admin/guidance/?easy=missing" in text


def test_the_welcome_says_when_nothing_waits(desk):
    HelpChannel.objects.update(next_check=date(2100, 1, 1))
    GuidancePage.objects.update(live=False)
    assert "Nothing waits for you" in welcome(desk)


def test_the_welcome_names_no_channels_to_somebody_who_may_not_see_them():
    person = person_in("Editors")
    person.groups.get().permissions.remove(
        *person.groups.get().permissions.filter(codename="view_helpchannel")
    )
    browser = Client()
    browser.force_login(person)
    assert "help channel" not in welcome(browser)


def test_the_welcome_needs_no_more_queries_when_more_waits(desk):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get("/admin/")
        return len(captured)

    desk.get("/admin/")
    few = queries()
    GuidancePage.objects.update(review_by=date(2020, 1, 1), easy_twin=None)
    HelpChannel.objects.update(next_check=None)
    assert queries() == few


# --- The door -------------------------------------------------------------------------------------------


def test_the_login_page_carries_the_sites_name_and_asks_no_other_server(reader):
    text = text_of(reader.get("/admin/login/"))
    assert f"Sign in to {HomePage.objects.get(locale__language_code='en').site_name}" in text
    assert "img/logo.svg" in text
    assert re.findall(r'(?:src|action|<link [^>]*href)="(?:https?:)?//(?!testserver)[^"]*"', text) == []


def test_an_editor_logs_in_with_name_and_password(reader):
    person_in("Editors")
    form = {"username": "editors", "password": PASSWORD, "next": "/admin/"}
    response = reader.post("/admin/login/", form, follow=True)
    assert "Good to see you, editors." in text_of(response)


def test_too_many_wrong_passwords_lead_to_a_calm_page(reader):
    person_in("Editors")
    for _attempt in range(6):
        response = reader.post(
            "/admin/login/", {"username": "editors", "password": "wrong", "next": "/admin/"}
        )
    text = text_of(response)
    assert response.status_code == 429
    assert "You can try again in 15 minutes." in text
    assert "Nothing is lost" in text
    assert "//" not in re.sub(r"<!.*?>", "", text).replace("http://testserver", "")


def test_a_forgotten_password_is_replaced_by_mail(reader):
    person_in("Editors")
    reader.post("/admin/password_reset/", {"email": "editors@example.org"})
    link = re.search(r"http://testserver(/admin/password_reset/confirm/\S+)", mail.outbox[0].body).group(1)
    form = reader.get(link, follow=True)
    words = "another-long-password"
    reader.post(form.request["PATH_INFO"], {"new_password1": words, "new_password2": words})
    assert reader.login(request=form.wsgi_request, username="editors", password=words)


def test_the_root_page_list_opens_for_an_editor():
    assert browser_of("Editors").get("/admin/pages/", follow=True).status_code == 200
