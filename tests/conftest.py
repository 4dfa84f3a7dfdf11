"""The world in which the tests run: the demonstration, loaded once, in the test database."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from core.catalogues import compile_catalogues
from core.preload import clear


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Read the demo once; each test's changes are rolled back."""
    from home.demo.load import load_demo

    compile_catalogues(settings.LOCALE_PATHS[0])
    with django_db_blocker.unblock():
        load_demo()


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
