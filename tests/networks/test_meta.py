"""What Meta's networks share: who signed, what Graph's numbers mean, how long one may answer."""

import hashlib
import hmac
import json
import logging
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from barza.connectors.asking import Answer
from barza.connectors.errors import (
    ConnectorError,
    Expired,
    Forged,
    Missing,
    Permanent,
    Temporary,
    Unknown,
)
from barza.connectors.meta import refusals, signed, versions, window
from barza.connectors.meta.graph import next_of

pytestmark = pytest.mark.requirement("P-04")

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SECRET = "agreed"


def delivery(at: datetime = NOW, object: str = "page") -> bytes:
    return json.dumps({"object": object, "entry": [{"id": "1", "time": at.timestamp()}]}).encode()


def with_signature(body: bytes, secret: str = SECRET) -> dict[str, str]:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"x-hub-signature-256": f"sha256={digest}"}


def test_a_signature_is_the_one_that_others_compute() -> None:
    """RFC 4231, test case 2."""
    digest = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    body, headers = b"what do ya want for nothing?", {"X-Hub-Signature-256": f"sha256={digest}"}
    with pytest.raises(Permanent, match="not a webhook"):
        signed.verified(body, headers, "Jefe", "page", NOW)


def test_what_the_secret_signed_is_read() -> None:
    body = delivery()
    assert [one.id for one in signed.verified(body, with_signature(body), SECRET, "page", NOW)] == [
        "1"
    ]


def test_what_is_told_of_another_kind_is_passed_over() -> None:
    body = delivery(object="instagram")
    assert signed.verified(body, with_signature(body), SECRET, "page", NOW) == []


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (delivery(), {}),
        (delivery(), {"X-Hub-Signature-256": "ö"}),
        (delivery(), with_signature(delivery(NOW - timedelta(hours=1)))),
        (delivery(), with_signature(delivery(), "another secret")),
        (delivery(NOW - timedelta(hours=38)), None),
        (delivery(NOW + timedelta(minutes=6)), None),
    ],
)
def test_a_false_or_stale_webhook_is_forged(body: bytes, headers: dict[str, str] | None) -> None:
    given = with_signature(body) if headers is None else headers
    with pytest.raises(Forged):
        signed.verified(body, given, SECRET, "page", NOW)


def test_without_a_secret_every_webhook_is_forged() -> None:
    body = delivery()
    with pytest.raises(Forged):
        signed.verified(body, with_signature(body, ""), "", "page", NOW)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"object":"page"}', b"\xff"])
def test_a_signed_webhook_that_makes_no_sense_is_refused(body: bytes) -> None:
    with pytest.raises(Permanent):
        signed.verified(body, with_signature(body), SECRET, "page", NOW)


def asked(**changed: str) -> dict[str, str]:
    given = {"mode": "subscribe", "verify_token": "word", "challenge": "1158201444"}
    return {f"hub.{name}": value for name, value in {**given, **changed}.items()}


def test_metas_question_with_the_agreed_word_gets_its_challenge_back() -> None:
    assert signed.challenge(asked(), "word") == "1158201444"


@pytest.mark.parametrize(
    "question",
    [
        {},
        asked(verify_token="guessed"),
        asked(mode="unsubscribe"),
        asked(challenge="<script>"),
        asked(challenge="1" * 201),
    ],
)
def test_any_other_question_is_forged(question: dict[str, str]) -> None:
    with pytest.raises(Forged):
        signed.challenge(question, "word")


def test_without_an_agreed_word_no_question_is_answered() -> None:
    with pytest.raises(Forged):
        signed.challenge(asked(verify_token=""), "")


