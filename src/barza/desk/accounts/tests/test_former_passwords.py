"""A former password is kept, and what is due for it, until the network has taken the new one."""

import pytest

from barza.desk.accounts import actions, authority, queries, vault
from barza.desk.accounts.actions.formers import MOST
from barza.desk.accounts.models import Account, Credential, Duty, RotationDue
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON

from .keeping import MINUTE, PASSWORD, Kind, Reason, confirmed, kept, seen
from .register import browser

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-85")]


@pytest.fixture
def theirs() -> Account:
    return cast.account()


@pytest.fixture
def salma(theirs: Account) -> Employee:
    return cast.officer(theirs)


def made(theirs: Account, by: Employee, minutes: int) -> tuple[Credential, str]:
    now = NOON + minutes * MINUTE
    return actions.generate_password(theirs, name="Password", by=by, now=now)


def formers() -> list[str]:
    rows = Credential.objects.filter(kind=Kind.FORMER, spent_at=None).order_by("name")
    return [vault.open_one(row) for row in rows]


def test_every_former_value_is_kept_until_one_is_confirmed(
    theirs: Account, salma: Employee
) -> None:
    row = kept(theirs, salma)
    _row, second = made(theirs, salma, 1)
    _row, third = made(theirs, salma, 2)

    assert formers() == [PASSWORD, second]
    assert vault.open_one(Credential.objects.get(pk=row.pk)) == third
    assert [one.pk for one in queries.unconfirmed(theirs)] == [row.pk]

    confirmed(row, salma, NOON + 3 * MINUTE)

    assert formers() == []
    assert queries.unconfirmed(theirs) == []
    for former in Credential.objects.filter(kind=Kind.FORMER):
        assert (bytes(former.sealed), bytes(former.wrapped_key)) == (b"", b"")
    act = Act.objects.get(event="credential.confirmed")
    assert act.resolution
    assert act.details["forgotten"] == ["Password (former 1)", "Password (former 2)"]


def test_the_first_password_has_no_former_one_to_confirm(theirs: Account, salma: Employee) -> None:
    row = kept(theirs, salma)

    assert queries.unconfirmed(theirs) == []
    with pytest.raises(Refused, match="No former value"):
        confirmed(row, salma)


def test_what_was_due_stays_due_for_the_former_one_until_then(
    theirs: Account, salma: Employee
) -> None:
    row = kept(theirs, salma)
    seen(row, salma)

    made(theirs, salma, 1)

    due = RotationDue.objects.get()
    assert (due.credential.kind, due.done_at) == (Kind.FORMER, None)
    confirmed(row, salma, NOON + 2 * MINUTE)
    due.refresh_from_db()
    assert (due.done_by, due.done_at) == (salma, NOON + 2 * MINUTE)


def test_a_newer_password_made_meanwhile_is_not_confirmed_with_the_older(
    theirs: Account, salma: Employee
) -> None:
    kept(theirs, salma)
    row, _secret = made(theirs, salma, 1)
    meant = row.given_at
    assert meant
    made(theirs, salma, 2)

    with pytest.raises(Refused, match="newer password"):
        actions.confirm_password(row, given_at=meant, by=salma, now=NOON + 3 * MINUTE)

    assert len(formers()) == 2


@pytest.mark.requirement("P-61")
def test_nobody_confirms_without_a_resolution(theirs: Account, salma: Employee) -> None:
    row = kept(theirs, salma)
    made(theirs, salma, 1)

    for person in (cast.superuser(), cast.stranger(), cast.officer(theirs, duties=[Duty.ANSWER])):
        with pytest.raises(Refused, match="No resolution"):
            confirmed(row, person)

    assert formers() == [PASSWORD]


