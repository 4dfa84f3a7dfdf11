"""What every answer says to a browser: what may run, who may look, what may be kept."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from campaigns.models import GuidancePage
from core.models import CustomDocument

pytestmark = pytest.mark.django_db


READERS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EDITORS = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
EVERYWHERE = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
READER_ADDRESSES = [
    "/",
    "/en/",
    "/fi/",
    "/sv/",
    "/en/search/",
    "/en/no-such-page/",
    "/healthz",
    "/robots.txt",
    "/sitemap.xml",
]
READ_ONLY_ADDRESSES = ["/", "/en/", "/healthz", "/robots.txt", "/sitemap.xml", "/media/images/a.png"]


def sensitive_page() -> Page:
    return GuidancePage.objects.live().filter(is_sensitive=True, locale__language_code="en").first()


@pytest.mark.parametrize("address", READER_ADDRESSES)
def test_readers_get_the_strict_policy_on_every_kind_of_answer(reader, address):
    headers = reader.get(address).headers
    assert headers["Content-Security-Policy"] == READERS
    assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_explore_root", "wagtailimages:index"])
def test_editors_screens_get_the_policy_that_they_need(desk, name):
    headers = desk.get(reverse(name)).headers
    assert headers["Content-Security-Policy"] == EDITORS
    assert {key: headers[key] for key in EVERYWHERE} == EVERYWHERE


def test_the_login_page_gets_the_strict_policy_and_holds_nothing_inline(reader):
    response = reader.get(reverse("wagtailadmin_login"))
    html = response.content.decode()
    assert response.headers["Content-Security-Policy"] == READERS
    inline = [tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag and "json" not in tag]
    assert inline == []
    assert "<style" not in html
    assert re.findall(r"\sstyle=|\son\w+=\"", html) == []


def test_an_editor_who_reads_the_site_gets_the_strict_policy_too(desk):
    assert desk.get("/en/").headers["Content-Security-Policy"] == READERS


@pytest.mark.parametrize(
    "power", ["camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"]
)
@pytest.mark.parametrize("address", ["/en/", "/en/no-such-page/", "/admin/login/"])
def test_nothing_may_ask_a_child_for_a_power_of_the_device(reader, address, power):
    assert f"{power}=()" in reader.get(address).headers["Permissions-Policy"].split(", ")


def test_a_document_keeps_the_stricter_policy_of_its_view(reader):
    document = CustomDocument.objects.create(title="Plain", file=ContentFile(b"Hei", name="plain.txt"))
    response = reader.get(document.url)
    response.close()
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


# --- Keeping --------------------------------------------------------------------------------------


def test_an_ordinary_page_is_asked_for_again_every_time(reader):
    response = reader.get("/en/")
    assert response.headers["Cache-Control"] == "no-cache"
    again = reader.get("/en/", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["Content-Security-Policy"] == READERS
    assert "Vary" not in again.headers


def test_a_page_that_has_changed_is_sent_anew(reader):
    page = GuidancePage.objects.live().filter(is_sensitive=False, locale__language_code="en").first()
    tag = reader.get(page.url).headers["ETag"]
    page.title = "Another title"
    page.save_revision().publish()
    assert reader.get(page.url, headers={"If-None-Match": tag}).status_code == 200


def test_a_discreet_page_is_kept_by_no_browser(reader):
    page = sensitive_page()
    assert reader.get(page.url).headers["Cache-Control"] == "no-store"
    page.is_sensitive = False
    page.save_revision().publish()
    assert reader.get(page.url).headers["Cache-Control"] == "no-cache"


def test_every_discreet_page_of_the_demonstration_is_kept_by_no_browser(reader):
    pages = [page for page in Page.objects.live().filter(depth__gt=1).specific() if page.is_sensitive]
    assert len(pages) >= 3
    assert {reader.get(page.url).headers["Cache-Control"] for page in pages} == {"no-store"}


@pytest.mark.parametrize("method", ["get", "post", "head"])
def test_search_is_kept_by_no_browser(reader, method):
    response = getattr(reader, method)(reverse("search"), {"words": "picture"})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"


def test_what_an_editor_sees_is_kept_by_nothing_that_others_share(desk):
    assert desk.get("/en/").headers["Cache-Control"] == "private, no-store"
    assert "no-store" in desk.get(reverse("wagtailadmin_home")).headers["Cache-Control"]


# --- Methods --------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize(
    "is_strict", [False, True], ids=["without a check of tokens", "as an anonymous browser"]
)
def test_a_page_refuses_every_method_that_is_not_reading(method, is_strict):
    response = getattr(Client(enforce_csrf_checks=is_strict), method)("/en/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.headers["Content-Security-Policy"] == READERS
    assert not response.cookies


@pytest.mark.parametrize("address", READ_ONLY_ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_no_address_for_readers_takes_anything(address, method):
    response = getattr(Client(enforce_csrf_checks=True), method)(address, {"a": "b"})
    assert response.status_code == 405
    assert not response.cookies


def test_every_type_of_page_refuses_a_form(reader):
    pages = {type(page): page for page in Page.objects.live().filter(depth__gt=1).specific()}
    assert len(pages) >= 8
    assert {reader.post(page.url, {"a": "b"}).status_code for page in pages.values()} == {405}


def test_a_page_says_what_it_allows(reader):
    response = reader.options("/en/")
    assert response.status_code == 200
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_asking_for_the_head_of_a_page_gives_no_body(reader):
    response = reader.head("/en/")
    assert (response.status_code, response.content) == (200, b"")


def test_search_takes_nothing_but_reading_and_a_form(reader):
    assert {getattr(reader, method)("/en/search/").status_code for method in ("put", "patch", "delete")} == {
        405
    }


def test_a_form_of_the_editors_without_its_token_is_refused_in_words(editor):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(
        reverse("wagtailadmin_login"), {"username": "tester", "password": "a-long-test-password"}
    )
    assert response.status_code == 403
    assert "Please try again" in response.content.decode()


# --- Logging in -----------------------------------------------------------------------------------

PASSWORD = "a-long-test-password"


@pytest.fixture
def colleague(db):
    return get_user_model().objects.create_superuser("colleague", "colleague@example.org", PASSWORD)


def log_in(username: str, password: str, address: str = "192.0.2.1"):
    return Client(REMOTE_ADDR=address).post(
        reverse("wagtailadmin_login"), {"username": username, "password": password}
    )


def test_the_right_password_lets_an_editor_in(editor):
    response = log_in("tester", PASSWORD)
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("wagtailadmin_home")


def test_four_wrong_passwords_are_forgiven(editor):
    for number in range(4):
        assert log_in("tester", f"wrong-{number}").status_code == 200
    assert log_in("tester", PASSWORD).status_code == 302


def test_after_five_wrong_passwords_even_the_right_one_is_refused_in_words(editor):
    for number in range(5):
        log_in("tester", f"wrong-{number}")
    for password in ("wrong-again", PASSWORD):
        response = log_in("tester", password)
        assert response.status_code == 429
        assert "<h1" in response.content.decode()
        assert "sessionid" not in response.cookies


def test_a_closed_door_for_one_editor_is_open_for_another(editor, colleague):
    for number in range(6):
        log_in("tester", f"wrong-{number}")
    assert log_in("tester", PASSWORD).status_code == 429
    assert log_in("colleague", PASSWORD).status_code == 302


def test_a_stranger_elsewhere_cannot_lock_an_editor_out(editor):
    for number in range(6):
        log_in("tester", f"wrong-{number}", address="198.51.100.7")
    assert log_in("tester", PASSWORD, address="192.0.2.1").status_code == 302


def test_a_wrong_password_is_answered_alike_whether_the_name_exists_or_not(editor):
    known, unknown = (log_in(name, "wrong").context["form"].errors for name in ("tester", "nobody"))
    assert str(known) == str(unknown)
