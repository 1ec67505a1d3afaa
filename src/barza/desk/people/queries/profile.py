"""One person: what they can do and have learned, as far as the viewer may see it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from barza.desk.people import topics
from barza.desk.people.administering import may_invite, wants_invitation
from barza.desk.people.models import (
    Employee,
    LanguageLevel,
    PlatformTest,
    Readiness,
    Selection,
    TopicCompetence,
)
from barza.desk.people.roles import (
    ACCOUNT_STAFF,
    ASSESSORS,
    PERSONNEL_OFFICE,
    TESTERS,
    is_one_of,
)

from .competence import readiness_of
from .selection import selections_seen_by
from .training import Standing, standings

MOST_TESTS = 20


@dataclass(frozen=True, slots=True)
class Topic:
    competence: TopicCompetence
    name: str


@dataclass(frozen=True, slots=True)
class Test:
    test: PlatformTest
    is_valid: bool


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the viewer may do with this person's record."""

    is_self: bool
    assess: bool
    test: bool
    invite: bool
    decide: bool
    open_selection: bool
    see_readiness: bool


@dataclass(frozen=True, slots=True)
class Profile:
    employee: Employee
    languages: list[LanguageLevel]
    topics: list[Topic]
    tests: list[Test]
    standings: list[Standing]
    selections: list[Selection]
    readiness: Readiness | None
    may: Allowed


def profile(employee: Employee, viewer: Employee, now: datetime) -> Profile:
    """``employee`` is one that ``people_seen_by`` found for the viewer."""
    selections = list(selections_seen_by(viewer).filter(candidate=employee).order_by("-pk")[:5])
    may = _allowed(employee, viewer, selections)
    return Profile(
        employee=employee,
        languages=list(
            LanguageLevel.objects.filter(employee=employee)
            .select_related("assessor")
            .order_by("lang")
        ),
        topics=_topics(employee),
        tests=_tests(employee, now),
        standings=_standings(employee, now),
        selections=selections,
        readiness=readiness_of(employee, now) if may.see_readiness else None,
        may=may,
    )


def _allowed(employee: Employee, viewer: Employee, selections: list[Selection]) -> Allowed:
    is_self = employee.pk == viewer.pk
    others = not is_self and employee.is_active
    assesses = others and is_one_of(viewer, ASSESSORS)
    return Allowed(
        is_self=is_self,
        assess=assesses,
        test=others and is_one_of(viewer, TESTERS),
        invite=others and wants_invitation(employee) and may_invite(viewer),
        decide=others and is_one_of(viewer, PERSONNEL_OFFICE),
        open_selection=assesses and all(one.is_complete for one in selections),
        see_readiness=is_self or is_one_of(viewer, ASSESSORS),
    )


def _topics(employee: Employee) -> list[Topic]:
    given = list(TopicCompetence.objects.filter(employee=employee).order_by("topic"))
    names = topics.names() if given else {}
    return [Topic(one, names.get(one.topic, one.topic)) for one in given]


def _tests(employee: Employee, now: datetime) -> list[Test]:
    """The newest of each network first."""
    today = timezone.localdate(now)
    tests = PlatformTest.objects.filter(employee=employee).select_related("assessor")
    return [
        Test(one, one.passed_on <= today < one.valid_until_on)
        for one in tests.order_by("network", "-valid_until_on", "-pk")[:MOST_TESTS]
    ]


def _standings(employee: Employee, now: datetime) -> list[Standing]:
    """Of somebody who isn't account staff only what they have: nothing is missing to them."""
    every = standings([employee], now)[employee.pk]
    if employee.role in ACCOUNT_STAFF:
        return every
    return [one for one in every if one.certificate]
