"""Whether a person may be on a shift: named, free, rested, and as they declared (P-61, P-67)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from barza.desk.accounts.models import Account
from barza.desk.core import calendar as working
from barza.desk.core.errors import Refused
from barza.desk.duty import limits, queries, rules
from barza.desk.duty.models import Shift
from barza.desk.duty.rules import Breach
from barza.desk.duty.spans import Span, minute_of
from barza.desk.people.models import Employee

LATE = timedelta(minutes=15)
"""By how much a shift may have begun when it is entered."""
BREACHES: dict[Breach, str | Promise] = {
    Breach.NOT_DECLARED: gettext_lazy(
        "%(name)s has not declared to be ready outside the official hours. "
        "Ask them to declare readiness first."
    ),
    Breach.TIME: gettext_lazy(
        "This shift is outside the days or hours that %(name)s declared. "
        "Choose another time or another person."
    ),
    Breach.SHIFTS: gettext_lazy(
        "%(name)s would have more shifts this week than declared. Choose another person."
    ),
    Breach.HOURS: gettext_lazy(
        "%(name)s would have more hours on that day than declared. "
        "Shorten the shift or choose another person."
    ),
}


def locked_account(account: Account) -> Account:
    return Account.objects.select_for_update().get(pk=account.pk)


def lock_people(*people: Employee) -> None:
    """Two rotas that name the same person at once wait for each other."""
    keys = [person.pk for person in people]
    list(Employee.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def require_keeper(by: Employee, account: Account, now: datetime) -> None:
    if not queries.keeps(by, account, now):
        raise Refused(
            _("The shift supervisor or head of section keeps this account's rota. Ask them."),
            clause="P-43",
        )


def check_span(span: Span, now: datetime) -> None:
    """Raises ``Refused`` unless it is whole minutes, not too long, and not in the past."""
    if span.end <= span.start or any(minute_of(at) != at for at in span):
        raise Refused(_("The shift must end after it begins, to the minute."), clause="P-43")
    check_length(span)
    if span.start < now - LATE:
        raise Refused(
            _("A shift is assigned before it begins. Choose a later time."), clause="P-68"
        )


def check_length(span: Span) -> None:
    if span.end - span.start > rules.LONGEST:
        raise Refused(
            _("A shift lasts twelve hours at most. Part it between two people."), clause="P-67"
        )


def check_free(account: Account, span: Span, ignoring: Collection[int] = ()) -> None:
    """Raises ``Refused`` when the account is closed, or somebody is on duty for it then."""
    if account.state == Account.State.CLOSED:
        raise Refused(_("A closed account has no rota."), clause="P-70")
    shifts = Shift.objects.standing().during(span).filter(account=account)
    taken = shifts.exclude(pk__in=ignoring).order_by("start_at").first()
    if taken:
        raise Refused(
            _("%(name)s is on duty for this account from %(from)s to %(to)s. Change that shift.")
            % {"name": taken.officer, **_times(taken.span)},
            clause="P-43",
        )


def check_person(
    person: Employee,
    account: Account,
    span: Span,
    now: datetime,
    *,
    works: bool,
    ignoring: Collection[int] = (),
) -> None:
    """Raises ``Refused`` unless the person may be on this shift. ``works``: as the officer; a
    backup stands by, which takes no rest.
    """
    if not queries.named_for(account, span.start).filter(pk=person.pk).exists():
        raise Refused(
            _(
                "No resolution names %(name)s for %(account)s when the shift begins. "
                "Ask the head of section for one, or choose another person."
            )
            % {"name": person, "account": account},
            clause="P-61",
        )
    others = _shifts_around(person, span, ignoring)
    if works:
        _check_rest(person, span, others)
    broken = rules.breach(span, others, limits.limits_of(person, now), working.load())
    if broken:
        raise Refused(BREACHES[broken] % {"name": person}, clause="P-67")


def _check_rest(person: Employee, span: Span, others: Iterable[Span]) -> None:
    others = list(others)
    if twice := rules.overlapping(span, others):
        raise Refused(
            _(
                "%(name)s is on another shift from %(from)s to %(to)s. Choose another person, or "
                "the same beginning and end for one watch over both accounts."
            )
            % {"name": person, **_times(twice)},
            clause="P-67",
        )
    if close := rules.short_of_rest(span, others):
        raise Refused(
            _(
                "%(name)s needs eleven hours between shifts, and has one from %(from)s to "
                "%(to)s. Choose another time or another person."
            )
            % {"name": person, **_times(close)},
            clause="P-67",
        )


def _shifts_around(person: Employee, span: Span, ignoring: Collection[int]) -> list[Span]:
    """The shifts on which the person works, as far around as a week or a rest can reach."""
    near = Span(span.start - timedelta(days=8), span.end + timedelta(days=8))
    shifts: QuerySet[Shift] = Shift.objects.standing().during(near).filter(officer=person)
    times = shifts.exclude(pk__in=ignoring).values_list("start_at", "end_at")
    return [Span(*pair) for pair in times]


def _times(span: Span) -> dict[str, str]:
    return {"from": _said(span.start), "to": _said(span.end)}


def _said(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j M H:i")
