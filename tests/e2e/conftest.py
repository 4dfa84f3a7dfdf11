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
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

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
def base_url(request, tmp_path_factory) -> str:
    """The address of a running site: prepared from nothing, served by gunicorn.

    `--base-url` names one that runs already (made with the password below), for quicker work on a test.
    """
    if running := request.config.getoption("base_url"):
        yield running
        return
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    data = tmp_path_factory.mktemp("site")
    environment = {
        **{
            key: value
            for key, value in os.environ.items()
            if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        },
        "DATA_DIR": str(data),
        "PORT": str(port),
        "PUBLIC_URL": address,
        "ADMIN_PASSWORD": PASSWORD,
        "WEB_WORKERS": "1",
    }
    for command in (["collectstatic", "--noinput", "--verbosity", "0"], ["prepare"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environment, check=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py", "config.wsgi"],
        cwd=PROJECT,
        env=environment,
    )
    try:
        wait_for(f"{address}/healthz")
        yield address
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
    "/fi/lapset/",
    "/fi/lapset/10-12/",
    "/fi/vanhemmat/",
    "/fi/ohjeet/",
    "/fi/ohjeet/4/",
    "/fi/ohjeet/4-selko/",
    "/fi/kampanjat/",
    "/fi/kampanjat/minun-kuvani/",
    "/fi/kampanjat/minun-kuvani/13-15/",
    "/fi/vahemman-jalkia/",
    "/fi/haku/",
    "/fi/tata-sivua-ei-ole/",
]
