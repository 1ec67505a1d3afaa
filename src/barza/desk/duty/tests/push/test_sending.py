"""A step of an escalation reaches the person's devices, once, and tells nothing of a citizen."""

import json
from collections.abc import Callable
from datetime import timedelta

import http_ece
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from django.db import transaction

from barza.desk.audit.models import Act
from barza.desk.cases.models import Case
from barza.desk.duty import actions, push
from barza.desk.duty.models import Escalation, Push, PushSubscription
from barza.desk.people.models import Employee

from .conftest import FRIDAY, Subscribe
from .rounds import send, told
from .service import PushService, plain

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("P-43")]
Raised = Callable[..., Escalation]
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
State = Push.State


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
