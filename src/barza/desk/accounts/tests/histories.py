"""A plain model of resolutions and training, kept beside the database (P-61, P-45, P-62)."""

import datetime as dt
from dataclasses import dataclass, field

from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.people.models import Employee, Module
from barza.testing.cast import NOON


@dataclass
class Named:
    """A resolution, as the model sees it."""

    row: Resolution
    person: int
    job: str
    accounts: set[int]
    duties: set[Duty]
    from_at: dt.datetime
    to_at: dt.datetime
    revoked_at: dt.datetime | None = None
    suspended: tuple[dt.datetime, dt.datetime | None] | None = None

    def is_suspended(self, now: dt.datetime) -> bool:
        return self.suspended is not None and (self.suspended[1] is None or now < self.suspended[1])


@dataclass
class World:
    people: list[Employee]
    accounts: list[Account]
    head: Employee
    personnel: Employee
    now: dt.datetime = NOON
    jobs: list[str] = field(default_factory=lambda: ["Account officer", "Account officer"])
    active: list[bool] = field(default_factory=lambda: [True, True])
    named: list[Named] = field(default_factory=list)
    modules: list[Module] = field(default_factory=list)
    learned: dict[tuple[int, int], dt.datetime] = field(default_factory=dict)
    """Until when a person's certificate of a module is valid."""
    held: dict[int, dt.datetime] = field(default_factory=dict)
    """Until when a person's whole authority is held (P-59)."""
    holds: dict[int, str] = field(default_factory=dict)

    def is_held(self, person: int) -> bool:
        return person in self.held and self.now < self.held[person]

    def is_trained(self, person: int, duty: Duty) -> bool:
        return all(
            (person, which) in self.learned and self.now < self.learned[person, which]
            for which, module in enumerate(self.modules)
            if not module.required_for or duty in module.required_for
        )

    def is_for_practice(self, one: Named) -> bool:
        return all(self.accounts[which].is_practice for which in one.accounts)

    def may(self, person: int, account: int, duty: Duty) -> bool:
        """The definition: a resolution in force names person, job and account, the training is
        valid or the resolution is for practising alone, and nothing holds the person."""
        return (
            self.active[person]
            and not self.is_held(person)
            and any(
                one.person == person
                and (self.is_trained(person, duty) or self.is_for_practice(one))
                and one.job == self.jobs[person]
                and account in one.accounts
                and duty in one.duties
                and one.from_at <= self.now < one.to_at
                and (one.revoked_at is None or self.now < one.revoked_at)
                and not one.is_suspended(self.now)
                for one in self.named
            )
        )
