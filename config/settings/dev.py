"""For the engineer: autoreload, tracebacks, unhashed static files."""

from config.settings.base import *  # noqa: F403
from config.settings.base import STORAGES

DEBUG = True
SECRET_KEY = "only-for-development-on-this-machine"
ALLOWED_HOSTS = ["*"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
