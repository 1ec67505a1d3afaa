"""A quiz as one attempt asks it, and how it went (P-45)."""

import hashlib
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from barza.desk.people.models import Attempt, Certificate, Choice, Employee, Module, Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its choices in this attempt's order; ``chosen`` once it is finished."""

    question: Question
    choices: list[Choice]
    chosen: Choice | None = None

    @property
    def is_right(self) -> bool:
        return self.chosen is not None and self.chosen.is_right


def current_module(code: str) -> QuerySet[Module]:
    return Module.objects.current().filter(code=code)


def open_attempt(module: Module, employee: Employee) -> Attempt | None:
    return Attempt.objects.filter(module=module, employee=employee, finished_at=None).first()


def last_attempt(code: str, employee: Employee) -> Attempt | None:
    """The newest that is finished, of whatever version of the module."""
    done = Attempt.objects.filter(module__code=code, employee=employee).exclude(finished_at=None)
    return done.select_related("module").order_by("-finished_at").first()


def issued(attempt: Attempt) -> Certificate | None:
    """The certificate that the attempt earned."""
    if attempt.finished_at is None or not attempt.is_passed:
        return None
    own = Certificate.objects.filter(employee=attempt.employee_id, module=attempt.module_id)
    return own.filter(issued_at=attempt.finished_at).first()


def asked(attempt: Attempt) -> list[Asked]:
    """The same order whenever the attempt is looked at, another in the next one: two queries."""
    choices = Prefetch("choice_set", Choice.objects.order_by("pk"))
    questions = Question.objects.filter(module=attempt.module_id).prefetch_related(choices)
    return [
        Asked(question, (shown := _shuffled(attempt, question)), _chosen(attempt, question, shown))
        for question in questions.order_by("place")
    ]


def _shuffled(attempt: Attempt, question: Question) -> list[Choice]:
    def place(choice: Choice) -> str:
        return hashlib.sha256(f"{attempt.pk}:{choice.pk}".encode()).hexdigest()

    return sorted(question.choice_set.all(), key=place)


def _chosen(attempt: Attempt, question: Question, choices: list[Choice]) -> Choice | None:
    key = attempt.answers.get(str(question.pk))
    return next((choice for choice in choices if choice.pk == key), None)
