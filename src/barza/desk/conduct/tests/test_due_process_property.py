"""Whatever people try, in whatever order: the promises of P-59 hold at every instant.

Hypothesis tries actions on one file by everybody, right or wrong; what is refused changes nothing.
"""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from barza.desk.conduct import actions, queries, standing
from barza.desk.conduct.models import ConductFile, Finding, Outcome, Statement
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.testing.cast import NOON

from .town_hall import DAY, Hall, hall, held

pytestmark = pytest.mark.long

EXAMPLES = 500
PEOPLE = ("salma", "maryam", "aisha", "huda", "nasser", "rashid")
WHO = st.sampled_from(PEOPLE)
PARTS = st.sampled_from(["decider", "decider", "reviewer", "reviewer", "handler", "reader"])
OUTCOME = st.sampled_from([Outcome.PROVED, Outcome.PROVED, Outcome.NOT_PROVED])
REASONS = st.sampled_from(["Because.", "Because.", "Because.", " "])


def _likely(who: str, *rest: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Mostly whoever has that part in an orderly process, so that many histories go far."""
    return st.tuples(st.sampled_from([who, who, who, *PEOPLE]), *rest)


STEP = st.one_of(
    st.tuples(st.just("evidence"), _likely("aisha")),
    st.tuples(st.just("notice"), _likely("aisha")),
    st.tuples(st.just("admit"), _likely("aisha", WHO, PARTS)),
    st.tuples(st.just("reply"), _likely("salma")),
    st.tuples(st.just("find"), _likely("nasser", OUTCOME, REASONS)),
    st.tuples(st.just("find"), _likely("nasser", OUTCOME, REASONS)),
    st.tuples(st.just("grieve"), _likely("salma")),
    st.tuples(st.just("review"), _likely("huda", OUTCOME, REASONS)),
    st.tuples(st.just("refer"), _likely("aisha")),
    st.tuples(st.just("withdraw"), _likely("maryam")),
    st.tuples(st.just("precaution"), _likely("nasser", st.integers(-1, 35))),
    st.tuples(st.just("wait"), st.tuples(st.integers(1, 20))),
    st.tuples(st.just("move"), st.tuples(WHO)),
)
START = st.sampled_from(
    [
        [],
        [("evidence", ("aisha",)), ("notice", ("aisha",))],
        [
            ("evidence", ("aisha",)),
            ("notice", ("aisha",)),
            ("admit", ("aisha", "nasser", "decider")),
            ("admit", ("aisha", "huda", "reviewer")),
        ],
    ]
)
HISTORY = st.tuples(START, st.lists(STEP, max_size=14)).map(lambda two: [*two[0], *two[1]])


class World:
    def __init__(self) -> None:
        self.house: Hall = hall()
        self.now = NOON
        self.file = actions.open_file(
            employee=self.house.salma,
            medium="other",
            published_in="A magazine",
            happened_on=NOON.date(),
            allegation="Something.",
            handler=self.house.aisha,
            by=self.house.maryam,
            now=NOON,
        )
        self.first_unit = self.house.salma.unit_id
        self.leads: dict[int, bool] = {}

    def person(self, name: str) -> Employee:
        person: Employee = getattr(self.house, name)
        return person

    def take(self, verb: str, given: tuple[Any, ...]) -> None:
        with transaction.atomic():
            try:
                getattr(self, verb)(*given)
            except Refused:
                return

    def evidence(self, who: str) -> None:
        actions.add_evidence(
            self.file,
            title="A page",
            text="x",
            source="x",
            captured_at=self.now,
            by=self.person(who),
            now=self.now,
        )

    def notice(self, who: str) -> None:
        actions.give_notice(self.file, text="Reply.", by=self.person(who), now=self.now)

    def admit(self, who: str, whom: str, part: str) -> None:
        person, by = self.person(whom), self.person(who)
        actions.admit(self.file, person=person, part=part, by=by, now=self.now)

    def reply(self, who: str) -> None:
        actions.reply(self.file, text="No.", by=self.person(who), now=self.now)

    def find(self, who: str, outcome: str, reasons: str) -> None:
        by, ready = self.person(who), self.is_answered()
        actions.find(self.file, outcome=outcome, reasons=reasons, by=by, now=self.now)
        assert ready, "nobody is judged by evidence that they had no time to answer"
        self.assert_independent(by)

    def grieve(self, who: str) -> None:
        actions.file_grievance(self.file, text="No.", by=self.person(who), now=self.now)

    def review(self, who: str, outcome: str, reasons: str) -> None:
        by = self.person(who)
        actions.decide_grievance(self.file, outcome=outcome, reasons=reasons, by=by, now=self.now)
        self.assert_independent(by)

    def refer(self, who: str) -> None:
        by = self.person(who)
        actions.refer(self.file, referred_to="x", article="y", by=by, now=self.now)
        assert queries.violations(self.now).filter(pk=self.file.pk).exists()

    def withdraw(self, who: str) -> None:
        actions.withdraw_allegation(self.file, because="x", by=self.person(who), now=self.now)

    def precaution(self, who: str, days: int) -> None:
        reasons, until = f"At {self.now}", self.now + days * DAY
        by = self.person(who)
        actions.order_precaution(self.file, reasons=reasons, until_at=until, by=by, now=self.now)
        assert 0 < days <= 30

    def wait(self, days: int) -> None:
        self.now += dt.timedelta(days=days)

    def move(self, who: str) -> None:
        """A transfer into the employee's unit: whoever leads it is no longer independent."""
        person = self.person(who)
        person.unit = self.house.salma.unit
        person.save()

    def is_answered(self) -> bool:
        """As the rule is written, out of what is on the file."""
        file = ConductFile.objects.get(pk=self.file.pk)
        last = file.statements.filter(kind=Statement.Kind.REPLY).order_by("pk").last()
        newest = file.evidence.order_by("pk").last()
        if file.noticed_at is None or newest is None:
            return False
        is_over = file.reply_due_at is not None and file.reply_due_at <= self.now
        return is_over or (last is not None and last.at >= newest.added_at)

    def assert_independent(self, by: Employee) -> None:
        file = self.file
        assert by.pk not in (file.employee_id, file.alleged_by_id)
        assert not standing.is_line_manager(by, self.house.salma, self.first_unit)
        assert by.role in (standing.DESK, standing.ABOVE)

    def check(self) -> None:
        file = ConductFile.objects.get(pk=self.file.pk)
        findings = {one.instance: one for one in file.findings.all()}
        first, second = findings.get("first"), findings.get("grievance")
        if file.outcome != Outcome.ALLEGED:
            assert file.noticed_at
            assert first
            assert (second or first).outcome == file.outcome
        assert all(one.reasons.strip() for one in findings.values())
        if second:
            assert first
            assert second.by_id != first.by_id
        self.check_consequences(file)

    def check_consequences(self, file: ConductFile) -> None:
        counted = queries.violations(self.now).filter(pk=file.pk).exists()
        is_final = file.final_at is not None and file.final_at <= self.now
        assert counted == (file.outcome == Outcome.PROVED and is_final)
        if file.outcome == Outcome.NOT_PROVED or file.stage == ConductFile.Stage.WITHDRAWN:
            assert not held(self.house.salma, self.now)
        if file.noticed_at is None:
            assert not queries.files_for(self.house.salma).exists()


@pytest.mark.django_db
@pytest.mark.requirement("P-59")
@given(history=HISTORY)
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_history_breaks_due_process(history: list[tuple[str, tuple[Any, ...]]]) -> None:
    with transaction.atomic():
        world = World()
        for verb, given_ in history:
            world.take(verb, given_)
            world.check()
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.requirement("P-59")
def test_the_histories_reach_a_grievance_that_is_decided() -> None:
    """So that the property above says something."""
    world = World()
    for verb, given_ in (
        ("evidence", ("aisha",)),
        ("notice", ("aisha",)),
        ("admit", ("aisha", "nasser", "decider")),
        ("admit", ("aisha", "huda", "reviewer")),
        ("wait", (20,)),
        ("find", ("nasser", Outcome.PROVED, "Because.")),
        ("grieve", ("salma",)),
        ("review", ("huda", Outcome.PROVED, "Because.")),
        ("refer", ("aisha",)),
    ):
        world.take(verb, given_)
        world.check()
    assert Finding.objects.count() == 2
    assert ConductFile.objects.get().stage == ConductFile.Stage.REFERRED