def test_who_leaves_knowing_a_former_value_locks_the_account_until_it_is_confirmed(
    theirs: Account, salma: Employee
) -> None:
    khalid, personnel = cast.officer(theirs), cast.employee(role=Role.PERSONNEL)
    row = kept(theirs, khalid)
    made(theirs, salma, 5)

    actions.leave(khalid, by=personnel, now=NOON + 6 * MINUTE)

    (due,) = RotationDue.objects.filter(done_at=None)
    assert (due.reason, due.credential.kind) == (Reason.LEFT, Kind.FORMER)
    with pytest.raises(Refused, match="locked"):
        authority.require(salma, theirs, Duty.ANSWER, NOON + 7 * MINUTE)
    made(theirs, salma, 8)
    assert queries.is_locked(theirs), "a third password says nothing of the first"
    confirmed(row, salma, NOON + 9 * MINUTE)
    assert authority.require(salma, theirs, Duty.ANSWER, NOON + 9 * MINUTE)


def test_who_looked_at_a_former_value_knows_it(theirs: Account, salma: Employee) -> None:
    khalid = cast.officer(theirs)
    kept(theirs, salma)
    row, _secret = made(theirs, salma, 1)
    seen(row.formers.get(), khalid, NOON + 2 * MINUTE)

    (due,) = actions.queue_rotation_for(khalid, by="system", now=NOON + 3 * MINUTE)

    assert due.credential.kind == Kind.FORMER
    assert queries.is_locked(theirs)


def test_who_knew_only_what_is_forgotten_locks_nothing(theirs: Account, salma: Employee) -> None:
    khalid = cast.officer(theirs)
    row = kept(theirs, khalid)
    made(theirs, salma, 1)
    confirmed(row, salma, NOON + 2 * MINUTE)
    made(theirs, salma, 3)

    assert actions.queue_rotation_for(khalid, by="system", now=NOON + 4 * MINUTE) == []
    assert not queries.is_locked(theirs)


def test_a_forgotten_value_is_shown_to_nobody(theirs: Account, salma: Employee) -> None:
    kept(theirs, salma)
    row, _secret = made(theirs, salma, 1)
    former = row.formers.get()
    confirmed(row, salma, NOON + 2 * MINUTE)
    former.refresh_from_db()

    with pytest.raises(Refused, match="kept no more"):
        seen(former, salma, NOON + 3 * MINUTE)
    assert former not in queries.credentials_of(theirs)


def test_there_is_an_end_to_making_passwords_that_nobody_confirms(
    theirs: Account, salma: Employee
) -> None:
    kept(theirs, salma)
    for minute in range(1, MOST + 1):
        made(theirs, salma, minute)

    with pytest.raises(Refused, match="Say first which one"):
        made(theirs, salma, MOST + 1)
    assert len(formers()) == MOST


def test_a_credential_that_somebody_named_like_a_former_one_is_left_alone(
    theirs: Account, salma: Employee
) -> None:
    actions.enter_credential(
        theirs,
        kind=Kind.RECOVERY_PHONE,
        name="Password (former 1)",
        value="+968 9555 0199",
        by=salma,
        now=NOON,
    )
    kept(theirs, salma)

    row, _secret = made(theirs, salma, 1)

    assert row.formers.get().name == "Password (former 2)"
    assert Credential.objects.get(name="Password (former 1)").kind == Kind.RECOVERY_PHONE


def test_the_page_asks_whether_the_network_has_taken_it(theirs: Account) -> None:
    from .pages import keeper, password

    keeping = keeper(theirs)
    row, client = password(theirs, keeping), browser(keeping)
    page = f"/accounts/{theirs.pk}/credentials"
    assert b"Has the network taken" not in client.get(page).content
    client.post(f"{page}/generate", {"name": row.name})
    shown = client.get(page).content.decode()
    assert "Has the network taken the new value" in shown
    stamp = shown.split('name="given_at" value="')[1].split('"')[0]

    assert client.post(f"{page}/{row.pk}/confirm", {"given_at": "soon"}).status_code == 422
    assert client.post(f"{page}/{row.pk}/confirm", {"given_at": stamp}).status_code == 303

    assert b"Has the network taken" not in client.get(page).content
    assert formers() == []
