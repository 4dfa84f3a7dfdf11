"""What happens between a fresh checkout and a site that serves."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def installation(settings, tmp_path):
    """A data folder of this test's own."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def prepare() -> str:
    out = StringIO()
    call_command("prepare", stdout=out)
    return out.getvalue()


def test_it_prints_the_addresses_and_an_editor_with_a_random_password(installation):
    said = prepare()
    password = (installation / "editor_password").read_text()
    assert len(password) >= 12
    assert password in said
    for address in ("/en/", "/fi/", "/sv/", "/admin/"):
        assert address in said
    assert get_user_model().objects.get(username="editor").check_password(password)


def test_the_kept_password_is_for_its_owner_alone(installation):
    prepare()
    assert (installation / "editor_password").stat().st_mode & 0o077 == 0


def test_a_second_time_changes_nothing(installation):
    first = prepare()
    pages = Page.objects.count()
    assert prepare() == first
    assert Page.objects.count() == pages


def test_a_given_password_is_used_and_not_printed(installation, monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "given-by-the-operator")
    said = prepare()
    assert "given-by-the-operator" not in said
    assert get_user_model().objects.get(username="editor").check_password("given-by-the-operator")
    assert not (installation / "editor_password").exists()


def test_a_password_given_later_replaces_the_random_one(installation, monkeypatch):
    prepare()
    monkeypatch.setenv("ADMIN_PASSWORD", "given-by-the-operator")
    prepare()
    assert get_user_model().objects.get(username="editor").check_password("given-by-the-operator")
    assert not (installation / "editor_password").exists()


def test_the_demonstration_never_mixes_with_real_pages():
    with pytest.raises(CommandError, match="empty installation"):
        call_command("load_demo")
