"""Misago's own settings for development, on this machine alone: no Redis, no mail, no waiting."""

import os

from devproject.settings import *  # noqa: F403

_FOLDER = os.environ["FORUM_FOLDER"]

SECRET_KEY = os.environ["FORUM_SECRET"]
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ["FORUM_USER"],
        "USER": os.environ["FORUM_USER"],
        "HOST": os.environ["FORUM_HOST"],
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": f"{_FOLDER}/cache",
    }
}
STATIC_ROOT, MEDIA_ROOT = f"{_FOLDER}/static", f"{_FOLDER}/media"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
CELERY_BROKER_URL = "memory://"
CELERY_TASK_ALWAYS_EAGER = True
INSTALLED_APPS = [name for name in INSTALLED_APPS if name != "debug_toolbar"]  # noqa: F405
MIDDLEWARE = [name for name in MIDDLEWARE if "debug_toolbar" not in name]  # noqa: F405
