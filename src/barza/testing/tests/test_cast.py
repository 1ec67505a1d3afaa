"""The shared cast is what its names say; every other test stands on that."""

import pytest

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.cases.models import AnswerOwed
from barza.desk.core.errors import Refused
from barza.testing import cast

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("P-61")
def test_only_the_officer_of_the_cast_may_act_for_the_account() -> None:
    account = cast.account()
    assert authority.require(cast.officer(account), account, Duty.ANSWER, cast.NOON)
    for other in (cast.stranger(), cast.superuser(), cast.officer(cast.account())):
        with pytest.raises(Refused):
            authority.require(other, account, Duty.ANSWER, cast.NOON)


@pytest.mark.requirement("P-51")
def test_a_case_of_the_cast_owes_an_answer_to_its_citizen() -> None:
    message = cast.message()
    assert message.case is not None
    assert message.case.handle == message.handle
    assert AnswerOwed.objects.get().case == message.case


def test_a_settled_case_of_the_cast_owes_nothing() -> None:
    cast.case(state="answered", answered_at=cast.NOON)
    assert not AnswerOwed.objects.exists()
