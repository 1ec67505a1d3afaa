"""Credentials in custody: kept, made, looked at once, replaced."""

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

import pytest
from django.conf import settings

from barza.desk.accounts import actions, queries, vault
from barza.desk.accounts.models import Account, Credential, Duty, RotationDue, ViewPass
from barza.desk.accounts.secret import Secret
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Employee, Role
from barza.testing.cast import NOON, account, employee, officer, stranger, superuser

from .dumping import dump, leaked
from .register import head, security

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-85")]

Kind: TypeAlias = Credential.Kind
Reason = RotationDue.Reason
PASSWORD = "quarry lantern nineteen orbit"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODES = ["7f3k-99dq-x2", "m4tt-18pz-c7", "w0qa-55rn-k9"]
MAIL, PHONE = "recovery.box.771@muscat.example", "+968 9555 0199"
MINUTE = dt.timedelta(minutes=1)


def kept(
    theirs: Account, salma: Employee, kind: Kind = Kind.PASSWORD, value: str = PASSWORD
) -> Credential:
    return actions.enter_credential(
        theirs, kind=kind, name=str(kind.label), value=value, by=salma, now=NOON
    )


def seen(row: Credential, by: Employee, now: dt.datetime = NOON) -> Secret:
    token = actions.request_view(
        row, reason="The network asks again.", factor_at=now - MINUTE, by=by, now=now
    )
    return actions.view_once(token, by=by, now=now).secret


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


def test_a_new_value_settles_what_was_due_and_the_former_stays_until_the_next() -> None:
    theirs = account()
    salma = officer(theirs)
    row = kept(theirs, salma)
    seen(row, salma)

    made, secret = actions.generate_password(theirs, name="Password", by=salma, now=NOON)

    assert made.pk == row.pk
    assert vault.open_one(made) == secret
    assert RotationDue.objects.get().done_by == salma
    former = Credential.objects.get(kind=Kind.FORMER)
    assert vault.open_one(former) == PASSWORD
    actions.generate_password(theirs, name="Password", by=salma, now=NOON)
    assert vault.open_one(Credential.objects.get(kind=Kind.FORMER)) == secret


def test_a_name_belongs_to_one_kind() -> None:
    theirs = account()
    salma = officer(theirs)
    vault.store(theirs, {"access_token": "hush"}, by=salma, now=NOON)

    with pytest.raises(Refused, match="another kind"):
        actions.generate_password(theirs, name="access_token", by=salma, now=NOON)
    with pytest.raises(Refused, match="short name"):
        actions.generate_password(theirs, name="x" * 31, by=salma, now=NOON)


def test_the_register_knows_what_a_person_ever_saw() -> None:
    theirs = account()
    salma, khalid = officer(theirs), officer(theirs)
    row = kept(theirs, salma)
    seen(row, khalid)
    made, _secret = actions.generate_password(theirs, name="Password", by=salma, now=NOON + MINUTE)

    assert [(k.credential, k.is_current) for k in queries.revealed_to(khalid)] == [(row, False)]
    assert [(k.credential, k.is_current) for k in queries.revealed_to(salma)] == [(made, True)]
    assert queries.revealed_to(stranger()) == []


def test_who_leaves_has_what_they_know_replaced_and_the_account_waits_for_it() -> None:
    theirs, other = account(), account()
    khalid, salma = officer(theirs), officer(theirs)
    row = kept(theirs, salma)
    kept(other, officer(other))
    seen(row, khalid)
    assert not queries.is_locked(theirs), "whoever saw it still works here"
    personnel = employee(role=Role.PERSONNEL)

    people.deactivate(khalid, by=personnel, now=NOON)
    assert queries.is_locked(theirs), "at once"
    due = actions.queue_rotation_for(khalid, by=personnel, now=NOON)

    assert [(one.credential, one.reason) for one in due] == [(row, Reason.LEFT)]
    assert actions.queue_rotation_for(khalid, by=personnel, now=NOON) == due, "queued once"
    assert queries.is_locked(theirs)
    assert not queries.is_locked(other)
    actions.generate_password(theirs, name="Password", by=salma, now=NOON)
    assert not queries.is_locked(theirs)
    assert not RotationDue.objects.filter(done_at=None).exists()


