"""A push service that the operator has added to the list, and devices that are called by it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case
from barza.desk.duty import actions
from barza.desk.duty.models import Escalation, PushSubscription, Shift
from barza.desk.duty.push import digest_of
from barza.desk.duty.tests.times import muscat
from barza.desk.people.models import Employee
from barza.testing import cast

from .service import Browser, PushService, running

FRIDAY = muscat(4, 10, 3)
Subscribe = Callable[..., PushSubscription]


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PushService, Path]]:
    with running(tmp_path_factory.mktemp("push")) as service:
        yield service


@pytest.fixture
def service(
    started: tuple[PushService, Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> PushService:
    found, certificate = started
    found.called.clear()
    found.answers.clear()
    found.slow.clear()
    settings.PUSH_SERVICES = (found.host,)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return found


@pytest.fixture
def subscribe() -> Subscribe:
    def subscribed(browser: Browser, by: Employee, **fields: Any) -> PushSubscription:
        cookie = fields.pop("cookie", browser.endpoint)
        given: dict[str, Any] = {"device": digest_of(cookie), "label": "Chrome · Android"}
        given |= {"now": FRIDAY}
        return actions.subscribe(browser.given(), by=by, **given | fields)

    return subscribed


@pytest.fixture
def case(account: Account) -> Case:
    return cast.case(cast.thread(account), urgency="urgent", excerpt="الحفرة أمام بيتي")


@pytest.fixture
def night(assign: Callable[..., Shift]) -> Shift:
    return assign(start_at=muscat(4, 9, 22), end_at=muscat(4, 10, 8))


@pytest.fixture
def raised(night: Shift, case: Case) -> Callable[..., Escalation]:
    def escalation(now: datetime = FRIDAY) -> Escalation:
        return actions.raise_escalation(
            account=case.account,
            about=case,
            subject=case.reference,
            path=f"/case/{case.pk}",
            answer_by=FRIDAY.replace(hour=1),
            now=now,
        )

    return escalation


@pytest.fixture
def salmas(
    service: PushService, salma: Employee, subscribe: Subscribe, raised: Callable[..., Escalation]
) -> PushSubscription:
    """Salma's telephone, and an escalation that calls her."""
    device = subscribe(service.browser(), salma)
    raised()
    return device
