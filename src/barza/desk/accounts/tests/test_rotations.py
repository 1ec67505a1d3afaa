"""What has to be replaced, and why; what a stolen copy of the database tells."""

import datetime as dt

import pytest
from django.conf import settings

from barza.desk.accounts import actions, queries, vault
from barza.desk.accounts.models import RotationDue
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Role
from barza.testing.cast import NOON, account, employee, officer, stranger

from .dumping import dump, leaked
from .keeping import CODES, MAIL, MINUTE, PASSWORD, PHONE, SEED, Kind, Reason, confirmed, kept, seen
from .register import head, security

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-85")]


def test_the_register_knows_what_a_person_ever_saw() -> None:
    theirs = account()
    salma, khalid = officer(theirs), officer(theirs)
    row = kept(theirs, salma)
    seen(row, khalid)
    made, _secret = actions.generate_password(theirs, name="Password", by=salma, now=NOON + MINUTE)

    former = made.formers.get()
    known = {(k.credential, k.is_current) for k in queries.revealed_to(khalid)}
    assert known == {(row, False), (former, True)}, "the network may take it still"
    known = {(k.credential, k.is_current) for k in queries.revealed_to(salma)}
    assert known == {(made, True), (former, True)}
    confirmed(made, salma)
    known = {(k.credential, k.is_current) for k in queries.revealed_to(khalid)}
    assert known == {(row, False), (former, False)}
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
    assert queries.is_locked(theirs), "the network may take the old one still"
    confirmed(row, salma)
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


def test_a_token_that_somebody_who_left_knows_is_not_new_after_disconnecting() -> None:
    theirs = account()
    khalid, salma = officer(theirs), officer(theirs)
    actions.connect(theirs, {"access_token": "hush-1"}, by=khalid, now=NOON)
    actions.queue_rotation_for(khalid, by=head(), now=NOON)

    actions.disconnect(theirs, because="He left.", by=salma, now=NOON + MINUTE)
    actions.connect(theirs, {"access_token": "hush-1"}, by=salma, now=NOON + 2 * MINUTE)

    assert vault.open_for_connector(theirs) == {"access_token": "hush-1"}
    assert queries.is_locked(theirs), "he knows it still"
    actions.connect(theirs, {"access_token": "hush-2"}, by=salma, now=NOON + 3 * MINUTE)
    assert not queries.is_locked(theirs)


def test_who_leaves_while_the_account_is_disconnected_still_knows_its_token() -> None:
    theirs = account()
    khalid, salma = officer(theirs), officer(theirs)
    actions.connect(theirs, {"access_token": "hush-1"}, by=khalid, now=NOON)
    actions.disconnect(theirs, because="A pause.", by=salma, now=NOON + MINUTE)

    (due,) = actions.queue_rotation_for(khalid, by=head(), now=NOON + MINUTE)

    assert due.credential.name == "access_token"
    actions.connect(theirs, {"access_token": "hush-1"}, by=salma, now=NOON + 2 * MINUTE)
    assert queries.is_locked(theirs)
    actions.connect(theirs, {"access_token": "hush-2"}, by=salma, now=NOON + 3 * MINUTE)
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


def test_the_same_value_again_settles_nothing() -> None:
    theirs = account()
    salma, khalid = officer(theirs), officer(theirs)
    kept(theirs, khalid)
    kept(theirs, khalid, Kind.SEED, SEED)
    actions.replace_recovery_codes(theirs, CODES, by=khalid, now=NOON)
    vault.store(theirs, {"access_token": "hush-1"}, by=khalid, now=NOON)
    due = actions.queue_rotation_for(khalid, by=head(), now=NOON)

    for kind, value in ((Kind.PASSWORD, PASSWORD), (Kind.SEED, SEED)):
        with pytest.raises(Refused, match="in use already"):
            kept(theirs, salma, kind, value)
    with pytest.raises(Refused, match="in use already"):
        actions.replace_recovery_codes(theirs, [*CODES[:1], "new-1"], by=salma, now=NOON)
    vault.store(theirs, {"access_token": "hush-1"}, by=salma, now=NOON + MINUTE)

    assert RotationDue.objects.filter(done_at=None).count() == len(due) == 6
    assert all(known.is_current for known in queries.revealed_to(khalid))
