"""What somebody is here is for human resources to say, and ends sessions (P-61, P-62)."""

import pytest

from barza.desk.core.errors import Refused
from barza.desk.people import actions
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON

from .staff import head, personnel

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("P-61")
def test_a_role_is_given_by_human_resources_and_ends_the_sessions() -> None:
    hamed = cast.employee()
    actions.give_role(hamed, Role.OFFICER, by=personnel(), now=NOON)
    changed = Employee.objects.get(pk=hamed.pk)
    assert (changed.role, changed.session_epoch) == (Role.OFFICER, 1)


@pytest.mark.requirement("P-61")
def test_nobody_gives_themselves_a_role_nor_without_the_office() -> None:
    aisha = personnel()
    for person, by in ((aisha, aisha), (cast.employee(), head())):
        with pytest.raises(Refused):
            actions.give_role(person, Role.SECURITY, by=by, now=NOON)


@pytest.mark.requirement("P-62")
def test_a_number_or_user_name_belongs_to_one_person() -> None:
    salma, aisha = cast.officer(), personnel()
    fields = {
        "name_ar": "راشد",
        "name_en": "Rashid",
        "job_ar": "كاتب",
        "job_en": "Clerk",
        "unit": cast.unit(),
        "email": "",
        "by": aisha,
        "now": NOON,
    }
    with pytest.raises(Refused, match="number"):
        actions.enter(employee_no=salma.employee_no, username="rashid", **fields)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="user name"):
        actions.enter(employee_no="9001", username=salma.username, **fields)  # type: ignore[arg-type]


@pytest.mark.requirement("P-61")
def test_only_the_office_reinstates_or_corrects() -> None:
    salma = cast.officer(is_active=False)
    with pytest.raises(Refused):
        actions.reinstate(salma, by=head(), now=NOON)
    with pytest.raises(Refused):
        actions.correct_details(
            salma, name_ar="س", name_en="S", unit=cast.unit(), email="", by=head(), now=NOON
        )
