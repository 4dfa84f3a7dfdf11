"""A public server with production settings: nothing to warn about."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def manage(tmp_path: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"SECRET_KEY", "PUBLIC_URL", "ALLOWED_HOSTS"}
    }
    environment |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATA_DIR": str(tmp_path),
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:config", *arguments],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def value_of(tmp_path: Path, *names: str, **variables: str) -> list[str]:
    code = f"from django.conf import settings\nfor name in {names!r}: print(repr(getattr(settings, name)))"
    result = manage(tmp_path, "-c", code, **variables)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


PUBLIC = {"PUBLIC_URL": "https://cairn.example"}


def test_the_check_before_going_public_finds_nothing(tmp_path):
    result = manage(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **PUBLIC)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_the_check_would_find_a_server_without_tls(tmp_path):
    """Otherwise the test above would prove nothing."""
    result = manage(
        tmp_path,
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        PUBLIC_URL="http://cairn.example",
    )
    assert result.returncode == 1
    assert "security.W012" in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "False"),
        ("SESSION_COOKIE_NAME", "'__Host-sessionid'"),
        ("CSRF_COOKIE_NAME", "'__Host-csrftoken'"),
        ("SESSION_COOKIE_SECURE", "True"),
        ("CSRF_COOKIE_SECURE", "True"),
        ("SECURE_SSL_REDIRECT", "True"),
        ("SECURE_HSTS_SECONDS", "31536000"),
        ("SECURE_REFERRER_POLICY", "'same-origin'"),
        ("CSRF_TRUSTED_ORIGINS", "['https://cairn.example']"),
        ("SESSION_COOKIE_AGE", "28800"),
        ("WAGTAIL_GRAVATAR_PROVIDER_URL", "None"),
        ("WAGTAIL_ENABLE_UPDATE_CHECK", "False"),
        ("WAGTAILEMBEDS_FINDERS", "[]"),
    ],
)
def test_a_public_server_is_set_up_as_promised(tmp_path, name, value):
    assert value_of(tmp_path, name, **PUBLIC) == [value]


def test_only_the_sites_own_names_are_answered(tmp_path):
    assert value_of(tmp_path, "ALLOWED_HOSTS", **PUBLIC) == ["['cairn.example', '127.0.0.1', 'localhost']"]


def test_passwords_are_hashed_with_argon2(tmp_path):
    assert "Argon2" in value_of(tmp_path, "PASSWORD_HASHERS", **PUBLIC)[0].split(",")[0]


def test_the_secret_key_is_made_once_and_read_by_nobody_else(tmp_path):
    first, second = (value_of(tmp_path, "SECRET_KEY", **PUBLIC) for _ in range(2))
    assert first == second
    assert len(first[0]) > 50
    assert oct((tmp_path / "secret_key").stat().st_mode & 0o777) == "0o600"
    assert value_of(tmp_path, "SECRET_KEY", **PUBLIC, SECRET_KEY="given") == ["'given'"]


def test_on_ones_own_machine_nothing_needs_tls(tmp_path):
    names = ("SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_NAME")
    assert value_of(tmp_path, *names) == ["False", "False", "'sessionid'"]
