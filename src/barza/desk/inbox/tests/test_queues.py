"""A queue shows what an officer may see, in the order in which it is due, at one price."""

import datetime as dt
from typing import Any

import pytest

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case
from barza.desk.inbox import actions, queries
from barza.desk.inbox.queries import Filters, Queue
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-42")]


def later(hours: float) -> dt.datetime:
    return NOON + dt.timedelta(hours=hours)


def owed(account: Account, hours: float, **fields: Any) -> Case:
    return cast.case(cast.thread(account), due_at=later(hours), **fields)


def answered(account: Account, hours: float) -> Case:
    fields: dict[str, Any] = {
        "state": "answered",
        "due_at": None,
        "answered_at": NOON,
        "last_at": later(hours),
    }
    return cast.case(cast.thread(account), **fields)


def shown(employee: Employee, queue: Queue, filters: Filters = Filters(), **kw: Any) -> list[int]:  # noqa: B008 -- frozen
    return [row.id for row in queries.page(employee, queue, filters, "", NOON, **kw).rows]


@pytest.fixture
def salma() -> Employee:
    """Named for two accounts."""
    account = cast.account()
    salma = cast.officer(account)
    cast.resolution(salma, cast.account())
    return salma


@pytest.fixture
def accounts(salma: Employee) -> list[Account]:
    return list(Account.objects.order_by("id"))


def test_each_queue_holds_what_its_name_says(salma: Employee, accounts: list[Account]) -> None:
    one, two = accounts
    late, soon, far = owed(one, -1), owed(two, 3), owed(one, 30)
    done = answered(two, 1)
    actions.claim(far, by=salma, now=NOON)
    closed = cast.case(
        cast.thread(one), state="closed", due_at=None, closed_at=NOON, last_at=later(-9)
    )

    huda = cast.officer(one)
    for _ in range(2):
        actions.note(late, text="سلمى؟", mentions=[salma], by=huda, now=NOON)

    assert shown(salma, Queue.MINE) == [far.pk]
    assert shown(salma, Queue.MENTIONS) == [late.pk]
    assert shown(salma, Queue.UNASSIGNED) == [late.pk, soon.pk]
    assert shown(salma, Queue.DUE_SOON) == [soon.pk]
    assert shown(salma, Queue.OVERDUE) == [late.pk]
    assert shown(salma, Queue.WAITING) == [done.pk]
    assert shown(salma, Queue.ALL)[0] == done.pk
    assert shown(salma, Queue.ALL)[-1] == closed.pk
    counts = queries.counts(salma, NOON)
    assert {queue: counts.of[queue] for queue in Queue} == {
        "mine": 1,
        "mentions": 1,
        "unassigned": 2,
        "due_soon": 1,
        "overdue": 1,
        "waiting": 1,
        "all": 5,
    }


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("queue", Queue)
def test_nobody_sees_a_queue_of_an_account_that_no_resolution_names_them_for(
    salma: Employee, accounts: list[Account], queue: Queue
) -> None:
    for account in accounts:
        owed(account, 1)
        owed(account, -1)
        answered(account, 1)
    for person in (cast.stranger(), cast.superuser(), cast.officer(cast.account())):
        assert shown(person, queue) == []
        assert queries.counts(person, NOON).of[queue] == 0
        assert not queries.cases_for(person, NOON).exists()


def test_accounts_are_merged_in_the_order_in_which_answers_are_due(
    salma: Employee, accounts: list[Account]
) -> None:
    hours = [5, 1, 4, 2, 3, 2.5]
    made = {hour: owed(accounts[n % 2], hour).pk for n, hour in enumerate(hours)}
    assert shown(salma, Queue.UNASSIGNED) == [made[hour] for hour in sorted(hours)]


@pytest.mark.parametrize("queue", [Queue.UNASSIGNED, Queue.ALL, Queue.MINE, Queue.WAITING])
def test_pages_go_on_where_the_last_one_ended_and_show_each_case_once(
    salma: Employee, accounts: list[Account], queue: Queue
) -> None:
    for n in range(23):
        same = n // 3  # several are due at the same instant
        if queue == Queue.WAITING:
            answered(accounts[n % 2], same)
        else:
            case = owed(accounts[n % 2], same, last_at=later(same))
            if queue == Queue.MINE:
                actions.claim(case, by=salma, now=NOON)
    seen: list[int] = []
    after = ""
    while True:
        page = queries.page(salma, queue, Filters(), after, NOON, size=5)
        seen += [row.id for row in page.rows]
        after = page.next
        if not after:
            break
        assert len(page.rows) == 5
    assert len(seen) == len(set(seen)) == 23
    assert seen == shown(salma, queue)


