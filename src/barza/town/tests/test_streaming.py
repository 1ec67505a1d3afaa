import queue
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from mastodon import Mastodon, StreamListener

from barza.town.testing import TownHandle


class Ear(StreamListener):
    def __init__(self) -> None:
        self.heard: queue.Queue[tuple[str, Any]] = queue.Queue()

    def on_update(self, status: Any) -> None:
        self.heard.put(("update", status.id))

    def on_notification(self, notification: Any) -> None:
        self.heard.put((notification.type, notification.status.id))

    def on_status_update(self, status: Any) -> None:
        self.heard.put(("edited", str(status.id)))

    def on_delete(self, deleted: Any) -> None:
        self.heard.put(("deleted", str(deleted)))

    def next(self) -> tuple[str, str]:
        kind, id = self.heard.get(timeout=10)
        return kind, str(id)


@pytest.fixture
def ear(us: Mastodon, priya: Mastodon) -> Iterator[Ear]:
    ear = Ear()
    handle = us.stream_user(ear, run_async=True)
    deadline = time.monotonic() + 10
    while not handle.is_receiving() and time.monotonic() < deadline:
        time.sleep(0.02)
    yield ear
    closing = threading.Thread(target=handle.close)
    closing.start()
    while closing.is_alive():  # the client lets go only when something comes
        priya.status_post("goodbye")
        closing.join(0.1)


def test_a_stream_tells_of_a_message_its_edit_and_its_end(ear: Ear, salim: Mastodon) -> None:
    written = salim.status_post("@muscat listen")
    assert ear.next() == ("mention", str(written.id))
    assert ear.next() == ("update", str(written.id))
    salim.status_update(written.id, "@muscat listen again")
    assert ear.next() == ("edited", str(written.id))
    salim.status_delete(written.id)
    assert ear.next() == ("deleted", str(written.id))


def test_a_stream_tells_only_what_the_listener_may_see(
    town: TownHandle, ear: Ear, salim: Mastodon
) -> None:
    salim.status_post("@priya_in_muscat between us", visibility="direct")
    public = salim.status_post("for everybody")
    assert ear.next() == ("update", str(public.id))


def test_the_stream_says_that_it_is_well(us: Mastodon) -> None:
    assert us.stream_healthy()
