"""What the sample's officers can do, how they were selected, what they have learned.

All of it through the actions, on days gone by, as if the people of the sample had done it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from barza.desk.audit.actions import Actor
from barza.desk.people import actions
from barza.desk.people.models import Choice, Criterion, Employee, Module

from .signin import read

Staff = Mapping[str, Employee]
A_YEAR = timedelta(days=365)
MODULES_SINCE = timedelta(days=3 * 365)


def load(staff: Staff, now: datetime) -> None:
    """Needs the staff; comes before their resolutions, which rest on it (P-45, P-63, P-66)."""
    data = read("competences")
    at = now - timedelta(days=data["days_ago"])
    _assess(data, staff, at)
    for row in data["selections"]:
        _select(row, staff, at)
    for row in data["readiness"]:
        fields = {name: value for name, value in row.items() if name != "employee"}
        actions.declare_readiness(**fields, by=staff[row["employee"]], now=at)
    modules = {
        one.code: one for one in actions.load_modules(by=Actor.SYSTEM, now=now - MODULES_SINCE)
    }
    for username, passed in data["passed_days_ago"].items():
        for code, days in passed.items():
            _pass(modules[code], staff[username], now - timedelta(days=days))


def _assess(data: dict[str, Any], staff: Staff, at: datetime) -> None:
    for row in data["languages"]:
        person, by, fields = _told(row, staff)
        actions.record_language(person, **fields, by=by, now=at)
    for row in data["topics"]:
        person, by, fields = _told(row, staff)
        actions.record_topic(person, **fields, by=by, now=at)
    for row in data["tests"]:
        person, by, fields = _told(row, staff)
        day = timezone.localdate(at)
        actions.record_platform_test(
            person,
            **fields,
            version=data["test_version"],
            passed_on=day,
            valid_until_on=day + A_YEAR,
            by=by,
            now=at,
        )


def _select(row: dict[str, Any], staff: Staff, at: datetime) -> None:
    given = row["assessments"]
    candidate, opener = staff[row["candidate"]], staff[given[0]["assessor"]]
    selection = actions.open_selection(candidate, by=opener, now=at)
    for one in given:
        scores = {Criterion(name): (score, note) for name, (score, note) in one["scores"].items()}
        actions.assess(selection, scores, by=staff[one["assessor"]], now=at)


def _pass(module: Module, person: Employee, at: datetime) -> None:
    attempt = actions.begin_attempt(module, by=person, now=at)
    right = Choice.objects.filter(question__module=module, is_right=True)
    answers = dict(right.values_list("question", "pk"))
    actions.finish_attempt(attempt, answers, by=person, now=at)


def _told(row: dict[str, Any], staff: Staff) -> tuple[Employee, Employee, dict[str, Any]]:
    fields = {name: value for name, value in row.items() if name not in ("employee", "assessor")}
    return staff[row["employee"]], staff[row["assessor"]], fields
