"""What an account says by itself out of hours is decided by a person in authority (P-43, P-61)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.delegation import HEADS
from barza.desk.accounts.models import Account, Duty
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.core.models import Institution
from barza.desk.inbox import guarding, reading
from barza.desk.inbox.acknowledging import wording
from barza.desk.inbox.acknowledging.preview import length, longest
from barza.desk.inbox.acknowledging.wording import PLACE
from barza.desk.inbox.models import Acknowledging
from barza.desk.people.models import Employee


def set_acknowledging(
    account: Account, *, mode: str, text_ar: str, text_en: str, by: Employee, now: datetime
) -> Acknowledging:
    """Turns it on, off, or confirms it: from now on it is sent under this person's authority.

    Raises ``Refused`` for anybody but a supervisor or head whom a resolution lets answer for the
    account, for a practice account, for a text without its places, for one that does not fit
    the network, that the screening holds, or is in a language that this person can't answer in.
    """
    text_ar = wording.require_places(text_ar, _("The Arabic text has to contain: %(places)s."))
    text_en = wording.require_places(text_en, _("The English text has to contain: %(places)s."))
    if mode != Acknowledging.Mode.OFF:
        _require_real(account)
        _require_hotline()
        _require_fitting(account, text_ar, text_en)
        _require_readable(by, text_ar, text_en)
        _require_clear(text_ar, text_en)
    return _write(account, Acknowledging.Mode(mode), text_ar, text_en, by, now)


@transaction.atomic
def _write(
    account: Account,
    mode: Acknowledging.Mode,
    text_ar: str,
    text_en: str,
    by: Employee,
    now: datetime,
) -> Acknowledging:
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    resolution = authority.require(by, account, Duty.ANSWER, now)
    if by.role not in HEADS:
        raise Refused(
            _("A shift supervisor or head of section decides on this. Ask one of them."),
            clause="P-44",
        )
    made = Acknowledging.objects.create(
        account=account,
        mode=mode,
        text_ar=text_ar,
        text_en=text_en,
        set_by=by,
        set_at=now,
        resolution=resolution.number,
    )
    record(
        "inbox.acknowledging_set",
        by=by,
        about=made,
        now=now,
        clause="P-43",
        resolution=resolution.number,
        account=account.label,
        mode=mode.value,
        text_ar=text_ar,
        text_en=text_en,
    )
    return made


def _require_real(account: Account) -> None:
    if account.is_practice:
        raise Refused(
            _("This is a practice account: nothing there reaches a citizen. Leave it off."),
            clause="P-43",
        )


def _require_hotline() -> None:
    if not Institution.objects.exclude(hotline="").exists():
        raise Refused(
            _("The institution has no hotline yet. Have it entered first."), clause="P-43"
        )


def _require_readable(by: Employee, *texts: str) -> None:
    """A second reader has no place here: whoever sets the words answers for both (P-65)."""
    foreign = {lang for text in texts for lang in reading.foreign(PLACE.sub(" ", text), by)}
    if foreign:
        raise Refused(
            _(
                "Your level in %(languages)s is below what answers ask for. Have these words set "
                "by somebody who answers in both languages."
            )
            % {"languages": _(", ").join(str(reading.NAMES[one]) for one in sorted(foreign))},
            clause="P-65",
        )


def _require_clear(*texts: str) -> None:
    """What every citizen is told is read as every answer is, and no reason lets it out (P-46)."""
    for text, lang in zip(texts, ("ar", "en"), strict=True):
        guarding.require_clear_for_all(text, lang)


def _require_fitting(account: Account, *texts: str) -> None:
    """In each language alone; where both don't fit together, the Arabic is sent alone."""
    for text, lang in zip(texts, ("ar", "en"), strict=True):
        told = length(account, longest(text, lang))
        if told and told[0] > told[1]:
            raise Refused(
                _(
                    "Filled in, a text is %(count)s long, and the network takes %(most)s. "
                    "Shorten it."
                )
                % {"count": told[0], "most": told[1]},
                clause="P-04",
            )