def refusal(
    code: int, sub: int = 0, status: int = 400, taken: bool = False, usage: str = ""
) -> ConnectorError:
    error = {"message": "No", "code": code, "type": "OAuthException", "error_subcode": sub or None}
    headers = {"X-Business-Use-Case-Usage": usage} if usage else {}
    told = refusals.refused(Answer(status, httpx.Headers(headers), b""), {"error": error}, taken)
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("code", "sub", "reading", "sending"),
    [
        (190, 463, Expired, Expired),
        (102, 0, Expired, Expired),
        (4, 0, Temporary, Temporary),
        (17, 0, Temporary, Temporary),
        (32, 0, Temporary, Temporary),
        (613, 0, Temporary, Temporary),
        (80001, 0, Temporary, Temporary),
        (368, 0, Temporary, Temporary),
        (1, 0, Temporary, Unknown),
        (2, 0, Temporary, Unknown),
        (506, 0, Permanent, Unknown),
        (10900, 0, Permanent, Unknown),
        (100, 33, Missing, Missing),
        (803, 0, Missing, Missing),
        (100, 0, Permanent, Permanent),
        (10, 0, Permanent, Permanent),
        (200, 0, Permanent, Permanent),
        (551, 0, Permanent, Permanent),
    ],
)
def test_graphs_number_says_what_may_be_done(
    code: int, sub: int, reading: type[ConnectorError], sending: type[ConnectorError]
) -> None:
    assert type(refusal(code, sub)) is reading
    assert type(refusal(code, sub, taken=True)) is sending


def test_a_message_too_late_is_refused_in_words() -> None:
    assert "time in which Meta lets" in str(refusal(10, 2018278, taken=True))


def test_an_unknown_number_with_a_servers_error_is_unclear() -> None:
    assert type(refusal(99, status=500, taken=True)) is Unknown


def test_what_is_no_error_of_graphs_is_left_to_its_status() -> None:
    answers: list[object] = [None, [], {"error": "x"}, {"error": {"code": "x"}}, {"error": {}}]
    for answer in answers:
        assert refusals.refused(Answer(400, httpx.Headers(), b""), answer, True) is None


@pytest.mark.parametrize(
    ("usage", "seconds"),
    [
        ('{"1":[{"type":"pages","estimated_time_to_regain_access":7}]}', 420),
        ('{"1":[{"type":"pages","estimated_time_to_regain_access":700}]}', 3600),
        ('{"1":[{"type":"pages","call_count":100}]}', refusals.ROLLING),
        ("{", refusals.ROLLING),
        ("[1]", refusals.ROLLING),
        ("", refusals.ROLLING),
    ],
)
def test_the_time_to_wait_is_what_graph_estimates(usage: str, seconds: float) -> None:
    told = refusal(32, usage=usage)
    assert isinstance(told, Temporary)
    assert told.retry_after == seconds


def test_within_a_day_a_message_is_answered_plainly_and_within_seven_by_a_person() -> None:
    day, week = timedelta(hours=24), timedelta(days=7)
    moment = timedelta(seconds=1)
    assert window.messaging(NOW - day + moment, NOW) == {"messaging_type": "RESPONSE"}
    tagged = {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    assert window.messaging(NOW - day, NOW) == tagged
    assert window.messaging(NOW - week + moment, NOW) == tagged


@pytest.mark.parametrize("last", [None, NOW - timedelta(days=7)])
def test_later_than_that_nothing_is_sent(last: datetime | None) -> None:
    with pytest.raises(Permanent):
        window.messaging(last, NOW)


def test_the_end_of_our_version_is_told_in_time(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        versions.remind(versions.SINCE)
        assert not caplog.messages
        versions.remind(versions.UNTIL - versions.NOTICE)
        versions.compare("v99.0")
    assert [versions.VERSION in message for message in caplog.messages] == [True, True]


def test_a_page_without_a_next_one_ends_there() -> None:
    mark = {"cursors": {"after": "x"}}
    assert next_of({"paging": mark}) == ""
    assert next_of({"paging": {**mark, "next": "https://graph.facebook.com/"}}) == "x"
    assert next_of({"paging": {"cursors": {"after": "x" * 9000}, "next": "y"}}) == ""
