"""The rules of the house: who imports whom, nothing half done, nothing left over."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.template.loader import get_template

from core.checks import pages_are_read_only_for_readers, pages_use_their_default_template
from core.extraction import read_messages, untranslated
from core.models import BasePage
from exercises.blocks import EXERCISES

PROJECT = Path(__file__).resolve().parents[2]
OUR_APPS = [
    "core",
    "taxonomy",
    "help_channels",
    "exercises",
    "campaigns",
    "lessons",
    "training",
    "home",
    "search",
]
TRANSLATED = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
# Django finds these by their name; an exercise finds its own by its name.
BY_NAME = {"404.html", "403.html", "500.html", "400.html"} | {
    f"exercises/blocks/{name}.html" for name in EXERCISES
}


def sources(*suffixes: str) -> list[Path]:
    folders = [*OUR_APPS, "config", "templates"]
    return [
        path for folder in folders for suffix in suffixes for path in PROJECT.glob(f"{folder}/**/*.{suffix}")
    ]


def test_an_app_imports_only_from_lower_floors():
    tool = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([tool], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "Contracts: 1 kept, 0 broken." in result.stdout


def test_no_floor_is_left_out_of_the_contract():
    text = (PROJECT / "pyproject.toml").read_text()
    for name in [*OUR_APPS, "config"]:
        assert re.search(rf"layers = \[[^\]]*\b{name}\b", text), name
    assert {config.name for config in apps.get_app_configs() if (PROJECT / config.name).is_dir()} == set(
        OUR_APPS
    )


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out, verbosity=1)
    assert "No changes detected" in out.getvalue()


def test_the_projects_own_checks_find_nothing():
    assert pages_use_their_default_template(None) == []
    assert pages_are_read_only_for_readers(None) == []


@pytest.mark.django_db
def test_the_checks_name_a_page_that_breaks_the_rules(monkeypatch):
    page = next(model for model in apps.get_models() if issubclass(model, BasePage))
    monkeypatch.setattr(page, "template", "elsewhere.html")
    monkeypatch.setattr(page, "allowed_http_methods", ["GET", "POST"])
    assert [error.id for error in pages_use_their_default_template(None)] == ["core.E001"]
    assert [error.id for error in pages_are_read_only_for_readers(None)] == ["core.E002"]


def test_every_template_is_used():
    text = "\n".join(path.read_text() for path in sources("py", "html"))
    pages = {model.template for model in apps.get_models() if issubclass(model, BasePage)}
    left_over = [
        name
        for path in (PROJECT / "templates").rglob("*.html")
        if (name := path.relative_to(PROJECT / "templates").as_posix()) not in BY_NAME | pages
        and f'"{name}"' not in text.replace(f"templates/{name}", "")
        # What stands in the place of one of Wagtail's own templates.
        and not name.startswith("wagtail")
    ]
    settings_text = "\n".join(path.read_text() for path in PROJECT.glob("config/settings/*.py"))
    assert [name for name in left_over if name not in settings_text] == []


def test_every_page_has_its_template():
    for model in apps.get_models():
        if issubclass(model, BasePage):
            assert get_template(model.template).origin.name.startswith(str(PROJECT)), model


def test_every_template_that_is_named_is_there():
    named = {
        name
        for path in sources("html")
        for name in re.findall(r'{% (?:include|extends) "([^"]+)"', path.read_text())
    }
    named |= {
        name for path in sources("py") for name in re.findall(r'\btemplate = "([^"%]+)"', path.read_text())
    }
    assert len(named) > 20
    for name in named:
        get_template(name)


def test_every_drawing_icon_and_static_file_that_is_named_is_there():
    missing = [
        (path.name, name)
        for path in sources("html")
        for name in re.findall(r"{% static '([^']+)' %}", path.read_text())
        if not (PROJECT / "static" / name).is_file()
    ]
    sprite = (PROJECT / "static" / "icons" / "sprite.svg").read_text()
    icons = {name for path in sources("html") for name in re.findall(r'{% icon "([^"]+)"', path.read_text())}
    assert missing == []
    assert [name for name in icons if f'id="{name}"' not in sprite] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_has_words_in_every_language(language):
    with (PROJECT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    wanted = {(message.id, message.context) for message in read_messages(PROJECT) if message.id}
    known = {(message.id, message.context) for message in catalogue if message.id}
    assert len(wanted) > 300
    assert sorted(map(str, wanted - known)) == [], "not collected: run make messages"
    assert sorted(map(str, known - wanted)) == [], "no longer used: run make messages"
    assert untranslated(catalogue) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_keeps_its_placeholders(language):
    with (PROJECT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    wrong = []
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple | list) else [message.id]
        words = message.string if isinstance(message.string, tuple | list) else [message.string]
        wanted = set(re.findall(r"%\(\w+\)[sd]", ids[-1]))
        wrong += [
            str(message.id)
            for text in words
            if message.id and text and set(re.findall(r"%\(\w+\)[sd]", text)) != wanted
        ]
    assert wrong == []
