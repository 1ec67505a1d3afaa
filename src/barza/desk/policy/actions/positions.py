"""Changes of the register of official positions (P-69)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.desk.policy import queries
from barza.desk.policy.models import Orientation, Position

State = Position.State


@transaction.atomic
def propose_position(
    *,
    subject_ar: str,
    subject_en: str,
    text_ar: str,
    text_en: str,
    basis: str,
    from_on: date,
    to_on: date | None = None,
    serves: Orientation | None = None,
    replaces: Position | None = None,
    by: Employee,
    now: datetime,
) -> Position:
    """Puts words before senior management; ``replaces``: as the next version of an approved line.

    Raises ``Refused`` when a part is missing, the dates are turned around or past, or the
    orientation is not in force.
    """
    if not queries.proposes_positions(by):
        raise Refused(_("Whoever answers the public or heads them proposes a line."), clause="P-69")
    given = [one.strip() for one in (subject_ar, subject_en, text_ar, text_en, basis)]
    if not all(given):
        raise Refused(
            _("Write subject and text in both languages, and the document that they rest on."),
            clause="P-69",
        )
    _require_days(from_on, to_on, now)
    if serves:
        queries.orientation_in_force(serves.pk, now)
    before = _replaceable(replaces) if replaces else None
    made = Position.objects.create(
        subject_ar=given[0],
        subject_en=given[1],
        text_ar=given[2],
        text_en=given[3],
        basis=given[4],
        from_on=from_on,
        to_on=to_on,
        serves=serves,
        replaces=before,
        first_id=before.number if before else None,
        version=queries.next_version_of(before) if before else 1,
        drafted_by=by,
        drafted_at=now,
    )
    _note("position.proposed", made, by, now, basis=made.basis)
    return made


@transaction.atomic
def approve_position(position: Position, *, by: Employee, now: datetime) -> Position:
    """From its first day on, answers may rest on it; the version before ends. Never one's own."""
    position = _decidable(position, by)
    _require_days(position.from_on, position.to_on, now, late=True)
    if position.replaces:
        _end_before(position.replaces, position, by, now)
    position.state, position.decided_by, position.decided_at = State.APPROVED, by, now
    position.save(update_fields=["state", "decided_by", "decided_at"])
    _note("position.approved", position, by, now, from_on=position.from_on.isoformat())
    return position


@transaction.atomic
def decline_position(position: Position, *, because: str, by: Employee, now: datetime) -> Position:
    position = _decidable(position, by)
    position.because = _reason(because, _("Say why it is not approved."))
    position.state, position.decided_by, position.decided_at = State.DECLINED, by, now
    position.save(update_fields=["state", "because", "decided_by", "decided_at"])
    _note("position.declined", position, by, now, because=position.because)
    return position


@transaction.atomic
def withdraw_position(position: Position, *, because: str, by: Employee, now: datetime) -> Position:
    """Nothing rests on it from now on: what is on its way is stopped. A proposal is taken back by
    its writer; what is approved, senior management withdraws."""
    position = _locked(position)
    is_own = position.state == State.PROPOSED and position.drafted_by_id == by.pk
    if not (is_own and by.is_active):
        _require_decider(by)
    if position.state not in (State.PROPOSED, State.APPROVED):
        raise _decided(position)
    position.ended_because = _reason(because, _("Say why it is withdrawn."))
    position.state, position.ended_by, position.ended_at = State.WITHDRAWN, by, now
    position.save(update_fields=["state", "ended_because", "ended_by", "ended_at"])
    _note("position.withdrawn", position, by, now, because=position.ended_because)
    return position


def _end_before(before: Position, position: Position, by: Employee, now: datetime) -> None:
    """The version before ends at once, or the day before this one begins."""
    before = _locked(before)
    if before.state != State.APPROVED:
        raise _decided(before)
    last = position.from_on - timedelta(days=1)
    if position.from_on <= localdate(now) or last < before.from_on:
        before.state, before.ended_by, before.ended_at = State.REPLACED, by, now
    elif before.to_on is None or before.to_on > last:
        before.to_on = last
    before.save(update_fields=["state", "to_on", "ended_by", "ended_at"])
    _note("position.replaced", before, by, now, successor=position.reference)


def _replaceable(position: Position) -> Position:
    position = _locked(position)
    if position.state != State.APPROVED:
        raise Refused(
            _("Only an approved line has a next version. Propose a new one instead."),
            clause="P-69",
        )
    return position


def _decidable(position: Position, by: Employee) -> Position:
    _require_decider(by)
    position = _locked(position)
    if position.drafted_by_id == by.pk:
        raise Refused(_("Nobody approves their own words. Another person decides."), clause="P-69")
    if position.state != State.PROPOSED:
        raise _decided(position)
    return position


def _locked(position: Position) -> Position:
    return Position.objects.select_for_update().get(pk=position.pk)


def _require_decider(by: Employee) -> None:
    if not queries.decides_positions(by):
        raise Refused(
            _("Senior management decides what the institution says. Ask them."), clause="P-69"
        )


def _require_days(from_on: date, to_on: date | None, now: datetime, *, late: bool = False) -> None:
    """``late``: it may begin before its approval, and counts from that on."""
    if to_on and to_on < max(from_on, localdate(now)):
        raise Refused(_("Its last day is today or later, and not before its first."), clause="P-69")
    if not late and from_on < localdate(now):
        raise Refused(_("It begins today or later."), clause="P-69")


def _reason(because: str, sentence: str) -> str:
    if not because.strip():
        raise Refused(sentence, clause="P-69")
    return because.strip()


def _decided(position: Position) -> Refused:
    return Refused(
        _("This line is in another state by now: %(state)s. Look at it again.")
        % {"state": position.get_state_display()},
        clause="P-69",
    )


def _note(event: str, position: Position, by: Employee, now: datetime, **details: str) -> None:
    record(
        event,
        by=by,
        about=position,
        now=now,
        clause="P-69",
        reference=position.reference,
        subject=position.subject_en,
        **details,
    )
