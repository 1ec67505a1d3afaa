"""Credentials in custody: kept, made, looked at once."""

import datetime as dt
from collections.abc import Callable

import pytest

from barza.desk.accounts import actions, vault
from barza.desk.accounts.models import Credential, Duty, RotationDue, ViewPass
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.testing.cast import NOON, account, officer, stranger, superuser

from .keeping import CODES, MINUTE, PASSWORD, Kind, Reason, kept, seen
from .register import head, security

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-85")]


def test_a_generated_password_is_long_random_and_of_every_kind() -> None:
    made = {vault.generate() for _ in range(50)}

    assert len(made) == 50
    for one in made:
        assert len(one) >= 24
        assert any(c.islower() for c in one)
        assert any(c.isupper() for c in one)
        assert any(c.isdigit() for c in one)
        assert any(not c.isalnum() for c in one)
    with pytest.raises(ValueError, match="24"):
        vault.generate(23)


@pytest.mark.parametrize(
    ("weak", "why"),
    [
        *(("short1!", "12 characters"), ("", "12 characters")),
        *(("qwerty1234567890", "guess"), ("muscatmuscatmuscat", "guess")),
        *(("Mastodon2026!", "guess"), ("aaaaaaaaaaaaaaaaaa", "guess")),
        ("1234567890123", "breached"),
    ],
)
def test_a_weak_or_breached_password_is_refused(weak: str, why: str) -> None:
    theirs = account()

    with pytest.raises(Refused, match=why) as refusal:
        kept(theirs, officer(theirs), value=weak)

    assert refusal.value.clause == "P-85"
    assert not Credential.objects.exists()


def test_a_strong_password_of_a_persons_own_is_kept() -> None:
    theirs = account()

    row = kept(theirs, officer(theirs))

    assert vault.open_one(row) == PASSWORD
    assert vault.strength(PASSWORD, theirs) >= 3


def test_what_is_in_custody_is_none_of_the_connectors_business() -> None:
    theirs = account()
    kept(theirs, officer(theirs))

    assert dict(vault.open_for_connector(theirs)) == {}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((Kind.SEED, "hello"), (Kind.RECOVERY_EMAIL, "nobody"), (Kind.RECOVERY_PHONE, " ")),
        *((Kind.TOKEN, "x"), (Kind.FORMER, PASSWORD)),
    ],
)
def test_nothing_is_kept_as_what_it_is_not(kind: Kind, value: str) -> None:
    theirs = account()

    with pytest.raises(Refused):
        kept(theirs, officer(theirs), kind, value)


@pytest.mark.parametrize("who", [superuser, stranger, head, security])
def test_nobody_without_a_resolution_keeps_makes_or_sees_a_credential(
    who: Callable[[], Employee],
) -> None:
    theirs = account()
    row, person = kept(theirs, officer(theirs)), who()

    with pytest.raises(Refused, match="No resolution"):
        kept(theirs, person)
    with pytest.raises(Refused, match="No resolution"):
        actions.generate_password(theirs, name="Mine", by=person, now=NOON)
    with pytest.raises(Refused, match="No resolution"):
        actions.replace_recovery_codes(theirs, CODES, by=person, now=NOON)
    with pytest.raises(Refused, match="No resolution") as refusal:
        actions.request_view(row, reason="Curious.", factor_at=NOON, by=person, now=NOON)

    act = Act.objects.get(event="credential.revealed")
    assert refusal.value.clause == "P-61"
    assert (act.actor, act.result, act.resolution) == (person.username, "refused", "")
    assert not ViewPass.objects.exists()


def test_a_resolution_for_other_duties_opens_no_credential() -> None:
    theirs = account()
    row = kept(theirs, officer(theirs))

    with pytest.raises(Refused, match="No resolution"):
        seen(row, officer(theirs, duties=[Duty.ANSWER, Duty.PUBLISH]))


@pytest.mark.parametrize("factor_at", [None, NOON - 6 * MINUTE, NOON + dt.timedelta(days=1)])
def test_no_second_factor_just_now_no_credential(factor_at: dt.datetime | None) -> None:
    theirs = account()
    salma = officer(theirs)
    row = kept(theirs, salma)

    with pytest.raises(Refused, match="second factor"):
        actions.request_view(row, reason="I must.", factor_at=factor_at, by=salma, now=NOON)


