import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import transaction

from barza.desk.audit import digest
from barza.desk.audit.actions import REFUSED, Actor, record
from barza.desk.audit.models import Act
from barza.desk.people.models import Employee
from barza.testing.cast import NOON, officer, superuser, unit

pytestmark = [pytest.mark.requirement("P-39")]


@pytest.mark.django_db
def test_one_query_gives_who_did_what_by_which_authority_and_with_what_result() -> None:
    salma = officer()

    record(
        "case.closed",
        by=salma,
        about=unit(),
        now=NOON,
        clause="P-51",
        resolution="17/2026",
        account="mastodon:@muscat",
    )

    act = Act.objects.get()
    assert (act.actor, act.actor_name, act.job) == (salma.username, salma.name_en, salma.job_en)
    assert (act.resolution, act.clause, act.policy_version) == ("17/2026", "P-51", "2011")
    assert (act.at, act.result) == (NOON, "done")


@pytest.mark.django_db
@pytest.mark.parametrize("who", [officer, superuser])
def test_an_act_for_an_account_with_no_authority_cannot_be_written(
    who: Callable[[], Employee],
) -> None:
    with pytest.raises(RuntimeError, match="Name the resolution"):
        record("case.closed", by=who(), about=unit(), now=NOON, account="mastodon:@muscat")
    assert not Act.objects.exists()


@pytest.mark.django_db
def test_a_refused_attempt_and_the_systems_own_acts_need_none() -> None:
    record("case.closed", by=officer(), about=unit(), now=NOON, account="a", result=REFUSED)
    record("case.reopened", by=Actor.SYSTEM, about=unit(), now=NOON, account="a")

    assert Act.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_act_is_written_in_the_transaction_of_what_it_records() -> None:
    here = unit()
    with pytest.raises(RuntimeError, match="transaction"):
        record("case.closed", by=Actor.SYSTEM, about=here, now=NOON)

    with transaction.atomic():
        record("case.closed", by=Actor.SYSTEM, about=here, now=NOON)
        transaction.set_rollback(True)
    assert not Act.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value", [1.5, 1e22, float("inf"), 10**30, ["ت", None, True], {"1": {"b": 1, "a": 2}}, ("a",)]
)
def test_an_act_read_back_has_the_digest_it_was_written_with(value: object) -> None:
    muscat = dt.timezone(dt.timedelta(hours=4))
    written = record(
        "x", by=Actor.SYSTEM, about=unit(), now=NOON.astimezone(muscat), clause="P-1", value=value
    )

    assert digest.of_act(Act.objects.get(pk=written.pk)) == bytes(written.digest)


@pytest.mark.django_db
def test_details_are_what_json_can_hold() -> None:
    with pytest.raises(TypeError):
        record("x", by=Actor.SYSTEM, about=unit(), now=NOON, value=Decimal(1))
