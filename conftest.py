"""What every test of the project stands on. The cast is in ``barza.testing.cast``."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from pytest_django import Settings

pytest_plugins = ["barza.testing.requirements", "barza.testing.completeness"]


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    """Tests serve static files as they stand: nothing is collected, named by content, packed."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are matched as the code has them; a request speaks its own language."""
    with translation.override("en"):
        yield
