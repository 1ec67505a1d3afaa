"""A network's faults, in words for whoever has just given its credentials."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from barza.connectors.errors import Unknown
from barza.desk.channels import asking, troubles
from barza.desk.core.errors import Refused
from barza.testing import cast
from tests.networks.wire import Reaction, answer, wire

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("P-70")]
CREDENTIALS = {"access_token": "t", "username": "u", "application_password": "p"}
FAULTS = {
    "401": (answer(401, {"error": "x", "message": "x"}), "doesn't accept these credentials"),
    "404": (answer(404, {}), "nothing that we could sign in to"),
    "403": (answer(403, {"error": "Closed", "message": "Closed"}), "It said: .*Closed"),
    "429": (answer(429, {}, Retry_After="90"), "Try again in 2 minutes"),
    "500": (answer(500, {}), "has a disturbance"),
    "a page": (answer(200, b"<!doctype html><p>Welcome"), "a web page, perhaps"),
    "another JSON": (answer(200, {"surprise": []}), "a web page, perhaps"),
    "silence": (Reaction(ending="hang"), "too long"),
}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("mastodon.session", "wordpress.client"):
        for name in ("READ", "CONNECT"):
            monkeypatch.setattr(f"barza.connectors.{module}.{name}", 0.4)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as entered:
        yield entered


@pytest.mark.parametrize("network", ["mastodon", "wordpress"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_network_is_a_sentence(stack: ExitStack, network: str, fault: str) -> None:
    reaction, words = FAULTS[fault]
    log = stack.enter_context(wire(lambda _method, _path: reaction))
    theirs = cast.account(network=network, base_url=log.url)

    with pytest.raises(Refused, match=words) as refusal:
        asking.who_are_we(theirs, CREDENTIALS)

    assert refusal.value.clause == "P-70"


@pytest.mark.parametrize("network", ["mastodon", "wordpress"])
def test_no_connection_and_no_certificate_are_told_apart(stack: ExitStack, network: str) -> None:
    log = stack.enter_context(wire(lambda _method, _path: answer(200, {})))
    port = log.url.rpartition(":")[2]
    nobody = cast.account(network=network, base_url="http://127.0.0.1:9")
    open_line = cast.account(network=network, base_url=f"https://127.0.0.1:{port}")

    with pytest.raises(Refused, match="no connection"):
        asking.who_are_we(nobody, CREDENTIALS)
    with pytest.raises(Refused):
        asking.who_are_we(open_line, CREDENTIALS)


@pytest.mark.requirement("P-85")
@pytest.mark.parametrize("address", ["http://social.example", "ftp://social.example", "social"])
def test_no_credential_goes_over_an_open_line(address: str) -> None:
    with pytest.raises(Refused, match="https") as refusal:
        asking.who_are_we(cast.account(base_url=address), CREDENTIALS)

    assert refusal.value.clause == "P-85"


def test_a_network_without_a_connector_is_said_to_have_none() -> None:
    theirs = cast.account(network="papyrus")

    with pytest.raises(Refused, match="can't be used"):
        asking.who_are_we(theirs, CREDENTIALS)


def test_what_may_have_been_done_is_looked_for_first() -> None:
    assert "Look there" in troubles.sentence(Unknown("x"))


@pytest.mark.django_db
def test_no_network_is_asked_inside_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="never called inside a transaction"):
        asking.who_are_we(cast.account(), CREDENTIALS)
