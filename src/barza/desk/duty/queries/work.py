"""What is known of people's work in a stretch of time: shifts, and acts on record (P-68)."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Q

from barza.desk.accounts.models import Account
from barza.desk.audit.actions import REFUSED
from barza.desk.audit.models import Act
from barza.desk.duty.models import Shift
from barza.desk.duty.reckoning import TOGETHER, Done, Watch, Work
from barza.desk.duty.spans import Span
from barza.desk.people.models import Employee


def work_in(period: Span, only: Employee | None = None) -> dict[int, Work]:
    """By person. Acts a little before and after are included: they may run on into the period."""
    watches, standbys = _shifts(period, only)
    acts = _acts(Span(period.start - TOGETHER, period.end + TOGETHER), only)
    people = {only.pk} if only else {*watches, *standbys, *acts}
    return {
        person: Work(tuple(watches[person]), tuple(standbys[person]), tuple(acts[person]))
        for person in sorted(people)
    }


def _shifts(
    period: Span, only: Employee | None
) -> tuple[dict[int, list[Watch]], dict[int, list[Watch]]]:
    wide = Span(period.start - timedelta(days=1), period.end + timedelta(days=1))
    shifts = Shift.objects.standing().during(wide)
    if only:
        shifts = shifts.filter(Q(officer=only) | Q(backup=only))
    watches: dict[int, list[Watch]] = defaultdict(list)
    standbys: dict[int, list[Watch]] = defaultdict(list)
    for shift in shifts:
        watch = Watch(shift.span, shift.account_id, shift.pk)
        watches[shift.officer_id].append(watch)
        standbys[shift.backup_id].append(watch)
    return watches, standbys


def _acts(span: Span, only: Employee | None) -> dict[int, list[Done]]:
    """Acts for an account under a resolution. One that was refused is no work; what the worker does
    with an answer later is nobody's; and practising is learning, not work for the public.
    """
    people = dict(Employee.objects.values_list("username", "pk"))
    real = Account.objects.filter(is_practice=False).order_by("-pk")
    accounts = {account.label: account.pk for account in real}
    rows = Act.objects.filter(at__gte=span.start, at__lt=span.end).exclude(account="")
    if only:
        rows = rows.filter(actor=only.username)
    done: dict[int, list[Done]] = defaultdict(list)
    counted = rows.exclude(result=REFUSED).exclude(resolution="")
    counted = counted.exclude(event__startswith="delivery.")
    for actor, label, at in counted.values_list("actor", "account", "at").iterator():
        if actor in people and label in accounts:
            done[people[actor]].append(Done(at, accounts[label]))
    return done
