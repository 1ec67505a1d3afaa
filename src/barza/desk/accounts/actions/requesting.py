"""Asking for an account, and senior management's decision (P-70)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.deciders import ASK, SENIOR, require, require_text
from barza.desk.accounts.models import Account, AccountRequest, Level, Risk
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Unit
from barza.desk.policy.models import Orientation
from barza.desk.policy.queries import orientation_in_force

from .kinds import require_kind


@dataclass(frozen=True, slots=True)
class Identity:
    """Which account, on which network. An account is registered once."""

    name_ar: str
    name_en: str
    network: str
    tool: str
    handle: str
    base_url: str
    url: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class RiskLine:
    what: str
    likelihood: int
    impact: int
    measure: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why, for whom, with what, against which risks; and which objective in force it serves."""

    need: str
    audience: str
    resources: str
    risks: Iterable[RiskLine]
    serves: Orientation | None = None


@transaction.atomic
def request_account(
    identity: Identity, grounds: Grounds, *, by: Employee, now: datetime
) -> AccountRequest:
    """Enters an account that nobody may use yet, for senior management to decide on.

    Raises ``Refused`` when a part is missing, for a kind of tool that is not in the taxonomy
    (P-19), for an objective that is not in force (P-74), and when it is registered already. One
    that was not approved may be asked for again.
    """
    require(by, ASK)
    risks = _checked(grounds)
    if grounds.serves is not None:
        orientation_in_force(grounds.serves.pk, now)
    account = _registered(identity)
    asked = AccountRequest.objects.create(
        account=account,
        need=grounds.need.strip(),
        audience=grounds.audience.strip(),
        resources=grounds.resources.strip(),
        serves=grounds.serves,
        asked_by=by,
        asked_at=now,
    )
    account.risks.all().delete()
    Risk.objects.bulk_create(_risk(account, line) for line in risks)
    record(
        "account.requested",
        by=by,
        about=account,
        now=now,
        clause="P-70",
        account_asked_for=account.label,
        tool=account.tool,
        need=asked.need,
        serves=grounds.serves.pk if grounds.serves else None,
        risks=len(risks),
    )
    return asked


@transaction.atomic
def decide_account(
    account: Account,
    *,
    approve: bool,
    because: str,
    email: str = "",
    phone: str = "",
    by: Employee,
    now: datetime,
) -> Account:
    """Senior management's decision, with its reasons. An approved account still needs its sheet.

    ``email``, ``phone``: the institution's own, with which it will be created. Raises
    ``Refused`` for anybody else, for the requester, and when there is nothing to decide.
    """
    require(by, SENIOR)
    account = Account.objects.select_for_update().get(pk=account.pk)
    asked = account.requests.filter(decided_at=None).first()
    if asked is None:
        raise Refused(_("This request is decided already."), clause="P-70")
    if asked.asked_by_id == by.pk:
        raise Refused(
            _("Whoever asked for an account does not decide on it. Ask another of the management."),
            clause="P-70",
        )
    asked.because = require_text(because, _("Give the reasons of the decision."))
    if approve and not (email.strip() or phone.strip()):
        raise Refused(
            _("Name the institution's own e-mail or phone with which it is created."),
            clause="P-70",
        )
    asked.approved, asked.decided_by, asked.decided_at = approve, by, now
    asked.save(update_fields=["approved", "because", "decided_by", "decided_at"])
    account.state = Account.State.APPROVED if approve else Account.State.REFUSED
    account.email, account.phone = email.strip(), phone.strip()
    account.save(update_fields=["state", "email", "phone"])
    record(
        "account.approved" if approve else "account.not_approved",
        by=by,
        about=account,
        now=now,
        clause="P-70",
        because=asked.because,
    )
    return account


@transaction.atomic
def set_risks(
    account: Account, risks: Iterable[RiskLine], *, by: Employee, now: datetime
) -> Account:
    """Replaces the risk sheet; what it said before stands in the act."""
    require(by, ASK)
    account = Account.objects.select_for_update().get(pk=account.pk)
    lines = _complete(risks)
    before = list(account.risks.order_by("pk").values("what", "likelihood", "impact", "measure"))
    account.risks.all().delete()
    Risk.objects.bulk_create(_risk(account, line) for line in lines)
    record("account.risks_changed", by=by, about=account, now=now, clause="P-70", before=before)
    return account


def _checked(grounds: Grounds) -> list[RiskLine]:
    for text in (grounds.need, grounds.audience, grounds.resources):
        require_text(text, _("Write what it is needed for, for whom, and who and what runs it."))
    return _complete(grounds.risks)


def _complete(risks: Iterable[RiskLine]) -> list[RiskLine]:
    lines = list(risks)
    known = set(Level)
    if not lines or not all(
        line.what.strip()
        and line.measure.strip()
        and line.likelihood in known
        and line.impact in known
        for line in lines
    ):
        raise Refused(
            _("Name at least one risk, how likely and how grave it is, and what is done about it."),
            clause="P-70",
        )
    return lines


def _registered(identity: Identity) -> Account:
    """A new account, or the one that was refused before."""
    names = [identity.name_ar, identity.name_en, identity.handle, identity.base_url]
    if not all(text.strip() for text in (*names, identity.network)):
        raise Refused(
            _("Write the account's names, its network, its address and its handle."), clause="P-70"
        )
    require_kind(identity.tool)
    place = {
        "network": identity.network.strip(),
        "base_url": identity.base_url.strip().rstrip("/"),
        "handle": identity.handle.strip(),
    }
    known = Account.objects.select_for_update().filter(**place).first()
    if known is not None and known.state != Account.State.REFUSED:
        raise Refused(_("This account is in the register already."), clause="P-70")
    account = known or Account(**place)
    account.name_ar, account.name_en = identity.name_ar.strip(), identity.name_en.strip()
    account.tool, account.url, account.unit = identity.tool, identity.url, identity.unit
    account.state = Account.State.REQUESTED
    account.save()
    return account


def _risk(account: Account, line: RiskLine) -> Risk:
    return Risk(
        account=account,
        what=line.what.strip(),
        likelihood=line.likelihood,
        impact=line.impact,
        measure=line.measure.strip(),
    )
