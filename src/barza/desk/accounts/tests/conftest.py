from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage
from pytest_django import Settings

from barza.desk.people.models import Employee, Role
from barza.testing import cast

from .entrance import DESK
from .identity import Provider, serving
from .register import with_kinds
from .visiting import configured


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


@pytest.fixture(scope="session")
def identity_server() -> Iterator[Provider]:
    with serving() as provider:
        yield provider


@pytest.fixture
def provider(identity_server: Provider, settings: Settings) -> Provider:
    identity_server.reset()
    settings.OIDC = configured(identity_server)
    return identity_server


@pytest.fixture
def clerk() -> Employee:
    """Her role asks for no second factor."""
    return cast.employee(role=Role.DEPARTMENT)
