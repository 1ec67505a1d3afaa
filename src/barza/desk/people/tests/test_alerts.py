"""A warning is acknowledged by each person, and who has not is named to the head (P-87)."""

from datetime import timedelta

import pytest

from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions, jobs
from barza.desk.people.models import Acknowledgement, Alert, Employee, Role
from barza.desk.people.queries.alerts import (
    alerts_seen_by,
    open_alerts,
    overdue_alerts,
    waiting_for,
)
from barza.testing import cast
from barza.testing.cast import NOON

from .staff import WHOLE, head, personnel, security

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-87")]
FIVE_DAYS = NOON + timedelta(days=5)


def _published(by: Employee, **fields: object) -> Alert:
    given = {**WHOLE, "roles": [Role.OFFICER, Role.SECTION_HEAD], "remind_after_days": 5, **fields}
    return actions.publish_alert(by=by, now=NOON, **given)  # type: ignore[arg-type]


def test_an_alert_waits_for_each_person_of_its_roles_until_acknowledged() -> None:
    salma, hamed = cast.officer(), cast.employee()
    alert = _published(security())
    assert list(open_alerts(salma)) == [alert]
    assert list(open_alerts(hamed)) == []

    actions.acknowledge(alert, by=salma, now=NOON)
    actions.acknowledge(alert, by=salma, now=NOON)

    assert list(open_alerts(salma)) == []
    assert Acknowledgement.objects.count() == 1
    assert Act.objects.filter(event="alert.acknowledged").count() == 1
    with pytest.raises(Refused):
        actions.acknowledge(alert, by=hamed, now=NOON)


def test_an_alert_to_nobody_in_particular_is_to_everybody() -> None:
    alert = _published(security(), roles=[])
    assert list(open_alerts(cast.employee())) == [alert]


def test_after_its_days_the_head_sees_who_of_the_unit_has_not_acknowledged() -> None:
    ours, other = cast.unit(), cast.unit(code="D-OTHER")
    salma, maryam = cast.officer(unit=ours), head(unit=ours)
    cast.officer(unit=other)
    alert = _published(security(unit=ours))
    actions.acknowledge(alert, by=maryam, now=NOON)

    assert not overdue_alerts(maryam, FIVE_DAYS - timedelta(seconds=1)).exists()
    assert [vars(one)["waiting"] for one in overdue_alerts(maryam, FIVE_DAYS)] == [1]
    assert [vars(one)["waiting"] for one in overdue_alerts(personnel(), FIVE_DAYS)] == [2]
    assert not alerts_seen_by(salma).exists()
    assert not overdue_alerts(salma, FIVE_DAYS).exists()

    actions.acknowledge(alert, by=salma, now=FIVE_DAYS)
    assert not overdue_alerts(maryam, FIVE_DAYS).exists()


def test_whoever_has_left_is_waited_for_no_longer() -> None:
    salma = cast.officer()
    alert = _published(security())
    assert salma in waiting_for(alert)
    actions.deactivate(salma, by=personnel(), now=NOON)
    assert salma not in waiting_for(alert)


def test_the_reminder_is_put_on_record_once_with_the_names() -> None:
    salma = cast.officer()
    alert = _published(security())
    assert actions.remind_of_alerts(by=Actor.SYSTEM, now=FIVE_DAYS - timedelta(seconds=1)) == 0
    assert actions.remind_of_alerts(by=Actor.SYSTEM, now=FIVE_DAYS) == 1
    assert actions.remind_of_alerts(by=Actor.SYSTEM, now=FIVE_DAYS) == 0

    act = Act.objects.get(event="alert.reminded")
    assert act.details["names"] == [salma.username]
    assert Alert.objects.get(pk=alert.pk).reminded_at == FIVE_DAYS


def test_the_job_reminds_of_what_is_past_its_time() -> None:
    cast.officer()
    _published(security())
    assert jobs.remind(timestamp=0) == 1


def test_information_security_publishes_and_in_both_languages() -> None:
    for by in (cast.officer(), head(), security(is_active=False)):
        with pytest.raises(Refused):
            _published(by)
    for missing in WHOLE:
        with pytest.raises(Refused, match="Arabic and in English"):
            _published(security(), **{missing: " "})
    with pytest.raises(Refused):
        _published(security(), remind_after_days=0)
    assert not Alert.objects.exists()
