"""What the first page of duty shows of every account at once: one query for all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from barza.desk.accounts.models import Account
from barza.desk.duty import rules
from barza.desk.duty.models import FeedToken, Shift
from barza.desk.duty.spans import Span
from barza.desk.people.models import Employee

AHEAD = timedelta(days=14)
"""How far ahead gaps are shown."""
FEW = 4
NOTES_FOR = timedelta(hours=12)
"""How long after a shift its note of hand-over can still be written from the first page."""


@dataclass(frozen=True, slots=True)
class Board:
    """An account now and in the next fortnight. ``gaps`` are the first few of them."""

    account: Account
    shift: Shift | None
    gaps: list[Span]
    more_gaps: int


def boards(accounts: Iterable[Account], now: datetime) -> list[Board]:
    """Of the active ones: nobody need be on duty for an account at rest."""
    accounts = [account for account in accounts if account.state == Account.State.ACTIVE]
    window = Span(now, now + AHEAD)
    shifts: dict[int, list[Shift]] = defaultdict(list)
    standing = Shift.objects.standing().during(window).filter(account__in=accounts)
    for shift in standing.select_related("officer", "backup"):
        shifts[shift.account_id].append(shift)
    return [_board(account, shifts[account.pk], window) for account in accounts]


def to_hand_over(employee: Employee, now: datetime) -> Shift | None:
    """The person's shift that runs, or ended not long ago."""
    own = Shift.objects.standing().filter(
        officer=employee, start_at__lte=now, end_at__gt=now - NOTES_FOR
    )
    return own.select_related("account").order_by("-start_at", "id").first()


def has_feed(employee: Employee) -> bool:
    return FeedToken.objects.filter(employee=employee, revoked_at=None).exists()


def _board(account: Account, shifts: list[Shift], window: Span) -> Board:
    now = window.start
    running = next((one for one in shifts if one.start_at <= now < one.end_at), None)
    gaps = rules.gaps(window, [one.span for one in shifts])
    return Board(account, running, gaps[:FEW], max(len(gaps) - FEW, 0))
