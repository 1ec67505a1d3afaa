"""A step of an escalation reaches the person's devices, once, and tells nothing of a citizen."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime

import http_ece
import httpx
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from django.db import transaction

from barza.desk.audit.models import Act
from barza.desk.cases.models import Case
from barza.desk.duty import actions, push
from barza.desk.duty.models import Escalation, Push, PushSubscription
from barza.desk.duty.push import posting, sending, settling
from barza.desk.people.models import Employee

from .conftest import FRIDAY, Subscribe
from .service import PushService, plain

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("P-43")]
Raised = Callable[..., Escalation]
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
State = Push.State


def send(at: datetime = FRIDAY) -> int:
    return sending.send_waiting(lambda: at)


def told() -> list[tuple[str, str, int]]:
    return [(one.state, one.outcome, one.tries) for one in Push.objects.all()]


@pytest.fixture
def salmas(
    service: PushService, salma: Employee, subscribe: Subscribe, raised: Raised
) -> PushSubscription:
    """Salma's telephone, and an escalation that calls her."""
    device = subscribe(service.browser(), salma)
    raised()
    return device


def test_at_three_on_a_friday_the_telephones_of_officer_backup_and_head_are_called_in_turn(
    service: PushService,
    subscribe: Subscribe,
    raised: Raised,
    salma: Employee,
    yusuf: Employee,
    maryam: Employee,
) -> None:
    for name, person in (("officer", salma), ("backup", yusuf), ("head", maryam)):
        subscribe(service.browser(name), person)
    escalation = raised()
    for minute in range(40):
        actions.advance(now=FRIDAY + minute * MINUTE)
        send(FRIDAY + minute * MINUTE)

    assert [one.path for one in service.called] == ["/officer", "/backup", "/head"]
    pushes = Push.objects.filter(step__escalation=escalation)
    assert [(one.step and one.step.role, one.state, one.outcome) for one in pushes] == [
        ("officer", State.SENT, "201"),
        ("backup", State.SENT, "201"),
        ("head", State.SENT, "201"),
    ]
    assert [one.ended_at and (one.ended_at - FRIDAY) // MINUTE for one in pushes] == [0, 10, 20]


def test_the_browser_opens_it_and_reads_reference_and_time_and_no_word_of_a_citizen(
    service: PushService, subscribe: Subscribe, raised: Raised, salma: Employee, case: Case
) -> None:
    browser = service.browser()
    subscribe(browser, salma)
    Employee.objects.filter(pk=salma.pk).update(interface_language="ar")
    raised()
    send()

    body = service.called[0].body
    opened = browser.opened(body)
    assert opened == http_ece.decrypt(
        body, private_key=browser.key, auth_secret=browser.secret, version="aes128gcm"
    )
    said = json.loads(opened)
    assert set(said) == {"title", "body", "path", "tag", "lang", "dir"}
    assert (said["path"], said["lang"], said["dir"]) == (f"/case/{case.pk}", "ar", "rtl")
    assert case.reference in said["body"]
    assert "05:00" in said["body"], "answer by five, as it is in Muscat"
    for words in (case.author, case.excerpt, case.handle.name, case.account.name_ar):
        assert words
        assert words not in opened.decode()
    assert case.reference.encode() not in body, "the push service reads nothing"


def test_its_headers_say_how_long_how_urgent_and_what_it_replaces(
    service: PushService, salmas: PushSubscription
) -> None:
    send()
    headers = service.called[0].headers
    assert (headers["ttl"], headers["urgency"]) == ("3600", "high")
    assert headers["content-encoding"] == "aes128gcm"
    assert headers["topic"] == f"e{Escalation.objects.get().pk}"


@pytest.mark.requirement("P-85")
def test_it_is_signed_by_the_desks_key_for_this_service_and_for_half_a_day(
    service: PushService, salmas: PushSubscription
) -> None:
    send()
    scheme, _, rest = service.called[0].headers["authorization"].partition(" ")
    parts = dict(one.split("=", 1) for one in rest.split(","))
    assert (scheme, parts["k"]) == ("vapid", push.public_key())

    signed, _, signature = parts["t"].rpartition(".")
    raw = plain(signature)
    pair = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), plain(parts["k"]))
    key.verify(pair, signed.encode(), ec.ECDSA(hashes.SHA256()))

    header, claims = (json.loads(plain(part)) for part in signed.split("."))
    assert header["alg"] == "ES256"
    assert claims["aud"] == f"https://{service.host}"
    assert claims["exp"] == int((FRIDAY + timedelta(hours=12)).timestamp())
    assert claims["sub"].startswith(("mailto:", "https://"))


def test_what_was_sent_is_not_sent_again(service: PushService, salmas: PushSubscription) -> None:
    assert [send(), send(), send(FRIDAY + MINUTE)] == [1, 0, 0]
    assert len(service.called) == 1
    salmas.refresh_from_db()
    assert salmas.last_ok_at == FRIDAY


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(
    service: PushService, salmas: PushSubscription, status: int
) -> None:
    service.answers["/one"] = (status, {})
    send()
    assert told() == [(State.GONE, str(status), 1)]
    assert not PushSubscription.objects.exists()
    assert Push.objects.get().label == "Chrome · Android"
    act = Act.objects.get(event="push.forgotten")
    assert (act.actor, act.details["because"]) == ("system", "gone")