def test_who_typed_a_token_in_knows_it_when_they_leave() -> None:
    theirs = account()
    khalid = officer(theirs)
    actions.connect(theirs, {"access_token": "hush-1"}, by=khalid, now=NOON)

    (due,) = actions.queue_rotation_for(khalid, by=head(), now=NOON)

    assert due.credential.name == "access_token"
    assert queries.is_locked(theirs)
    actions.connect(theirs, {"access_token": "hush-2"}, by=officer(theirs), now=NOON)
    assert not queries.is_locked(theirs)


def test_an_officer_queues_nobodys_leaving() -> None:
    with pytest.raises(Refused, match="Ask them"):
        actions.queue_rotation_for(officer(), by=officer(), now=NOON)


def test_on_suspicion_everything_that_opens_the_account_is_replaced() -> None:
    theirs = account()
    salma = officer(theirs)
    kept(theirs, salma)
    actions.replace_recovery_codes(theirs, CODES, by=salma, now=NOON)

    due = actions.suspect(theirs, because="A sign-in from abroad.", by=security(), now=NOON)

    assert len(due) == 4
    with pytest.raises(Refused, match="suspicious"):
        actions.suspect(theirs, because="", by=security(), now=NOON)
    with pytest.raises(Refused, match="Ask them"):
        actions.suspect(theirs, because="Hm.", by=salma, now=NOON)


def test_what_is_a_year_old_is_replaced() -> None:
    theirs = account()
    salma = officer(theirs)
    kept(theirs, salma)
    actions.replace_recovery_codes(theirs, CODES, by=salma, now=NOON)
    year = NOON + dt.timedelta(days=365)

    assert actions.queue_by_calendar(by="system", now=year - MINUTE) == 0
    assert actions.queue_by_calendar(by="system", now=year) == 1
    assert actions.queue_by_calendar(by="system", now=year) == 0
    assert RotationDue.objects.get().reason == Reason.CALENDAR
    assert not queries.is_locked(theirs)


def test_a_dump_of_the_database_holds_no_secret_that_was_ever_used() -> None:
    theirs = account()
    salma = officer(theirs)
    tokens = {"access_token": "live-token-5a1e7c99", "client_secret": "hush-9911-0042"}
    vault.store(theirs, tokens, by=salma, now=NOON)
    rows = [
        kept(theirs, salma),
        kept(theirs, salma, Kind.SEED, SEED),
        kept(theirs, salma, Kind.RECOVERY_EMAIL, MAIL),
        kept(theirs, salma, Kind.RECOVERY_PHONE, PHONE),
        *actions.replace_recovery_codes(theirs, CODES, by=salma, now=NOON),
    ]
    passes = [
        actions.request_view(row, reason="Look.", factor_at=NOON, by=salma, now=NOON)
        for row in rows
    ]
    shown = [actions.view_once(one, by=salma, now=NOON).secret for one in passes]
    _row, made = actions.generate_password(theirs, name="Password", by=salma, now=NOON)
    with pytest.raises(Refused):
        kept(theirs, salma, value="refused-5")

    used = [*tokens.values(), PASSWORD, SEED, MAIL, PHONE, *CODES, *passes, made, "refused-5"]
    assert shown == [PASSWORD, SEED, MAIL, PHONE, *CODES]
    assert leaked([*used, settings.ENVIRONMENT.vault_key], dump()) == []


def test_the_search_through_the_dump_finds_what_is_there() -> None:
    account(name_en="findme-in-clear")

    tables = dump()

    assert leaked(["findme-in-clear", "not there"], tables) == ["findme-in-clear"]
    assert leaked(["ab-secret"], b"..." + b"ab-secret".hex().encode()) == ["ab-secret"]
    assert leaked(["ab-secret"], b"eyJhIjoiYWItc2VjcmV0In0=") == ["ab-secret"], "inside JSON"
