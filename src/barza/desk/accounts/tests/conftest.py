import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage
from pytest_django import Settings

from .entrance import DESK
from .register import with_kinds


@pytest.fixture
def entrance(settings: Settings) -> None:
    """No static files are collected for tests, and a fast hash is strong enough for them."""
    backend = f"{StaticFilesStorage.__module__}.{StaticFilesStorage.__name__}"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.WHITENOISE_AUTOREFRESH = True
    settings.ROOT_URLCONF = "barza.desk.accounts.tests.entrance"
    settings.LOGIN_REDIRECT_URL = DESK
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


@pytest.fixture
def kinds(db: None) -> None:
    with_kinds()