def test_a_case_that_owes_nothing_stands_last_among_mine(
    salma: Employee, accounts: list[Account]
) -> None:
    done, due = answered(accounts[0], 1), owed(accounts[1], 3)
    for case in (done, due):
        actions.claim(case, by=salma, now=NOON)
    page = queries.page(salma, Queue.MINE, Filters(), "", NOON, size=1)
    assert [row.id for row in page.rows] == [due.pk]
    page = queries.page(salma, Queue.MINE, Filters(), page.next, NOON, size=1)
    assert ([row.id for row in page.rows], page.next) == ([done.pk], "")


@pytest.mark.parametrize(
    "after", ["nonsense", "1_", "9e99_1", "_", "nan_1", "1_2_3", "1_" + "9" * 40]
)
def test_a_key_that_was_tampered_with_begins_at_the_beginning_or_shows_nothing(
    salma: Employee, accounts: list[Account], after: str
) -> None:
    owed(accounts[0], 1)
    assert len(queries.page(salma, Queue.ALL, Filters(), after, NOON).rows) <= 1


@pytest.mark.parametrize(
    ("fields", "filters"),
    [
        ({"kind": "idea"}, Filters(kind="idea")),
        ({"urgency": "urgent"}, Filters(urgency="urgent")),
        ({"lang": "en"}, Filters(language="en")),
        ({"private": True}, Filters(private=True)),
        ({"worst": "PHI PII"}, Filters(finding="PII")),
    ],
)
def test_filters_narrow_a_queue(
    salma: Employee, accounts: list[Account], fields: dict[str, Any], filters: Filters
) -> None:
    owed(accounts[0], 1)
    wanted = owed(accounts[1], 2, **fields)
    for queue in (Queue.UNASSIGNED, Queue.ALL):
        assert shown(salma, queue, filters) == [wanted.pk]


def test_the_unassigned_that_routing_meant_for_one_are_found(
    salma: Employee, accounts: list[Account]
) -> None:
    huda = cast.officer(accounts[0], name_en="Huda")
    mine = owed(accounts[1], 2, suggested=salma)
    hers = owed(accounts[0], 1, suggested=huda)
    nobodys = owed(accounts[0], 3)
    assert shown(salma, Queue.UNASSIGNED) == [hers.pk, mine.pk, nobodys.pk]
    assert shown(salma, Queue.UNASSIGNED, Filters(suggested=salma.pk)) == [mine.pk]
    rows = queries.page(salma, Queue.UNASSIGNED, Filters(), "", NOON).rows
    assert [row.suggested for row in rows] == ["Huda", salma.name, ""]


def test_a_filter_by_account_opens_no_other_account(
    salma: Employee, accounts: list[Account]
) -> None:
    strange = cast.account()
    owed(strange, 1)
    mine = owed(accounts[0], 1)
    owed(accounts[1], 1)
    assert shown(salma, Queue.ALL, Filters(account=accounts[0].pk)) == [mine.pk]
    assert shown(salma, Queue.ALL, Filters(account=strange.pk)) == []


@pytest.mark.parametrize("queue", Queue)
def test_a_page_and_its_counts_cost_three_queries_however_long_the_queue(
    salma: Employee, accounts: list[Account], queue: Queue, django_assert_num_queries: Any
) -> None:
    for n in range(30):
        actions.claim(owed(accounts[n % 2], n - 15), by=salma, now=NOON)
        answered(accounts[n % 2], n)
    with django_assert_num_queries(3):
        page = queries.page(salma, queue, Filters(), "", NOON, size=10)
        [(row.reference, row.account, row.holder, row.area) for row in page.rows]
        queries.counts(salma, NOON)


def test_a_count_is_the_number_of_cases_that_its_queue_shows(
    salma: Employee, accounts: list[Account]
) -> None:
    for n in range(12):
        case = owed(accounts[n % 2], n * 60 - 300)
        if n % 3 == 0:
            actions.claim(case, by=salma, now=NOON)
        answered(accounts[n % 2], n)
    owed(cast.account(), 1)
    actions.note(case, text="سلمى؟", mentions=[salma], by=cast.officer(case.account), now=NOON)

    counted = queries.counts(salma, NOON)
    shown = {queue: queries.page(salma, queue, Filters(), "", NOON).rows for queue in Queue}
    assert counted.of == {queue: len(rows) for queue, rows in shown.items()}
    assert min(counted.of.values()) > 0


def test_what_is_many_is_counted_as_far_as_it_matters(
    salma: Employee, accounts: list[Account]
) -> None:
    for _ in range(101):
        owed(accounts[0], -1)
    counts = queries.counts(salma, NOON)
    assert counts.shown(Queue.OVERDUE) == "99+"
    assert counts.shown(Queue.MINE) == "0"
