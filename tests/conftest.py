"""The world in which the tests run: the demonstration, loaded once, in the test database."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from core.catalogues import compile_catalogues
from core.preload import clear

DIRECTORIES = {"/en/help/all/", "/fi/apua/kaikki/", "/sv/hjalp/alla/"}
# The page of a country; the first channels have low numbers in a fresh database.
BELOW = ("se/", "1/", "2/", "2/card/")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Read the demo once; each test's changes are rolled back."""
    from home.demo.load import is_empty, load_demo

    compile_catalogues(settings.LOCALE_PATHS[0])
    with django_db_blocker.unblock():
        if is_empty():  # with --reuse-db it is there already
            load_demo()


@pytest.fixture(scope="session")
def whole_site(django_db_setup, django_db_blocker) -> dict[str, str]:
    """The HTML of every published page of the demonstration by address, and of what lies below the directory."""
    from home.sitemaps import PageSitemap

    with django_db_blocker.unblock():
        sitemap = PageSitemap()
        addresses = [sitemap.location(item) for item in sitemap.items()]
        addresses += [f"{address}{end}" for address in addresses if address in DIRECTORIES for end in BELOW]
        browser = Client()
        return {address: browser.get(address).content.decode() for address in addresses}


@pytest.fixture(autouse=True)
def fresh_request_state():
    """No test sees what another laid out or cached, nor its language."""
    clear()
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
    yield
    clear()


@pytest.fixture
def reader() -> Client:
    """Somebody who reads: no account, no cookie."""
    return Client()


@pytest.fixture
def editor(db, django_user_model):
    return django_user_model.objects.create_superuser("tester", "tester@example.org", "a-long-test-password")


@pytest.fixture
def desk(editor) -> Client:
    """A logged-in administrator's browser."""
    client = Client()
    client.force_login(editor)
    return client
