import json
import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from barza.town.testing import running_town
from barza.town.tests.conftest import client
from barza.town.webhook import signature

Delivery = tuple[bytes, str]


@pytest.fixture
def receiver() -> Iterator[tuple[str, "queue.Queue[Delivery]"]]:
    """Refuses the first delivery, takes all others."""
    got: queue.Queue[Delivery] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.put((body, self.headers["X-Hub-Signature"]))
            self.send_response(503 if got.qsize() == 1 and not taken else 202)
            taken.append(1)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None: ...

    taken: list[int] = []
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hook", got
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_new_status_is_delivered_signed_and_again_when_it_was_refused(
    tmp_path: Path, receiver: tuple[str, "queue.Queue[Delivery]"]
) -> None:
    url, got = receiver
    with running_town(tmp_path, options=["--webhook", url]) as town:
        written = client(town, "salim_k").status_post("@muscat by webhook")
        first, second = got.get(timeout=10), got.get(timeout=10)
        assert first == second
        assert first[1] == signature(town.webhook_secret, first[0])
        message = json.loads(first[0])
        assert (message["event"], message["object"]["id"]) == ("status.created", str(written.id))
