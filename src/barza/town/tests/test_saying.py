"""What the institution lets a citizen say: any words, once for each key, and by nobody else."""

import httpx
import pytest
from mastodon import Mastodon

from barza.town.testing import TownHandle

WORDS = {"citizen": "salim_k", "status": "الإنارة معطلة من ليلتين."}


def ask(
    town: TownHandle, form: dict[str, str], *, token: str = "", key: str = ""
) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token or town.access_token}", "Idempotency-Key": key}
    return httpx.post(f"{town.base_url}/practice/say", json=form, headers=headers)


def say(town: TownHandle, form: dict[str, str], *, key: str = "") -> str:
    return str(ask(town, form, key=key).raise_for_status().json()["status"])


def test_the_citizen_writes_it_to_the_institution(town: TownHandle, us: Mastodon) -> None:
    status = us.status(say(town, WORDS))
    assert status.account.acct == "salim_k"
    assert "الإنارة معطلة" in status.content
    assert us.notifications(limit=1)[0].status.id == status.id


def test_a_private_word_is_private(town: TownHandle, us: Mastodon, priya: Mastodon) -> None:
    said = us.status(say(town, WORDS | {"visibility": "direct"}))
    assert said.visibility == "direct"


def test_the_same_key_is_said_once(town: TownHandle) -> None:
    first = say(town, WORDS, key="drill-1")
    assert say(town, WORDS, key="drill-1") == first
    assert say(town, WORDS, key="drill-2") != first


def test_only_the_institution_lets_citizens_speak(town: TownHandle) -> None:
    for token, status in ((town.citizens[0].access_token, 403), ("wrong", 401)):
        assert ask(town, WORDS, token=token).status_code == status


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"citizen": "nobody"}, 404),
        ({"citizen": "muscat"}, 404),
        ({"status": "  "}, 422),
        ({"status": "x" * 600}, 422),
        ({"visibility": "loud"}, 422),
    ],
    ids=["nobody", "the institution itself", "nothing", "too long", "no such visibility"],
)
def test_what_nobody_could_say_is_refused(
    town: TownHandle, fields: dict[str, str], status: int
) -> None:
    assert ask(town, WORDS | fields).status_code == status