def test_no_reason_no_credential() -> None:
    theirs = account()
    salma = officer(theirs)

    with pytest.raises(Refused, match="Say why"):
        actions.request_view(kept(theirs, salma), reason=" ", factor_at=NOON, by=salma, now=NOON)


def test_a_look_is_taken_once_is_an_act_and_queues_a_rotation() -> None:
    theirs = account()
    salma = officer(theirs)
    row = kept(theirs, salma)
    token = actions.request_view(row, reason="New phone.", factor_at=NOON, by=salma, now=NOON)

    assert actions.view_once(token, by=salma, now=NOON).secret == PASSWORD
    with pytest.raises(Refused, match="was used"):
        actions.view_once(token, by=salma, now=NOON)

    done = Act.objects.get(event="credential.revealed", result="done")
    assert done.resolution
    assert done.details == {"names": ["Password"], "reason": "New phone."}
    assert Act.objects.filter(event="credential.revealed", result="refused").count() == 1
    due = RotationDue.objects.get()
    assert (due.reason, due.employee, due.done_at) == (Reason.REVEALED, salma, None)


def test_a_look_lasts_a_minute() -> None:
    theirs = account()
    salma = officer(theirs)
    token = actions.request_view(
        kept(theirs, salma), reason="Look.", factor_at=NOON, by=salma, now=NOON
    )

    with pytest.raises(Refused, match="minute is over"):
        actions.view_once(token, by=salma, now=NOON + MINUTE)


def test_a_look_is_for_the_one_who_asked() -> None:
    theirs = account()
    salma = officer(theirs)
    token = actions.request_view(
        kept(theirs, salma), reason="Look.", factor_at=NOON, by=salma, now=NOON
    )

    with pytest.raises(Refused):
        actions.view_once(token, by=officer(theirs), now=NOON)
    with pytest.raises(Refused):
        actions.view_once("made up", by=salma, now=NOON)
    assert actions.view_once(token, by=salma, now=NOON).secret == PASSWORD


@pytest.mark.requirement("P-61")
def test_a_resolution_revoked_meanwhile_ends_the_look() -> None:
    theirs = account()
    salma = officer(theirs)
    row = kept(theirs, salma)
    token = actions.request_view(row, reason="Look.", factor_at=NOON, by=salma, now=NOON)
    named = salma.resolution_set.get()
    actions.revoke(named, by=head(), now=NOON, because="She changes section.")

    with pytest.raises(Refused, match="No resolution"):
        actions.view_once(token, by=salma, now=NOON + MINUTE / 2)


def test_a_recovery_code_is_used_once() -> None:
    theirs = account()
    salma = officer(theirs)
    first, *_others = actions.replace_recovery_codes(theirs, CODES, by=salma, now=NOON)

    assert seen(first, salma) == CODES[0]
    with pytest.raises(Refused, match="was used"):
        seen(first, salma)

    renewed, *_others = actions.replace_recovery_codes(theirs, ["fresh-1"], by=salma, now=NOON)
    assert seen(renewed, salma) == "fresh-1"
    unspent = Credential.objects.filter(kind=Kind.RECOVERY_CODE, spent_at=None)
    assert not unspent.exists(), "the network forgot the old set"


@pytest.mark.parametrize("codes", [[], ["", " "], ["a", "a"], [str(n) for n in range(21)]])
def test_recovery_codes_come_as_a_set(codes: list[str]) -> None:
    theirs = account()

    with pytest.raises(Refused, match="one a line"):
        actions.replace_recovery_codes(theirs, codes, by=officer(theirs), now=NOON)


def test_a_name_belongs_to_one_kind() -> None:
    theirs = account()
    salma = officer(theirs)
    vault.store(theirs, {"access_token": "hush"}, by=salma, now=NOON)

    with pytest.raises(Refused, match="another kind"):
        actions.generate_password(theirs, name="access_token", by=salma, now=NOON)
    with pytest.raises(Refused, match="short name"):
        actions.generate_password(theirs, name="x" * 31, by=salma, now=NOON)
