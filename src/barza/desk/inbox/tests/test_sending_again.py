"""A refused answer goes out again once, and for the reason that was given the first time."""

import datetime as dt

import pytest

from barza.desk.audit.models import Act
from barza.desk.cases.models import Case
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_jobs")]
LATER = NOON + dt.timedelta(minutes=1)


def refused(case: Case, by: Employee, text: str = "أصلحنا الإنارة.", reason: str = "") -> Delivery:
    delivery = actions.answer(case, text=text, reason=reason, by=by, now=NOON)
    Delivery.objects.filter(pk=delivery.pk).update(state="refused", settled_at=NOON)
    delivery.refresh_from_db()
    return delivery


@pytest.mark.requirement("P-51")
def test_what_a_colleague_sent_again_already_is_not_published_twice(
    case: Case, salma: Employee
) -> None:
    delivery = refused(case, salma)
    again = actions.send_again(delivery, by=salma, now=LATER)
    Delivery.objects.filter(pk=again.pk).update(state="done", network_id="1", settled_at=LATER)
    case.refresh_from_db()
    actions.release(case, by=salma, now=LATER)

    with pytest.raises(Refused, match="sent again already"):
        actions.send_again(delivery, by=cast.officer(case.account), now=LATER)
    assert Delivery.objects.count() == 2


@pytest.mark.requirement("P-51")
def test_what_turned_out_to_be_published_is_not_sent_again(case: Case, salma: Employee) -> None:
    delivery = refused(case, salma)
    Delivery.objects.update(state="done", network_id="1")

    with pytest.raises(Refused, match="refused can be sent again"):
        actions.send_again(delivery, by=salma, now=LATER)
    assert Delivery.objects.count() == 1


def test_what_was_refused_twice_can_be_sent_a_third_time(case: Case, salma: Employee) -> None:
    delivery = refused(case, salma)
    actions.send_again(delivery, by=salma, now=LATER)
    Delivery.objects.update(state="refused")

    assert actions.send_again(delivery, by=salma, now=LATER).state == "waiting"


@pytest.mark.requirement("P-46")
@pytest.mark.requirement("P-90")
def test_the_reason_that_let_a_held_text_out_holds_for_the_same_text(
    case: Case, salma: Employee
) -> None:
    reason = "رقم المقاول المعلن للجمهور"
    delivery = refused(case, salma, "اتصلوا على 92123456", reason)

    actions.send_again(delivery, by=salma, now=LATER)

    reasons = Act.objects.filter(event="inbox.answered").values_list("details__reason", flat=True)
    assert list(reasons) == [reason, reason]
