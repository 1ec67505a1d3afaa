"""What the intake needs to know of the institution, read once for a batch."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Duty
from barza.desk.core import calendar

from .deadlines import Promises
from .models import Area, Service, Target


def promises() -> Promises:
    return Promises(Target.objects.all(), calendar.load())


@dataclass(frozen=True)
class Reference:
    promises: Promises
    services: dict[str, int]
    places: dict[str, str]
    areas: dict[str, int]
    accounts: dict[int, Account]
    officers: dict[tuple[int, str], tuple[int, ...]]
    """By account and language: who a resolution names and who speaks it (P-61, P-65)."""

    def officer(self, account: int, lang: str, turn: int) -> int | None:
        """Whom to suggest: officers take turns by ``turn``, a citizen keeps their officer."""
        able = self.officers.get((account, "en" if lang == "en" else "ar"), ())
        return able[turn % len(able)] if able else None


def load(accounts: set[int], now: datetime) -> Reference:
    areas = list(Area.objects.all())
    known = Account.objects.in_bulk(accounts)
    return Reference(
        promises=promises(),
        services=dict(Service.objects.values_list("code", "id")),
        places={name: area.code for area in areas for name in (area.name_ar, area.name_en)},
        areas={area.code: area.pk for area in areas},
        accounts=known,
        officers=_officers(known.values(), now),
    )


def _officers(accounts: Iterable[Account], now: datetime) -> dict[tuple[int, str], tuple[int, ...]]:
    able: dict[tuple[int, str], list[int]] = {}
    for account in accounts:
        for officer in authority.officers_for(account, Duty.ANSWER, now).order_by("id"):
            for lang in officer.languages:
                able.setdefault((account.pk, lang), []).append(officer.pk)
    return {key: tuple(people) for key, people in able.items()}
