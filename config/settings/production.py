"""The site as readers meet it, on a public server or, without any variable set, on this machine.

One address decides: with `PUBLIC_URL=https://…` everything that needs TLS is on (secure cookies,
redirect, HSTS); with the default `http://127.0.0.1:8000` it is off, or nobody could log in.
"""

from urllib.parse import urlsplit

from config.secret_key import secret_key_from
from config.settings.base import *  # noqa: F403
from config.settings.base import DATA_DIR, WAGTAILADMIN_BASE_URL, env

DEBUG = False

SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key_from(DATA_DIR / "secret_key")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

PUBLIC_URL = urlsplit(WAGTAILADMIN_BASE_URL)
ALLOWED_HOSTS = [PUBLIC_URL.hostname, "127.0.0.1", "localhost", *env.list("ALLOWED_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = [f"{PUBLIC_URL.scheme}://{PUBLIC_URL.netloc}"]

if PUBLIC_URL.scheme == "https":
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    # Only a proxy that overwrites this header may stand in front; see README.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="cairn@localhost")
