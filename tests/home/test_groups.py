"""The four groups of editors: who may do what, in the real screens."""

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, Workflow

from campaigns.models import GuidancePage
from help_channels.models import HelpChannel, SecondPersonTask
from home.groups import GROUPS, set_up_groups
from home.workflows import set_up_second_person
from tests.desk import browser_of, guidance_add_url, page_form, person_in, term_ids, text_of

pytestmark = pytest.mark.django_db

LESSER = ["Editors", "Safeguarding reviewers", "Publishers"]
ADMINISTRATION = [
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/locales/",
    "/admin/collections/",
    "/admin/workflows/list/",
    "/admin/workflows/tasks/index/",
    "/admin/snippets/taxonomy/audience/add/",
]


def rights_in_the_database():
    return {
        group.name: (
            set(group.permissions.values_list("content_type__app_label", "codename")),
            set(group.page_permissions.values_list("page__depth", "permission__codename")),
            set(group.collection_permissions.values_list("collection__depth", "permission__codename")),
        )
        for group in Group.objects.all()
    }


def guidance():
    return GuidancePage.objects.live().filter(locale__language_code="en").first()


def test_an_installation_has_the_four_groups_and_no_other():
    assert set(rights_in_the_database()) == set(GROUPS)


def test_every_right_that_a_group_is_promised_exists():
    there = {
        f"{app}.{code}" for app, code in Permission.objects.values_list("content_type__app_label", "codename")
    }
    promised = {
        right
        for rights in GROUPS.values()
        for right in (
            *rights.models,
            *(f"wagtailcore.{codename}" for codename in rights.pages),
            *rights.files,
        )
    }
    assert promised - there == set()


def test_setting_up_the_groups_again_changes_nothing():
    before = rights_in_the_database()
    set_up_groups(apps)
    assert rights_in_the_database() == before


def test_setting_up_the_groups_takes_back_a_right_that_a_group_should_not_have():
    before = rights_in_the_database()
    Group.objects.get(name="Editors").permissions.add(Permission.objects.get(codename="add_user"))
    set_up_groups(apps)
    assert rights_in_the_database() == before


def test_wagtails_own_group_stays_while_somebody_is_in_it(django_user_model):
    moderators = Group.objects.create(name="Moderators")
    django_user_model.objects.create_user("old-hand").groups.add(moderators)
    set_up_groups(apps)
    assert Group.objects.filter(name="Moderators").exists()


def test_what_editors_hand_in_goes_to_the_publishers():
    assert [task.groups.get().name for task in GroupApprovalTask.objects.all()] == ["Publishers"]
    assert sorted(workflow.name for workflow in Workflow.objects.all()) == [
        "A publisher reads and publishes",
        "Another person approves numbers and addresses",
    ]


def test_new_numbers_go_to_those_who_may_publish_them():
    task = SecondPersonTask.objects.get()
    approving = {group.name for group in task.groups.all()}
    publishing = Group.objects.filter(permissions__codename="publish_helpchannel")
    assert approving == {group.name for group in publishing} == {"Publishers", "Administrators"}
    assert HelpChannel.get_default_workflow().tasks.get().specific == task


def test_setting_up_the_second_person_again_changes_nothing():
    def steps():
        return [(task.pk, sorted(group.pk for group in task.groups.all())) for task in tasks.all()]

    tasks, before = SecondPersonTask.objects, Workflow.objects.count()
    first = steps()
    set_up_second_person(apps)
    assert (steps(), Workflow.objects.count()) == (first, before)


def test_the_editors_guide_names_every_group():
    guide = Path("docs/editors.md").read_text(encoding="utf-8")
    assert [name for name in GROUPS if name not in guide] == []


@pytest.mark.parametrize("group", LESSER)
def test_nobody_but_administrators_reaches_users_settings_and_vocabulary(group):
    browser = browser_of(group)
    settings = "/admin/settings/help_channels/helpsettings/1/"
    answers = {url: browser.get(url).status_code for url in [*ADMINISTRATION, settings]}
    assert {url: code for url, code in answers.items() if code == 200} == {}


@pytest.mark.parametrize("group", LESSER)
def test_nobody_but_administrators_sees_settings_in_the_menu(group):
    text = text_of(browser_of(group).get("/admin/"))
    assert "/admin/users/" not in text
    assert "/admin/settings/" not in text


def test_administrators_reach_users_and_settings():
    browser = browser_of("Administrators")
    answers = {url: browser.get(url).status_code for url in ADMINISTRATION}
    assert {url: code for url, code in answers.items() if code != 200} == {}
    assert browser.get("/admin/settings/help_channels/helpsettings/", follow=True).status_code == 200


def test_an_editor_writes_and_does_not_publish():
    terms = term_ids("a10_12", "grooming")
    response = browser_of("Editors").post(guidance_add_url(), page_form(terms, **{"action-publish": "1"}))
    page = GuidancePage.objects.get(slug="a-new-page")
    assert response.status_code == 302
    assert not page.live


def test_a_publisher_publishes():
    terms = term_ids("a10_12", "grooming")
    browser_of("Publishers").post(guidance_add_url(), page_form(terms, **{"action-publish": "1"}))
    assert GuidancePage.objects.get(slug="a-new-page").live


def test_a_page_that_a_reviewer_locked_is_not_published_by_a_publisher():
    page = guidance()
    response = browser_of("Safeguarding reviewers").post(f"/admin/pages/{page.pk}/lock/")
    page.refresh_from_db()
    assert (response.status_code, page.locked) == (302, True)
    publisher = browser_of("Publishers")
    terms = [term.pk for term in page.terms.all()]
    form = page_form(terms, title="Out it goes", slug=page.slug, **{"action-publish": "1"})
    publisher.post(f"/admin/pages/{page.pk}/unlock/")
    publisher.post(f"/admin/pages/{page.pk}/edit/", form)
    page.refresh_from_db()
    assert (page.locked, page.title == "Out it goes") == (True, False)


def test_a_reviewer_corrects_pages_and_adds_none():
    rights = guidance().permissions_for_user(person_in("Safeguarding reviewers"))
    assert (rights.can_edit(), rights.can_publish(), rights.can_delete()) == (True, False, False)
    assert not guidance().get_parent().permissions_for_user(rights.user).can_add_subpage()


def test_an_editor_offers_a_page_to_a_publisher():
    page = guidance()
    terms = [term.pk for term in page.terms.all()]
    form = page_form(terms, title="Better words", slug=page.slug, **{"action-submit": "1"})
    browser_of("Editors").post(f"/admin/pages/{page.pk}/edit/", form)
    assert page.current_workflow_task.name == "A publisher reads and publishes"
    assert "Better words" in text_of(browser_of("Publishers").get("/admin/"))
