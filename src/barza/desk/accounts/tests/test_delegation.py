"""How far a named person's authority goes when the screening holds a text (P-44)."""

import pytest

from barza.desk.accounts import delegation
from barza.desk.accounts.delegation import Act, Who
from barza.desk.accounts.models import Duty, Resolution
from barza.desk.core.clauses import CLAUSES
from barza.desk.core.errors import Refused
from barza.desk.people.models import Role
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = pytest.mark.django_db


def test_the_matrix_decides_on_every_clause_and_on_those_to_come() -> None:
    decided = {code: delegation.decides(Act.OVERRIDE, code) for code in CLAUSES}
    assert {code for code, who in decided.items() if who == Who.OFFICER} == {"PII", "SPM"}
    assert {code for code, who in decided.items() if who == Who.NOBODY} == {
        *("REL", "DIS", "ILL", "PHI")
    }
    assert delegation.decides(Act.OVERRIDE, "NEW") == Who.HEAD


@pytest.mark.requirement("P-44")
@pytest.mark.requirement("P-46")
def test_an_officer_lets_out_what_is_left_to_officers() -> None:
    account = cast.account()
    salma = cast.officer(account)
    resolution = delegation.require(salma, account, Act.OVERRIDE, ["PII", "SPM"], NOON)
    assert resolution == Resolution.objects.get(employee=salma)


@pytest.mark.requirement("P-44")
@pytest.mark.requirement("P-92")
@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.SECTION_HEAD])
def test_what_needs_a_head_is_refused_to_an_officer_by_clause_and_name(role: Role) -> None:
    account = cast.account()
    salma = cast.officer(account)
    head = cast.officer(account, role=role, name_en="Yusuf", name_ar="Yusuf")
    with pytest.raises(Refused, match="Yusuf") as refusal:
        delegation.require(salma, account, Act.OVERRIDE, ["PII", "DEF"], NOON)
    assert refusal.value.clause == "P-92"
    assert delegation.require(head, account, Act.OVERRIDE, ["PII", "DEF"], NOON)


@pytest.mark.requirement("P-44")
@pytest.mark.requirement("P-91")
@pytest.mark.requirement("P-93")
@pytest.mark.parametrize(("clause", "cited"), [("REL", "P-91"), ("ILL", "P-93"), ("PHI", "P-83")])
def test_what_is_nobodys_is_refused_to_a_head_too(clause: str, cited: str) -> None:
    account = cast.account()
    head = cast.officer(account, role=Role.SECTION_HEAD)
    with pytest.raises(Refused, match="Nobody") as refusal:
        delegation.require(head, account, Act.OVERRIDE, ["PII", clause], NOON)
    assert refusal.value.clause == cited


@pytest.mark.requirement("P-61")
def test_a_role_without_a_resolution_decides_nothing() -> None:
    account = cast.account()
    head = cast.stranger(role=Role.SECTION_HEAD)
    cast.resolution(head, account, duties=[Duty.PUBLISH])
    for person in (head, cast.superuser()):
        with pytest.raises(Refused) as refusal:
            delegation.require(person, account, Act.OVERRIDE, ["PII"], NOON)
        assert refusal.value.clause == "P-61"


@pytest.mark.parametrize(
    "row",
    [
        {"act": "answer", "who": "second", "topics": "PARK"},
        {"act": "override", "who": "second"},
        {"act": "override", "who": "nobody", "topic": "PARK"},
    ],
    ids=str,
)
def test_a_line_that_would_not_do_what_it_says_is_not_read(row: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="delegation"):
        delegation._checked(row)
