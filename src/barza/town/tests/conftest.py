"""One real town for each test module, driven with the client that everybody uses."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from mastodon import Mastodon

from barza.town.testing import TownHandle, running_town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TownHandle]:
    folder: Path = tmp_path_factory.mktemp("town")
    with running_town(folder) as handle:
        yield handle


def client(town: TownHandle, handle: str = "") -> Mastodon:
    """Signed in as a citizen, or without ``handle`` as the institution."""
    token = town.citizen(handle).access_token if handle else town.access_token
    return Mastodon(access_token=token, api_base_url=town.base_url)


@pytest.fixture
def us(town: TownHandle) -> Mastodon:
    return client(town)


@pytest.fixture
def salim(town: TownHandle) -> Mastodon:
    return client(town, "salim_k")


@pytest.fixture
def priya(town: TownHandle) -> Mastodon:
    return client(town, "priya_in_muscat")