@pytest.mark.parametrize("status", [301, 400, 403, 413])
def test_what_a_service_refuses_is_not_tried_again(
    service: PushService, salmas: PushSubscription, status: int
) -> None:
    service.answers["/one"] = (status, {"Location": f"https://{service.host}/two"})
    send()
    send(FRIDAY + 10 * MINUTE)
    assert told() == [(State.REFUSED, str(status), 1)]
    assert len(service.called) == 1
    salmas.refresh_from_db()
    assert (salmas.failing, salmas.last_ok_at) == (str(status), None)


def test_who_asks_to_wait_is_tried_again_then_and_not_before(
    service: PushService, salmas: PushSubscription
) -> None:
    service.answers["/one"] = (429, {"Retry-After": "40"})
    send()
    send(FRIDAY + 39 * SECOND)
    assert len(service.called) == 1
    service.answers["/one"] = (429, {"Retry-After": format_datetime(FRIDAY + 90 * SECOND)})
    send(FRIDAY + 40 * SECOND)
    send(FRIDAY + 89 * SECOND)
    service.answers.clear()
    assert send(FRIDAY + 90 * SECOND) == 1
    assert told() == [(State.SENT, "201", 3)]
    assert len(service.called) == 3


def test_who_asks_to_wait_for_too_long_is_not_asked_again(
    service: PushService, salmas: PushSubscription
) -> None:
    service.answers["/one"] = (429, {"Retry-After": "86400"})
    send()
    assert told() == [(State.REFUSED, "429", 1)]


def test_a_service_that_fails_is_tried_five_times_with_longer_waits(
    service: PushService, salmas: PushSubscription
) -> None:
    service.answers["/one"] = (500, {})
    tried = [second for second in range(0, 900, 5) if _asked(service, FRIDAY + second * SECOND)]
    assert tried == [0, 5, 20, 65, 200]
    assert told() == [(State.REFUSED, "500", 5)]


def test_a_service_that_cannot_be_reached_is_tried_again(
    service: PushService, salmas: PushSubscription, settings: object
) -> None:
    nobody = f"https://127.0.0.1:1/{service.host}"
    PushSubscription.objects.update(endpoint=nobody)
    settings.PUSH_SERVICES = ("127.0.0.1:1",)  # type: ignore[attr-defined]  # pytest-django's
    send()
    assert told() == [(State.WAITING, "not reached", 1)]


def test_what_may_have_been_taken_is_never_sent_again(
    service: PushService, salmas: PushSubscription, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.slow["/one"] = 0.6
    monkeypatch.setattr(posting, "PATIENCE", httpx.Timeout(0.2, connect=5.0))
    send()
    send(FRIDAY + 10 * MINUTE)
    assert told() == [(State.UNKNOWN, "timed out", 1)]
    assert len(service.called) == 1


def test_what_a_worker_died_over_is_never_sent_again(
    service: PushService, salmas: PushSubscription
) -> None:
    assert settling.claim(Push.objects.get().pk, FRIDAY)
    assert send(FRIDAY + 59 * SECOND) == 0
    assert told()[0][0] == State.SENDING
    send(FRIDAY + MINUTE)
    assert told() == [(State.UNKNOWN, "lost", 1)]
    assert not service.called


def test_a_silent_service_holds_up_no_other(
    service: PushService,
    salmas: PushSubscription,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def unreachable(parcel: posting.Parcel, _now: datetime) -> posting.Outcome:
        asked.append(parcel.endpoint)
        return posting.Outcome(posting.Fate.AGAIN, "not reached")

    step = Push.objects.get().step
    second = PushSubscription.objects.get()
    second.pk, second.endpoint = None, salmas.endpoint + "/two"
    second.save()
    Push.objects.create(
        step=step, subscription=second, person=second.employee, made_at=FRIDAY, due_at=FRIDAY
    )
    monkeypatch.setattr(posting, "post", unreachable)
    send()
    assert len(asked) == 1
    assert [one.state for one in Push.objects.all()] == [State.WAITING, State.WAITING]


def test_nobody_is_called_for_what_was_taken_meanwhile(
    service: PushService, salmas: PushSubscription, salma: Employee, case: Case
) -> None:
    actions.taken(case, by=salma, now=FRIDAY)
    assert send() == 0
    assert told() == [(State.DROPPED, "not needed", 0)]
    assert not service.called


@pytest.mark.requirement("P-61")
def test_a_person_who_left_gets_nothing_and_their_devices_are_forgotten(
    service: PushService, salmas: PushSubscription, salma: Employee
) -> None:
    Employee.objects.filter(pk=salma.pk).update(is_active=False)
    assert send() == 0
    assert not service.called
    assert actions.forget_those_who_left(now=FRIDAY) == 1
    assert not PushSubscription.objects.exists()
    assert Act.objects.get(event="push.forgotten").details["because"] == "left"


def test_a_device_that_went_to_another_person_is_not_called_for_the_first(
    service: PushService, salma: Employee, yusuf: Employee, subscribe: Subscribe, raised: Raised
) -> None:
    browser = service.browser()
    subscribe(browser, salma)
    raised()
    subscribe(browser, yusuf)
    assert send() == 0
    assert not service.called


def test_a_host_that_left_the_list_is_not_called(
    service: PushService, salmas: PushSubscription, settings: object
) -> None:
    settings.PUSH_SERVICES = ()  # type: ignore[attr-defined]  # pytest-django's
    send()
    assert told() == [(State.REFUSED, "not allowed", 1)]
    assert not service.called


def test_a_network_is_never_called_inside_a_transaction(salmas: PushSubscription) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transaction"):
        send()


def _asked(service: PushService, at: datetime) -> bool:
    before = len(service.called)
    send(at)
    return len(service.called) > before
