"""The rows of one's own record: what people, accounts, audit and this part hold about an employee.

Newest first and lazily; the long texts in a row stand in the export only (P-07)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator

from barza.desk.accounts.models import Duty, Resolution
from barza.desk.audit import queries as audit
from barza.desk.audit.models import Act
from barza.desk.people.models import Employee

from . import queries, wording
from .models import Acknowledgement, Concern
from .record import Row

AT_ONCE = 200
SIGNED_IN = "employee.signed_in"


def profile(employee: Employee) -> Iterator[Row]:
    yield {
        "name": employee.name,
        "number": employee.employee_no,
        "username": employee.username,
        "email": employee.email,
        "job": employee.job,
        "unit": employee.unit.name if employee.unit else "",
        "role": employee.get_role_display(),
        "languages": " ".join(employee.languages),
        "since": employee.date_joined,
    }


def factors(employee: Employee) -> Iterator[Row]:
    found = Authenticator.objects.filter(user=employee).order_by("-created_at")
    for one in found:
        yield {
            "kind": one.get_type_display(),
            "enrolled": one.created_at,
            "used": one.last_used_at,
        }


def resolutions(employee: Employee) -> Iterator[Row]:
    found = Resolution.objects.filter(employee=employee).prefetch_related("accounts")
    for one in found.order_by("-from_at", "-pk"):
        yield {
            "number": one.number,
            "job": one.job,
            "accounts": ", ".join(account.name for account in one.accounts.all()),
            "duties": ", ".join(str(Duty(duty).label) for duty in one.duties),
            "from": one.from_at,
            "to": one.to_at,
            "revoked": one.revoked_at,
            "because": one.revoked_because,
        }


def acknowledgements(employee: Employee) -> Iterator[Row]:
    for one in Acknowledgement.objects.filter(employee=employee).order_by("-acknowledged_at"):
        yield {"version": one.version, "at": one.acknowledged_at}


def concerns(employee: Employee) -> Iterator[Row]:
    found = Concern.objects.filter(filer=employee).prefetch_related("messages__author")
    for one in found.order_by("-pk").iterator(AT_ONCE):
        yield {
            "number": one.pk,
            "title": one.title,
            "kind": one.get_kind_display(),
            "state": one.get_state_display(),
            "filed": one.filed_at,
            "answer_by": one.answer_by_at,
            "answered": one.answered_at,
            "conversation": _lines(
                (message.at, message.author.name, message.text) for message in one.messages.all()
            ),
        }


def conduct(employee: Employee) -> Iterator[Row]:
    found = queries.files_about(employee).prefetch_related(
        "evidence", "statements", "findings__by", "precautions"
    )
    for file in found.iterator(AT_ONCE):
        yield {
            "number": file.pk,
            "status": file.get_outcome_display(),
            "stage": file.get_stage_display(),
            "noticed": file.noticed_at,
            "reply_by": file.reply_due_at,
            "grieve_by": file.grievance_due_at,
            "closed": file.closed_at,
            "allegation": file.allegation,
            "notice": file.notice,
            "evidence": _lines(
                (one.captured_at, one.title, one.source, one.text or one.name, one.sha256)
                for one in file.evidence.all()
            ),
            "statements": _lines((one.at, one.text) for one in file.statements.all()),
            "findings": _lines(
                (one.at, one.by.name, one.get_outcome_display(), one.reasons)
                for one in file.findings.all()
            ),
            "precautions": _lines(
                (one.from_at, one.until_at.isoformat(), one.reasons)
                for one in file.precautions.all()
            ),
        }


def sign_ins(employee: Employee) -> Iterator[Row]:
    for act in _acts(employee, SIGNED_IN):
        yield {"at": act.at}


def acts(employee: Employee) -> Iterator[Row]:
    for act in _acts(employee):
        if act.event != SIGNED_IN:
            yield act_row(act)


def decisions(employee: Employee) -> Iterator[Row]:
    """What others did about the person: the job changed, sessions ended, …"""
    found = audit.about(employee).exclude(actor=employee.get_username()).order_by("-id")
    for act in found.iterator(AT_ONCE):
        yield {
            "at": act.at,
            "what": wording.event(act.event),
            "clause": act.clause,
            "by": wording.actor(act),
        }


def act_row(act: Act) -> dict[str, str | datetime]:
    """An act in words, as the record and the page of acts show it."""
    return {
        "at": act.at,
        "what": wording.event(act.event),
        "about": wording.about(act.about),
        "account": act.account,
        "resolution": act.resolution,
        "clause": act.clause,
        "result": wording.result(act.result),
    }


def _lines(parts: Iterable[tuple[datetime, *tuple[str, ...]]]) -> str:
    """One line each: when, and the rest."""
    return "\n".join(" | ".join((at.isoformat(), *rest)) for at, *rest in parts)


def _acts(employee: Employee, event: str = "") -> Iterator[Act]:
    """All of them by key, a page in memory at a time."""
    before: int | None = None
    while True:
        page = audit.latest(before=before, actor=employee.get_username(), event=event, size=AT_ONCE)
        yield from page.acts
        if (before := page.older) is None:
            return
