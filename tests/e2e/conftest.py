"""A real server with production settings and the demonstration, and a real browser.

The server runs beside the tests with a data folder of its own, so these tests see exactly what
`make run` serves. Where there is no Chromium they are left out, and say so; in CI that is a failure.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

# Two browsers and two servers share the machine: what is expected may take a while (milliseconds).
expect.set_options(timeout=20_000)

PROJECT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# A browser that calls nobody but the page under test.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "a-password-for-the-browser-tests"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(no_chromium())


def no_chromium():
    reason = "there is no Chromium on this machine (Debian package: chromium)"
    if os.environ.get("CI"):
        pytest.exit(reason, returncode=1)
    return pytest.mark.skip(reason=reason)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def prepared_site(tmp_path_factory) -> Path:
    """The data folder of a site as `make run` prepares it; servers get copies."""
    environment = site_environment(tmp_path_factory.mktemp("prepared"))
    for command in (["collectstatic", "--noinput", "--verbosity", "0"], ["prepare"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True)
    return Path(environment["DATA_DIR"])


@pytest.fixture(scope="session")
def base_url(request, tmp_path_factory) -> str:
    """The address of a running site: prepared from nothing, served by gunicorn.

    `--base-url` names one that runs already (made with the password below), for quicker work on a test.
    """
    if running := request.config.getoption("base_url"):
        yield running
        return
    environment = site_environment(tmp_path_factory.mktemp("site"))
    copy_site(request.getfixturevalue("prepared_site"), environment)
    with serving(environment, "gunicorn", "-c", "config/gunicorn.py", "config.wsgi") as address:
        yield address


def site_environment(data: Path) -> dict[str, str]:
    """What a new site with this data folder is started with; nothing of the tests' own settings."""
    port = free_port()
    ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    return {
        **{key: value for key, value in os.environ.items() if key not in ours},
        "DATA_DIR": str(data),
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ADMIN_PASSWORD": PASSWORD,
        "WEB_WORKERS": "1",
    }


def copy_site(prepared: Path, environment: dict[str, str]) -> None:
    """Give a new site the data of the prepared one, and the address under which it will be served."""
    shutil.copytree(prepared, environment["DATA_DIR"], dirs_exist_ok=True)
    address = urlsplit(environment["PUBLIC_URL"])
    move = f"from wagtail.models import Site; Site.objects.update(hostname={address.hostname!r}, port={address.port})"
    run_in_site(environment, move)


def run_in_site(environment: dict[str, str], program: str) -> None:
    """Run Python inside the site, as its operator would."""
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", program]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True)


@contextmanager
def serving(environment: dict[str, str], module: str, *arguments: str) -> Iterator[str]:
    """Run a server as `python -m module arguments` and give its address; stop it in the end."""
    server = subprocess.Popen([sys.executable, "-m", module, *arguments], cwd=PROJECT, env=environment)
    try:
        wait_for(f"{environment['PUBLIC_URL']}/healthz")
        yield environment["PUBLIC_URL"]
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urlopen(url) as answer:
                if answer.status == 200:
                    return
        except URLError:
            time.sleep(0.2)
    raise RuntimeError(f"{url} did not answer within {seconds} seconds")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, base_url):
    return {**browser_context_args, "base_url": base_url, "locale": "en-GB"}


@pytest.fixture(scope="session")
def addresses(base_url) -> list[str]:
    """The path of every published page, from the sitemap that search engines read."""
    with urlopen(f"{base_url}/sitemap.xml") as answer:
        found = re.findall(r"<loc>([^<]+)</loc>", answer.read().decode())
    return [address.removeprefix(base_url) for address in found]


# One page of each type, in Finnish: the longest words.
PAGE_TYPES = [
    "/fi/",
    "/fi/apua/",
    "/fi/apua/1/",
    "/fi/apua/kaikki/",
    "/fi/apua/kaikki/2/",
    "/fi/apua/kaikki/2/card/",
    "/fi/apua/kaikki/se/",
    "/fi/lapset/",
    "/fi/lapset/10-12/",
    "/fi/vanhemmat/",
    "/fi/ohjeet/",
    "/fi/ohjeet/4/",
    "/fi/ohjeet/4-selko/",
    "/fi/kampanjat/",
    "/fi/kampanjat/minun-kuvani/",
    "/fi/kampanjat/minun-kuvani/13-15/",
    "/fi/oppitunnit/",
    "/fi/oppitunnit/sina-paatat-kuka-nakee-kuvasi/",
    "/fi/oppitunnit/sina-paatat-kuka-nakee-kuvasi/pupils/",
    "/fi/oppitunnit/collection/",
    "/fi/vahemman-jalkia/",
    "/fi/harjoittele/",
    "/fi/harjoittele/3/1/",
    "/fi/haku/",
    "/fi/tata-sivua-ei-ole/",
]
