"""The people of these tests: a candidate, and those who decide about people."""

from datetime import timedelta
from typing import Any

from barza.desk.people import actions
from barza.desk.people.models import Attempt, Choice, Criterion, Employee, Module, Role
from barza.testing import cast

SCORES = {criterion: (4, "As the interview showed.") for criterion in Criterion}
WHOLE = {f"{name}_{lang}": name for name in ("title", "text") for lang in ("ar", "en")}


def head(**fields: Any) -> Employee:
    return cast.employee(role=Role.SECTION_HEAD, **fields)


def personnel(**fields: Any) -> Employee:
    return cast.employee(role=Role.PERSONNEL, **fields)


def security(**fields: Any) -> Employee:
    return cast.employee(role=Role.SECURITY, **fields)


def modules() -> list[Module]:
    return actions.load_modules(by="system", now=cast.NOON - timedelta(days=400))


def answers(module: Module, *, wrong: int = 0) -> dict[int, int]:
    """The right choices, but for so many questions."""
    given: dict[int, int] = {}
    for question in module.question_set.order_by("place"):
        choices = Choice.objects.filter(question=question, is_right=len(given) >= wrong)
        given[question.pk] = choices.earliest("pk").pk
    return given


def passed(person: Employee, *modules: Module, now: Any = cast.NOON) -> list[Attempt]:
    """Takes each quiz and answers everything right."""
    return [
        actions.finish_attempt(
            actions.begin_attempt(module, by=person, now=now), answers(module), by=person, now=now
        )
        for module in modules
    ]
