"""What officers say about the screening, and what a second person makes of it (P-44, P-82)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza import screening
from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.audit.actions import record
from barza.desk.cases.models import Case, Finding, Message
from barza.desk.core import clauses
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.inbox.guarding import bare
from barza.desk.inbox.models import Remark
from barza.desk.people.models import Employee

from .words import fitting

LONGEST_WHY = 500
STANDS = (Remark.State.OPEN, Remark.State.AGREED)


@transaction.atomic
def mark_wrong(finding: Finding, *, why: str = "", by: Employee, now: datetime) -> Remark:
    """Says that a finding on an arrived message is wrong. It counts until a second person agrees.

    Raises ``Refused`` when it is under review or refuted already.
    """
    message = finding.message
    remark = Remark(
        kind=Remark.Kind.WRONG,
        message=message,
        text=message.text,
        lang=message.lang,
        clause=finding.clause,
        rule=finding.rule,
        start=finding.start,
        end=finding.end,
    )
    return _make(_case_of(message), remark, why, by, now)


@transaction.atomic
def mark_draft_wrong(
    case: Case,
    *,
    text: str,
    lang: str = "",
    finding: screening.Finding,
    why: str = "",
    by: Employee,
    now: datetime,
) -> Remark:
    """The same of a draft; once a second person agrees, this text is no longer held for it.

    Raises ``Refused`` when the screening doesn't find this in the text.
    """
    text = bare(fitting(text))
    spans = {_span(one) for one in screening.read(text, lang or None)}
    if _span(finding) not in spans:
        raise Refused(_("The text has changed. Look at it again, and mark what stands there now."))
    remark = Remark(
        kind=Remark.Kind.WRONG,
        text=text,
        lang=lang or screening.language(text),
        clause=finding.clause,
        rule=finding.rule,
        start=finding.start,
        end=finding.end,
    )
    return _make(case, remark, why, by, now)


@transaction.atomic
def point_out(
    case: Case,
    *,
    clause: str,
    words: str,
    start: int | None = None,
    message: Message | None = None,
    text: str = "",
    why: str = "",
    by: Employee,
    now: datetime,
) -> Remark:
    """Says that the screening missed something: these words, of a message or else of a draft.

    ``start`` tells which of several equal stretches is meant; the first where it doesn't.
    Raises ``Refused`` when the words don't stand in the text, or the clause doesn't exist.
    """
    if clause not in clauses.CLAUSES:
        raise Refused(_("Choose the clause that the words touch."), clause="P-54")
    said = message.text if message else bare(fitting(text))
    start, end = _place(said, words.replace("\r\n", "\n").strip(), start)
    remark = Remark(
        kind=Remark.Kind.MISSED,
        message=message,
        text=said,
        lang=message.lang if message else screening.language(said),
        clause=clause,
        start=start,
        end=end,
    )
    return _make(_case_of(message) if message else case, remark, why, by, now)


@transaction.atomic
def withdraw(remark: Remark, *, by: Employee, now: datetime) -> Remark:
    """Takes one's own word back while nobody has decided on it."""
    remark = undecided(remark)
    if remark.by_id != by.pk:
        raise Refused(_("Only who marked this can withdraw it."), clause="P-39")
    resolution = authority.require(by, remark.account, Duty.ANSWER, now)
    remark.state = Remark.State.WITHDRAWN
    remark.save(update_fields=["state"])
    record_remark("remark.withdrawn", remark, by, now, resolution.number)
    return remark


def _make(case: Case, remark: Remark, why: str, by: Employee, now: datetime) -> Remark:
    case = Case.objects.select_for_update(of=("self",)).select_related("account").get(pk=case.pk)
    resolution = authority.require(by, case.account, Duty.ANSWER, now)
    _require_short(why)
    _require_new(case, remark)
    remark.case, remark.account, remark.why = case, case.account, why.strip()
    remark.by, remark.at = by, now
    remark.save()
    record_remark("remark.made", remark, by, now, resolution.number)
    return remark


def _require_new(case: Case, remark: Remark) -> None:
    same = Remark.objects.filter(
        case=case,
        state__in=STANDS,
        **{
            name: getattr(remark, name)
            for name in ("message", "kind", "clause", "rule", "text", "start", "end")
        },
    ).first()
    if same is None:
        return
    if same.state == Remark.State.OPEN:
        raise Refused(_("This is under review already. A second person decides."), clause="P-44")
    raise Refused(_("Two people have agreed on this already."), clause="P-44")


def require_why(why: str) -> str:
    """The reason, which every decision needs (P-54)."""
    _require_short(why)
    if not why.strip():
        raise Refused(_("Say in a few words why."), clause="P-54")
    return why.strip()


def _require_short(why: str) -> None:
    if len(why) > LONGEST_WHY:
        raise Refused(
            _("Say the reason in at most %(most)s characters.") % {"most": LONGEST_WHY},
            clause="P-54",
        )


def undecided(remark: Remark) -> Remark:
    """As it stands now, held against others; refused when somebody has decided meanwhile."""
    found = Remark.objects.select_for_update(of=("self",)).select_related("account", "case")
    remark = found.get(pk=remark.pk)
    if remark.state != Remark.State.OPEN:
        raise Refused(_("This has been decided already."), clause="P-39")
    return remark


def _place(text: str, words: str, start: int | None) -> tuple[int, int]:
    if not words:
        raise Refused(_("Select the words that the screening missed."))
    if start is not None and text[start : start + len(words)] == words:
        return start, start + len(words)
    found = text.find(words)
    if found < 0:
        raise Refused(_("These words do not stand in the text. Select them, or copy them exactly."))
    return found, found + len(words)


def _case_of(message: Message) -> Case:
    if message.case is None:
        raise Refused(_("This message belongs to no case."))
    return message.case


def _span(finding: screening.Finding) -> tuple[str, str, int, int]:
    return finding.clause, finding.rule, finding.start, finding.end


def record_remark(
    event: str, remark: Remark, by: Employee, now: datetime, resolution: str, why: str = ""
) -> None:
    """Without the words themselves: the register outlives them."""
    record(
        event,
        by=by,
        about=remark.case,
        now=now,
        clause=clauses.requirement(remark.clause),
        resolution=resolution,
        account=remark.account.label,
        remark=remark.pk,
        kind=remark.kind,
        found=remark.clause,
        rule=remark.rule,
        reason=why or remark.why,
    )
    tell("remarked", account=remark.account_id, case=remark.case_id)
