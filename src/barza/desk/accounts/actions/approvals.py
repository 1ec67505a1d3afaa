"""A second person's word on one exact text, where the delegation asks for one (P-44)."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.delegation import HEADS
from barza.desk.accounts.models import Account, Approval, Duty
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

VALID_FOR = timedelta(hours=24)
"""From the asking, and anew from the approval: facts grow old."""


def digest(text: str) -> str:
    """What an approval is bound to."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Asked:
    """A text for an account. ``about`` names what it is for, ``place`` is where that is seen."""

    account: Account
    act: str
    about: str
    place: str
    text: str
    clauses: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """What whoever decides has to be able to answer in (P-65)."""


@transaction.atomic
def ask_approval(asked: Asked, *, because: str, by: Employee, now: datetime) -> Approval:
    """Puts a text before a second person. Raises ``Refused`` when it waits there already."""
    resolution = authority.require(by, asked.account, Duty.ANSWER, now)
    if not because.strip():
        raise Refused(_("Say in a line what the second person should look at."), clause="P-44")
    Account.objects.select_for_update().get(pk=asked.account.pk)
    waiting = Approval.objects.select_for_update().filter(
        about=asked.about, digest=digest(asked.text), asked_by=by, state=Approval.State.ASKED
    )
    if waiting.filter(expires_at__gt=now).exists():
        raise Refused(_("This text waits for a second person already."), clause="P-44")
    waiting.update(state=Approval.State.WITHDRAWN)
    approval = Approval.objects.create(
        account=asked.account,
        act=asked.act,
        about=asked.about,
        place=asked.place,
        text=asked.text,
        digest=digest(asked.text),
        clauses=list(asked.clauses),
        languages=sorted(asked.languages),
        because=because.strip(),
        asked_by=by,
        asked_at=now,
        expires_at=now + VALID_FOR,
    )
    _note("approval.asked", approval, by, now, resolution.number)
    return approval


@transaction.atomic
def approve(approval: Approval, *, because: str = "", by: Employee, now: datetime) -> Approval:
    """Lets the exact text out, for a day. Never one's own."""
    return _decide(approval, Approval.State.APPROVED, because, by, now)


@transaction.atomic
def decline(approval: Approval, *, because: str, by: Employee, now: datetime) -> Approval:
    """Says why it should not go out so."""
    if not because.strip():
        raise Refused(_("Say what should be different."), clause="P-44")
    return _decide(approval, Approval.State.DECLINED, because, by, now)


@transaction.atomic
def withdraw_approval(approval: Approval, *, by: Employee, now: datetime) -> Approval:
    """Takes one's own question back."""
    approval = _open(approval, now)
    if approval.asked_by_id != by.pk:
        raise Refused(_("Only who asked takes the question back."), clause="P-44")
    approval.state = Approval.State.WITHDRAWN
    approval.save(update_fields=["state"])
    _note("approval.withdrawn", approval, by, now, _resolution(approval, by, now))
    return approval


@transaction.atomic
def use_approval(
    about: str,
    text: str,
    *,
    act: str = "",
    languages: Collection[str] = (),
    by: Employee,
    now: datetime,
) -> Approval | None:
    """The approval under which this person lets this exact text out now, used up with it: for
    this act, where one is named, by somebody who can answer in these languages still."""
    approved = Approval.objects.select_for_update(of=("self",)).filter(
        about=about, digest=digest(text), state=Approval.State.APPROVED, expires_at__gt=now
    )
    approved = approved.filter(asked_by=by, decided_by__languages__contains=list(languages))
    approval = (approved.filter(act=act) if act else approved).first()
    if approval is not None:
        approval.state, approval.used_at = Approval.State.USED, now
        approval.save(update_fields=["state", "used_at"])
    return approval


def deciders(
    account: Account, now: datetime, act: str = "", languages: Collection[str] = ()
) -> Iterable[Employee]:
    """Who may say yes or no for this account: heads, and to read it whoever knows the language."""
    named = authority.officers_for(account, Duty.ANSWER, now).order_by("pk")
    able = named.filter(languages__contains=list(languages))
    return able if act == Approval.READ else able.filter(role__in=HEADS)


def _decide(
    approval: Approval, state: Approval.State, because: str, by: Employee, now: datetime
) -> Approval:
    approval = _open(approval, now)
    resolution = _resolution(approval, by, now)
    if by.pk == approval.asked_by_id:
        raise Refused(_("Nobody approves their own words. Another person decides."), clause="P-44")
    if not set(approval.languages) <= set(by.languages):
        raise Refused(
            _("Whoever reads this has to be able to answer in its language. Ask somebody who can."),
            clause="P-65",
        )
    if approval.act != Approval.READ and by.role not in HEADS:
        raise Refused(
            _("A shift supervisor or head of section approves. Ask one of them."), clause="P-44"
        )
    approval.state, approval.decided_by, approval.decided_at = state, by, now
    approval.decided_because = because.strip()
    approval.expires_at = now + VALID_FOR
    approval.save()
    _note(f"approval.{state}", approval, by, now, resolution)
    return approval


def _open(approval: Approval, now: datetime) -> Approval:
    approval = Approval.objects.select_for_update().get(pk=approval.pk)
    if approval.state != Approval.State.ASKED:
        raise Refused(_("This is decided already. Look at the list again."), clause="P-44")
    if approval.expires_at <= now:
        raise Refused(_("This question is older than a day. Ask it anew."), clause="P-44")
    return approval


def _resolution(approval: Approval, by: Employee, now: datetime) -> str:
    return authority.require(by, approval.account, Duty.ANSWER, now).number


def _note(event: str, approval: Approval, by: Employee, now: datetime, resolution: str) -> None:
    record(
        event,
        by=by,
        about=approval,
        now=now,
        clause="P-44",
        resolution=resolution,
        account=approval.account.label,
        of=approval.about,
        text_sha256=approval.digest,
        because=approval.decided_because or approval.because,
    )
