"""The sections of one's own record that this part can fill: from people, accounts, audit and its
own tables. Training and duty add theirs from above."""

from collections.abc import Iterator
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from barza.desk.accounts.models import Duty, Resolution
from barza.desk.audit import queries as audit
from barza.desk.audit.models import Act
from barza.desk.people.models import Employee

from . import queries, wording
from .models import Acknowledgement, Concern
from .record import Row, Section, add

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
    for one in Concern.objects.filter(filer=employee).order_by("-pk"):
        yield {
            "number": one.pk,
            "title": one.title,
            "kind": one.get_kind_display(),
            "state": one.get_state_display(),
            "filed": one.filed_at,
            "answer_by": one.answer_by_at,
            "answered": one.answered_at,
        }


def conduct(employee: Employee) -> Iterator[Row]:
    for file in queries.files_about(employee):
        yield {
            "number": file.pk,
            "status": file.get_outcome_display(),
            "stage": file.get_stage_display(),
            "noticed": file.noticed_at,
            "reply_by": file.reply_due_at,
            "grieve_by": file.grievance_due_at,
            "closed": file.closed_at,
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


def _acts(employee: Employee, event: str = "") -> Iterator[Act]:
    """All of them by key, a page in memory at a time."""
    before: int | None = None
    while True:
        page = audit.latest(before=before, actor=employee.get_username(), event=event, size=AT_ONCE)
        yield from page.acts
        if (before := page.older) is None:
            return


ACT_COLUMNS = {
    "at": _("When"),
    "what": _("What was done"),
    "about": _("About"),
    "account": _("Account"),
    "resolution": _("Resolution"),
    "clause": _("Clause"),
    "result": _("Result"),
}


_PROFILE = {
    "name": _("Name"),
    "number": _("Employee number"),
    "username": _("User name"),
    "email": _("E-mail"),
    "job": _("Job"),
    "unit": _("Unit"),
    "role": _("Role in the system"),
    "languages": _("Languages"),
    "since": _("On the system since"),
}
_FACTORS = {"kind": _("Kind"), "enrolled": _("Enrolled"), "used": _("Last used")}
_RESOLUTIONS = {
    "number": _("Number"),
    "job": _("Job"),
    "accounts": _("Accounts"),
    "duties": _("Duties"),
    "from": _("From"),
    "to": _("To"),
    "revoked": _("Revoked"),
    "because": _("Reason"),
}
_CONCERNS = {
    "number": _("Number"),
    "title": _("Subject"),
    "kind": _("Kind"),
    "state": _("State"),
    "filed": _("Filed"),
    "answer_by": _("Answer due"),
    "answered": _("Answered on"),
}
_CONDUCT = {
    "number": _("Number"),
    "status": _("Status"),
    "stage": _("Stage"),
    "noticed": _("Notice given"),
    "reply_by": _("Reply until"),
    "grieve_by": _("Grievance until"),
    "closed": _("Closed on"),
}


def _concern(row: Row) -> str:
    return reverse("concerns:one", args=[row["number"]])


def _file(row: Row) -> str:
    return reverse("conduct:one", args=[row["number"]])


SECTIONS = (
    Section("profile", _("You"), _PROFILE, profile),
    Section(
        "resolutions",
        _("Resolutions that name you"),
        _RESOLUTIONS,
        resolutions,
        _("No resolution names you. Without one, nobody acts for an account."),
    ),
    Section(
        "rule",
        _("Rules you acknowledged"),
        {"version": _("Version"), "at": _("When")},
        acknowledgements,
        _("You have not acknowledged the rule yet. It stands at the top of this page."),
    ),
    Section(
        "concerns",
        _("Concerns you filed"),
        _CONCERNS,
        concerns,
        _("You have filed none. The concerns desk is open to you at any time."),
        _concern,
    ),
    Section(
        "conduct",
        _("Conduct files about you"),
        _CONDUCT,
        conduct,
        _("There is none of which you were given notice."),
        _file,
    ),
    Section(
        "decisions",
        _("What others did about your standing"),
        {"at": _("When"), "what": _("What was done"), "clause": _("Clause"), "by": _("By")},
        decisions,
        _("Nothing so far."),
    ),
    Section(
        "acts",
        _("What you did"),
        ACT_COLUMNS,
        acts,
        _("Nothing so far. What you do in the desk is listed here."),
    ),
    Section(
        "sign_ins",
        _("Your sign-ins"),
        {"at": _("When")},
        sign_ins,
        _("No sign-in is on record."),
    ),
    Section("factors", _("Your second factors"), _FACTORS, factors, _("You have none yet.")),
)


def register() -> None:
    """Called once, when the app is ready."""
    for section in SECTIONS:
        add(section)
