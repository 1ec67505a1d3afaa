import json
import tracemalloc
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction
from pytest_django import DjangoAssertNumQueries

from barza.desk.audit import cli, digest, jobs, queries, sealing
from barza.desk.audit.actions import Actor, record
from barza.desk.audit.models import Act, Block
from barza.desk.audit.verify import Wrong, verify
from barza.testing.cast import NOON, unit

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-39")]


def acts(many: int) -> list[Act]:
    about = unit()
    return [
        record("unit.seen", by=Actor.SYSTEM, about=about, now=NOON, number=one)
        for one in range(many)
    ]


def sealed(many: int, size: int = 4) -> list[Act]:
    made = acts(many)
    while sealing.seal(NOON, limit=size):
        pass
    return made


def sql(statement: str, *values: int | str | bytes) -> None:
    """As someone with the database's password would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount


def test_each_block_follows_the_one_before() -> None:
    sealed(10)

    first, second, third = Block.objects.order_by("id")
    assert (len(first.acts), len(second.acts), len(third.acts)) == (4, 4, 2)
    assert bytes(first.previous) == sealing.GENESIS
    assert bytes(third.previous) == bytes(second.digest)
    assert not Act.objects.filter(block=None).exists()


def test_nothing_to_seal_makes_no_block() -> None:
    assert sealing.seal(NOON) is None
    assert not Block.objects.exists()


def test_sealing_takes_the_same_few_queries_however_many_acts(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    acts(30)

    with django_assert_num_queries(7):  # lock, acts, last block, insert, update; savepoint twice
        sealing.seal(NOON)


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_make_one_chain() -> None:
    with transaction.atomic():
        acts(1)
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [sealing.LOCK])
        assert sealing.seal(NOON) is None
        cursor.execute("ROLLBACK")
    other.close()

    assert sealing.seal(NOON) is not None


def test_the_job_seals_until_nothing_is_left() -> None:
    acts(3)

    assert jobs.seal(timestamp=0) == 1
    assert jobs.seal(timestamp=0) == 0
    assert verify().sealed == 3


def test_a_whole_register_is_found_whole() -> None:
    sealed(9)
    acts(2)

    report = verify()

    assert (report.blocks, report.sealed, report.unsealed) == (3, 9, 2)
    assert report.fault is None
    assert report.head == sealing.latest_digest()


ALTERATIONS = {
    "event": "UPDATE audit_act SET event = 'unit.praised' WHERE id = %s",
    "actor": "UPDATE audit_act SET actor = 'somebody' WHERE id = %s",
    "time": "UPDATE audit_act SET at = at - interval '1 minute' WHERE id = %s",
    "resolution": "UPDATE audit_act SET resolution = '1/2020' WHERE id = %s",
    "details": "UPDATE audit_act SET details = '{}' WHERE id = %s",
    "digest": "UPDATE audit_act SET digest = sha256('x') WHERE id = %s",
}


@pytest.mark.parametrize("statement", ALTERATIONS.values(), ids=ALTERATIONS)
def test_the_first_altered_act_is_named(statement: str) -> None:
    made = sealed(10)
    sql(statement, made[8].pk)
    sql(statement, made[5].pk)

    fault = verify().fault

    assert fault is not None
    assert (fault.wrong, fault.act, fault.about) == (Wrong.ALTERED, made[5].pk, made[5].about)


def test_an_act_altered_together_with_its_digest_is_named() -> None:
    made = sealed(6)
    forged = Act.objects.get(pk=made[1].pk)
    forged.actor = "somebody"

    sql(
        "UPDATE audit_act SET actor = %s, digest = %s WHERE id = %s",
        forged.actor,
        digest.of_act(forged),
        forged.pk,
    )

    fault = verify().fault
    assert fault is not None
    assert (fault.wrong, fault.act) == (Wrong.ALTERED, made[1].pk)


def test_an_act_not_sealed_yet_cannot_be_altered_unseen_either() -> None:
    sealed(2)
    waiting = acts(2)[1]
    sql(ALTERATIONS["actor"], waiting.pk)

    fault = verify().fault
    assert fault is not None
    assert (fault.wrong, fault.act, fault.block) == (Wrong.ALTERED, waiting.pk, None)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM audit_act WHERE id = %s", "UPDATE audit_act SET block_id = NULL WHERE id = %s"],
    ids=["deleted", "moved"],
)
def test_a_missing_act_is_named(statement: str) -> None:
    made = sealed(6)
    sql(statement, made[2].pk)

    fault = verify().fault
    assert fault is not None
    assert (fault.wrong, fault.act) == (Wrong.MISSING, made[2].pk)


def test_an_act_slipped_into_a_sealed_block_is_named() -> None:
    sealed(4)
    late = acts(1)[0]
    sql("UPDATE audit_act SET block_id = (SELECT min(id) FROM audit_block) WHERE id = %s", late.pk)

    fault = verify().fault
    assert fault is not None
    assert (fault.wrong, fault.act) == (Wrong.ADDED, late.pk)


@pytest.mark.parametrize(
    "change",
    [
        "digest = sha256('x')",
        "previous = sha256('x')",
        "acts = acts[2:]",
        "digests = digests[2:]",
        "acts = acts[2:], digests = digests[2:]",
    ],
)
def test_an_altered_block_is_named(change: str) -> None:
    sealed(12)
    second = Block.objects.order_by("id")[1]
    sql(f"UPDATE audit_block SET {change} WHERE id = %s", second.pk)  # noqa: S608 from this test

    fault = verify().fault
    assert fault is not None
    assert (fault.wrong, fault.block) == (Wrong.BLOCK, second.pk)


def test_an_anchor_shows_that_the_end_was_cut_off() -> None:
    sealed(8)
    anchor = verify().head
    last = Block.objects.order_by("-id")[0]
    sql("UPDATE audit_act SET block_id = NULL WHERE block_id = %s", last.pk)
    sql("DELETE FROM audit_block WHERE id = %s", last.pk)
    sql("DELETE FROM audit_act WHERE block_id IS NULL")

    assert verify().fault is None
    fault = verify(anchor=anchor).fault
    assert fault is not None
    assert fault.wrong is Wrong.ANCHOR


def test_an_anchor_in_the_middle_holds() -> None:
    sealed(4)
    anchor = verify().head
    sealed(4)

    assert verify(anchor=anchor).fault is None


def test_verifying_takes_memory_for_a_few_blocks_only() -> None:
    def peak(work: Callable[[], object]) -> int:
        tracemalloc.start()
        work()
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    sealed(300, size=50)
    few = peak(verify)
    sealed(2000, size=50)

    assert peak(verify) < 2 * few


def test_the_command_says_whole_or_names_the_row(capsys: pytest.CaptureFixture[str]) -> None:
    made = sealed(5)

    assert cli.main(["verify"]) == 0
    assert "whole: 5 acts in 2 blocks" in capsys.readouterr().out

    sql(ALTERATIONS["actor"], made[3].pk)
    assert cli.main(["verify"]) == 1
    said = capsys.readouterr().out
    for part in (f"Act {made[3].pk} ", "unit.seen", made[3].about, "2026-03-01T12:00"):
        assert part in said


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM audit_act WHERE id = (SELECT min(id) FROM audit_act)", "is missing"),
        ("UPDATE audit_block SET digest = sha256('x')", "was altered"),
    ],
)
def test_the_command_names_other_faults(
    statement: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed(2)
    sql(statement)

    assert cli.main(["verify"]) == 1
    assert said in capsys.readouterr().out
    assert cli.main(["verify", "--anchor", "00" * 32]) == 1


def test_the_export_is_a_json_line_an_act(capsys: pytest.CaptureFixture[str]) -> None:
    made = sealed(3)

    assert cli.main(["export"]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == [act.pk for act in made]
    assert lines[0]["details"] == {"number": 0}
    assert lines[0]["digest"] == bytes(made[0].digest).hex()


def test_the_register_is_paged_by_key(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    made = acts(5)

    with django_assert_num_queries(1):
        first = queries.latest(size=2)
    last = queries.latest(before=first.older, size=3)

    assert [act.pk for act in first.acts] == [made[4].pk, made[3].pk]
    assert [act.pk for act in last.acts] == [made[2].pk, made[1].pk, made[0].pk]
    assert last.older is None
    assert not queries.latest(actor="nobody").acts
    assert len(queries.latest(event="unit.seen", actor="system").acts) == 5
    assert list(queries.about(unit())) == made
