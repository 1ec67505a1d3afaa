"""What the intake needs to know of the institution, read once for a batch."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Duty
from barza.desk.core import calendar
from barza.desk.duty.queries import running_on
from barza.desk.people.models import Role, TopicCompetence

from .deadlines import Promises
from .models import Area, Service, Target, Urgency


def promises() -> Promises:
    return Promises(Target.objects.all(), calendar.load())


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone whom a resolution names, as far as routing asks."""

    id: int
    unit: int | None = None
    leads_the_shift: bool = False
    topics: frozenset[int] = frozenset()
    """The services of which cases may be given to them (P-64); none recorded: of all."""

    def may_be_given(self, service: int | None) -> bool:
        return service is None or not self.topics or service in self.topics


@dataclass(frozen=True)
class Reference:
    promises: Promises
    services: dict[str, int]
    places: dict[str, str]
    areas: dict[str, int]
    accounts: dict[int, Account]
    officers: dict[tuple[int, str], tuple[Officer, ...]]
    """By account and language: who a resolution names and who speaks it (P-61, P-65)."""
    units: dict[int, int] = field(default_factory=dict)
    """By service: who gives it."""
    on_duty: dict[int, int] = field(default_factory=dict)
    """By account: the officer whose watch it is (P-43)."""

    def officer(
        self,
        account: int,
        lang: str,
        turn: int,
        *,
        urgency: str = Urgency.NORMAL,
        service: int | None = None,
    ) -> int | None:
        """Whom to suggest, of those who speak the language and may be given the topic: whose watch
        it is; else for what is urgent who leads the shift; else whose unit gives the service.

        Where nothing tells, officers take turns by ``turn``: a citizen keeps their officer.
        """
        speak = self.officers.get((account, "en" if lang == "en" else "ar"), ())
        able = [one for one in speak if one.may_be_given(service)]
        unit = self.units.get(service) if service else None
        watching = [one for one in able if one.id == self.on_duty.get(account)]
        leading = [one for one in able if one.leads_the_shift and urgency == Urgency.URGENT]
        versed = [one for one in able if unit is not None and one.unit == unit]
        best = watching or leading or versed or able
        return best[turn % len(best)].id if best else None


def load(accounts: set[int], now: datetime) -> Reference:
    areas = list(Area.objects.filter(closed_on=None))
    services = list(Service.objects.filter(closed_on=None).values_list("code", "id", "unit"))
    known = Account.objects.in_bulk(accounts)
    codes = {code: pk for code, pk, _ in services}
    return Reference(
        promises=promises(),
        services=codes,
        units={pk: unit for _, pk, unit in services},
        places={name: area.code for area in areas for name in (area.name_ar, area.name_en)},
        areas={area.code: area.pk for area in areas},
        accounts=known,
        officers=_officers(known.values(), codes, now),
        on_duty=_on_duty(known.values(), now),
    )


def _on_duty(accounts: Iterable[Account], now: datetime) -> dict[int, int]:
    return {shift.account_id: shift.officer_id for shift in running_on(accounts, now)}


def _topics(people: Collection[int], codes: Mapping[str, int]) -> dict[int, frozenset[int]]:
    """By person, of these: the services of which they were found competent."""
    found: dict[int, set[int]] = defaultdict(set)
    theirs = TopicCompetence.objects.filter(employee__in=people, topic__in=codes)
    for person, topic in theirs.values_list("employee", "topic"):
        found[person].add(codes[topic])
    return {person: frozenset(services) for person, services in found.items()}


def _officers(
    accounts: Iterable[Account], codes: Mapping[str, int], now: datetime
) -> dict[tuple[int, str], tuple[Officer, ...]]:
    able: dict[tuple[int, str], list[Officer]] = {}
    named = {
        account.pk: list(authority.officers_for(account, Duty.ANSWER, now).order_by("id"))
        for account in accounts
    }
    topics = _topics({one.pk for people in named.values() for one in people}, codes)
    for account, people in named.items():
        for person in people:
            officer = Officer(
                person.pk,
                person.unit_id,
                person.role == Role.SUPERVISOR,
                topics.get(person.pk, frozenset()),
            )
            for lang in person.languages:
                able.setdefault((account, lang), []).append(officer)
    return {key: tuple(people) for key, people in able.items()}
