import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from mastodon import Mastodon, MastodonNotFoundError

from barza.town.testing import TownHandle, running_town
from barza.town.tests.conftest import client


def test_an_answer_brings_the_citizens_reaction_in_the_same_thread(
    town: TownHandle, us: Mastodon
) -> None:
    asked = town.arrive("pothole-mabela-1")
    answer = us.status_post(
        "@maryam_mabela تم تحويل البلاغ إلى فريق الطرق وسيُصلح يوم الأحد.", in_reply_to_id=asked
    )
    assert town.next()["act"] == "react"
    back = us.status_context(asked).descendants
    assert back[0].id == answer.id
    assert back[1].account.acct == "maryam_mabela"
    assert us.notifications(limit=1)[0].status.id == back[1].id


def test_a_private_matter_is_answered_in_private(town: TownHandle, us: Mastodon) -> None:
    asked = town.arrive("private-2")
    assert us.status(asked).visibility == "direct"
    answer = us.status_post(
        "@layla_writes Thank you, we will look at the ramp tomorrow and write to you here.",
        in_reply_to_id=asked,
        visibility="direct",
    )
    back = us.status(town.next()["status"])
    assert (back.visibility, back.in_reply_to_id) == ("direct", answer.id)


def test_a_message_is_edited_later(town: TownHandle, us: Mastodon) -> None:
    written = town.arrive("edit-1")
    assert town.next() == {"act": "edit", "status": written}
    assert "Mabela 8" in us.status(written).content
    assert len(us.status_history(written)) == 2


def test_a_message_is_deleted_later(town: TownHandle, us: Mastodon) -> None:
    written = town.arrive("delete-1")
    assert town.next()["act"] == "delete"
    with pytest.raises(MastodonNotFoundError):
        us.status(written)


def test_a_reply_hangs_from_the_institutions_own_post(town: TownHandle, us: Mastodon) -> None:
    reply = us.status(town.arrive("reply-park-1"))
    assert str(reply.in_reply_to_account_id) == town.account_id


def test_an_answer_that_was_deleted_brings_no_reaction(town: TownHandle, us: Mastodon) -> None:
    asked = town.arrive("bulky-seeb-1")
    answer = us.status_post("@khalfan نعم، الخدمة متاحة ويمكن طلبها.", in_reply_to_id=asked)
    us.status_delete(answer.id)
    town.next()
    assert us.status_context(asked).descendants == []


@pytest.fixture
def lively(tmp_path: Path) -> Iterator[TownHandle]:
    with running_town(tmp_path, pace=0.3) as town:
        yield town


def test_with_a_pace_messages_come_by_themselves(lively: TownHandle) -> None:
    us, deadline = client(lively), time.monotonic() + 15
    while len(us.notifications()) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(us.notifications()) >= 3


def test_without_a_pace_nothing_comes(town: TownHandle) -> None:
    before = town.call("GET", "/practice")["come"]
    time.sleep(0.6)
    assert town.call("GET", "/practice") == {
        "pace": 0.0, "come": before, "entries": 80, "loop": False,
    }  # fmt: skip


def test_the_script_ends_unless_it_loops(tmp_path: Path) -> None:
    with running_town(tmp_path) as town:
        acts: list[str] = []
        while (act := town.next()["act"]) and len(acts) < 200:
            acts.append(act)
        assert acts.count("arrive") == 80
        assert acts.count("delete") == 2
    with running_town(tmp_path, options=["--loop"]) as town:
        assert town.next()["act"] == "arrive"
