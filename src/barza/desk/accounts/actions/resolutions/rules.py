"""What every action on a resolution asks first, and how it is put on record."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from barza.desk.accounts.models import Account, Duty, Hold, Resolution
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2101, 1, 1, tzinfo=UTC)
DECIDE = frozenset({Role.SECTION_HEAD, Role.SENIOR_MANAGEMENT})
"""Who registers and revokes resolutions. It opens no account to themselves."""


def locked(resolution: Resolution) -> Resolution:
    return Resolution.objects.select_for_update().get(pk=resolution.pk)


def note(
    event: str, resolution: Resolution, by: Employee | str, now: datetime, **said: str
) -> None:
    """Puts it on record with all that the resolution then says (P-39)."""
    record(
        event,
        by=by,
        about=resolution,
        now=now,
        clause="P-61",
        number=resolution.number,
        names=resolution.employee.username,
        job=resolution.job_en,
        accounts=sorted(account.label for account in resolution.accounts.all()),
        duties=list(resolution.duties),
        from_at=resolution.from_at.isoformat(),
        to_at=resolution.to_at.isoformat(),
        version=resolution.version,
        **said,
    )


def require_role(by: Employee, *others: Role) -> None:
    if by.role not in DECIDE | set(others) or not by.is_active:
        raise Refused(
            _("The head of section or senior management decides on resolutions. Ask them."),
            clause="P-61",
        )


def require_decider(by: Employee, employee: Employee) -> None:
    require_role(by)
    if by.pk == employee.pk:
        raise Refused(
            _("Nobody gives authority to themselves. Ask senior management."), clause="P-61"
        )


def require_issued(resolution: Resolution) -> None:
    if resolution.revoked_at is not None:
        raise Refused(
            _("This resolution is revoked already. Issue a new one if it is needed."),
            clause="P-61",
        )
    if resolution.state != Resolution.State.ISSUED:
        raise Refused(_("This resolution isn't issued. Issue it first."), clause="P-61")


def require_draft(resolution: Resolution) -> None:
    if resolution.state != Resolution.State.DRAFT:
        raise Refused(
            _("Only a draft can be changed so. Amend the resolution instead."), clause="P-61"
        )


def require_ordinary(resolution: Resolution) -> None:
    if resolution.is_break_glass:
        raise Refused(
            _("An emergency is confirmed by a second person, and nothing else."), clause="P-61"
        )


def require_no_precaution(employee: Employee, now: datetime) -> None:
    """What a precaution took for a time is not given back by a new resolution (P-59), of whoever
    had one before or had none."""
    if Hold.objects.in_force(now).filter(employee=employee).exists():
        raise Refused(
            _("This person's authority is suspended for a time. Wait until that has ended."),
            clause="P-59",
        )


def require_reason(because: str, sentence: str) -> str:
    """The reason without the blanks around it. Raises ``Refused`` with the sentence for none."""
    if not because.strip():
        raise Refused(sentence, clause="P-62")
    return because.strip()


def require_employed(employee: Employee) -> None:
    if not employee.is_active:
        raise Refused(_("This person is no longer employed here."), clause="P-62")
    given = (
        *(employee.name_ar, employee.name_en, employee.employee_no),
        *(employee.job_ar, employee.job_en),
    )
    if not all(text.strip() for text in given):
        raise Refused(
            _("The person's name, number or job is missing. Ask human resources to complete it."),
            clause="P-62",
        )


def scope(accounts: Iterable[Account], duties: Iterable[Duty]) -> tuple[list[Account], list[Duty]]:
    """Each once. Raises ``Refused`` when one of both is missing, or an account is closed."""
    given, wanted = list(accounts), sorted(set(duties))
    if not given:
        raise Refused(_("Choose the accounts that the resolution names."), clause="P-62")
    if not wanted or not set(wanted) <= set(Duty):
        raise Refused(_("Choose what the resolution lets the person do."), clause="P-62")
    known = Account.objects.filter(pk__in=[account.pk for account in given])
    if known.filter(state=Account.State.CLOSED).exists():
        raise Refused(_("A closed account cannot be given to anyone."), clause="P-70")
    return given, wanted


def require_period(from_at: datetime, to_at: datetime, now: datetime) -> None:
    if from_at < EARLIEST or to_at > LATEST:
        raise Refused(_("Choose dates from 2000 to 2100."), clause="P-62")
    if to_at <= from_at or to_at <= now:
        raise Refused(_("The resolution must end after it begins, and after now."), clause="P-62")
