"""Who is on duty, who is called next, and when nobody is there (P-43)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Duty
from barza.desk.core import calendar as working
from barza.desk.core.paging import Page, newest_first
from barza.desk.duty import rules
from barza.desk.duty.classes import midnight
from barza.desk.duty.models import Handover, Shift, Step
from barza.desk.duty.spans import Span
from barza.desk.people import queries as people
from barza.desk.people.models import Employee

from .escalation import minutes_of
from .office import head_of

HANDOVERS = 10
MOST_SHIFTS = 100
URGENT = "urgent"


def running_on(accounts: Iterable[Account], now: datetime) -> QuerySet[Shift]:
    """The shifts that run on these accounts: one each at most."""
    return Shift.objects.standing().running(now).filter(account__in=list(accounts))


def running(account: Account, now: datetime) -> Shift | None:
    """The shift that runs on the account."""
    return running_on([account], now).select_related("officer", "backup").first()


def on_duty(account: Account, now: datetime) -> tuple[Employee, Employee] | None:
    """The officer on duty for the account and the backup; None: a gap in the rota."""
    shift = running(account, now)
    return (shift.officer, shift.backup) if shift else None


def chain(
    account: Account, now: datetime, urgency: str = URGENT
) -> list[tuple[Step, Employee | None, int]]:
    """To whom an urgent item goes, in order, and how many minutes each has.

    None in place of a person: nobody is there, and the next one is called at once.
    """
    officer, backup = on_duty(account, now) or (None, None)
    people = (officer, backup, head_of(account, now))
    return list(zip(Step, people, minutes_of(urgency, now), strict=True))


def named_for(account: Account, at: datetime) -> QuerySet[Employee]:
    """Whom a resolution lets answer for the account at an instant: who may be on its rota."""
    return authority.officers_for(account, Duty.ANSWER, at)


def colleagues(account: Account, at: datetime, but: Employee) -> QuerySet[Employee]:
    """To whom a shift on the account can be offered."""
    return named_for(account, at).exclude(pk=but.pk).order_by("id")


def gaps(account: Account, first: datetime, last: datetime) -> list[Span]:
    """When nobody is on duty for the account, between two instants."""
    window = Span(first, last)
    shifts = Shift.objects.standing().during(window).filter(account=account)
    spans = (Span(*times) for times in shifts.values_list("start_at", "end_at"))
    return rules.gaps(window, spans)


def attended_from(account: Account, now: datetime) -> datetime | None:
    """When the next human looks at the account: now, at the next shift or the next opening.

    None: neither is in sight within a fortnight.
    """
    known = working.load()
    if known.is_open(now) or running(account, now):
        return now
    ahead = Shift.objects.standing().filter(account=account, start_at__gt=now)
    times = [ahead.order_by("start_at").values_list("start_at", flat=True).first()]
    today = now.astimezone(known.zone).date()
    windows = (known.window(today + timedelta(days=n)) for n in range(15))
    times += [window[0] for window in windows if window and window[0] > now][:1]
    return min((time for time in times if time), default=None)


def unattended_since(account: Account, now: datetime) -> datetime | None:
    """When the last shift or working day before ended, while nobody is there; None: somebody is,
    or none ended within a fortnight.
    """
    known = working.load()
    if known.is_open(now) or running(account, now):
        return None
    past = Shift.objects.standing().filter(account=account, end_at__lte=now)
    times = [past.order_by("-end_at").values_list("end_at", flat=True).first()]
    today = now.astimezone(known.zone).date()
    windows = (known.window(today - timedelta(days=n)) for n in range(15))
    times += [window[1] for window in windows if window and window[1] <= now][:1]
    return max((time for time in times if time), default=None)


def week(account: Account, sunday: date) -> list[Shift]:
    """The shifts that touch the seven days from a Sunday on, in order."""
    known = working.load()
    days = Span(midnight(known, sunday), midnight(known, sunday + timedelta(days=7)))
    shifts = Shift.objects.standing().during(days).filter(account=account)
    named = shifts.select_related("officer", "backup", "account")
    return list(named.order_by("start_at", "id")[:MOST_SHIFTS])


@dataclass(frozen=True, slots=True)
class Ending:
    """A certificate that somebody on the rota needs: when it ends, or that it isn't there.

    ``is_before``: it does not last until the end of their last shift in sight.
    """

    person: Employee
    standing: people.Standing
    is_before: bool

    @property
    def until(self) -> datetime | None:
        certificate = self.standing.certificate
        return certificate.valid_until if certificate else None


def endings(account: Account, shown: Iterable[Shift], now: datetime) -> list[Ending]:
    """The certificates for answering that end within the time of warning, or have ended, of those
    on the account's shifts shown and to come (P-45): three queries."""
    ahead = Span(now, now + people.WARNED)
    coming = Shift.objects.standing().during(ahead).filter(account=account)
    shifts = [*shown, *coming.select_related("officer", "backup").order_by("id")[:MOST_SHIFTS]]
    last: dict[Employee, datetime] = {}
    for shift in shifts:
        for person in (shift.officer, shift.backup):
            last[person] = max(shift.end_at, last.get(person, shift.end_at))
    told = people.standings(last, now, [Duty.ANSWER])
    return [
        Ending(person, one, one.certificate is None or one.certificate.valid_until < end)
        for person, end in sorted(last.items(), key=lambda pair: pair[0].pk)
        for one in told[person.pk]
        if one.state != people.State.VALID and end > now
    ]


def shifts_of(employee: Employee, span: Span) -> QuerySet[Shift]:
    """Where the person is the officer or the backup, in order."""
    own = Shift.objects.standing().during(span).filter(Q(officer=employee) | Q(backup=employee))
    return own.select_related("account", "officer", "backup").order_by("start_at", "id")


def handovers(accounts: Iterable[int], before: int | None = None) -> Page[Handover]:
    """Notes of hand-over on these accounts, the latest first."""
    notes = Handover.objects.filter(shift__account__in=list(accounts))
    return newest_first(notes.select_related("by", "shift__account"), before, HANDOVERS)
