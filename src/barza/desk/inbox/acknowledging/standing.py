"""How an account's acknowledgement stands: what is set, and whether its authority still holds."""

from dataclasses import dataclass
from datetime import datetime

from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.inbox.models import Acknowledging


@dataclass(frozen=True, slots=True)
class Standing:
    """``resolution`` lets the person who set it answer now; None: it is stopped, or off."""

    account: Account
    setting: Acknowledging | None
    resolution: Resolution | None

    @property
    def is_on(self) -> bool:
        return self.resolution is not None

    @property
    def is_stopped(self) -> bool:
        """On by its setting, without the authority that it needs: somebody has to confirm it."""
        wanted = self.setting is not None and self.setting.mode != Acknowledging.Mode.OFF
        return wanted and self.resolution is None and not self.account.is_practice


def standing(account: Account, now: datetime) -> Standing:
    settings = Acknowledging.objects.filter(account=account)
    return _standing(account, settings.select_related("set_by").order_by("-pk").first(), now)


def allows(one: Standing, case: Case) -> bool:
    """Whether what is set has this case acknowledged, public or private as it is."""
    if one.setting is None or not one.is_on:
        return False
    return case.private or one.setting.mode != Acknowledging.Mode.PRIVATE


def wanted(now: datetime) -> list[Standing]:
    """Of every account that acknowledges now; in the practice town nothing reaches anybody."""
    real = Acknowledging.objects.filter(account__is_practice=False)
    rows = real.order_by("account", "-pk").distinct("account")
    found = (_standing(row.account, row, now) for row in rows.select_related("account", "set_by"))
    return [one for one in found if one.is_on]


def _standing(account: Account, setting: Acknowledging | None, now: datetime) -> Standing:
    if setting is None or setting.mode == Acknowledging.Mode.OFF or account.is_practice:
        return Standing(account, setting, None)
    try:
        resolution = authority.require(setting.set_by, account, Duty.ANSWER, now)
    except Refused:
        return Standing(account, setting, None)
    return Standing(account, setting, resolution)
