from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from barza.desk.audit import queries as audit
from barza.desk.conduct import queries, wording
from barza.desk.conduct.models import ConductFile, Outcome
from barza.desk.people.models import Employee

MOST_ACTS = 50
Stage = ConductFile.Stage


@dataclass(frozen=True, slots=True)
class Step:
    """One step of due process: whether it is done, and when it was or will be."""

    name: str | Promise
    done: bool
    at: datetime | None
    due: datetime | None = None


def steps(file: ConductFile) -> list[Step]:
    """The way of a file, whole, so that everybody sees what is still owed."""
    replied = file.stage not in (Stage.ALLEGED, Stage.NOTICED) and file.replied_at is not None
    way = [
        Step(_("Allegation"), True, file.alleged_at),
        Step(
            _("Notice to the employee, with the evidence"), bool(file.noticed_at), file.noticed_at
        ),
        Step(_("Written reply"), replied, file.replied_at if replied else None, file.reply_due_at),
        Step(
            _("Finding with reasons, by somebody independent"), bool(file.found_at), file.found_at
        ),
    ]
    if file.stage == Stage.WITHDRAWN:
        return [
            *(step for step in way if step.done),
            Step(_("Allegation withdrawn"), True, file.closed_at),
        ]
    if file.outcome == Outcome.NOT_PROVED and not file.grieved_at:
        return way
    due = file.grievance_due_at
    way.append(Step(_("Grievance"), bool(file.grieved_at), file.grieved_at, due))
    if file.outcome != Outcome.NOT_PROVED:
        way.append(Step(_("Referral"), bool(file.referred_at), file.referred_at))
    return way


def shown(file: ConductFile, reader: Employee, now: datetime) -> dict[str, Any]:
    """What the page of a file shows; the forms come from what the reader may do."""
    acts = list(audit.about(file).order_by("-id")[:MOST_ACTS])
    in_force = queries.precautions_in_force(now).filter(file=file)
    return {
        "file": file,
        "now": now,
        "is_employee": reader.pk == file.employee_id,
        "steps": steps(file),
        "evidence": file.evidence.select_related("captured_by").order_by("pk"),
        "statements": file.statements.prefetch_related("files").order_by("pk"),
        "findings": file.findings.select_related("by").order_by("pk"),
        "members": file.members.filter(removed_at=None).select_related("person").order_by("pk"),
        "precautions": file.precautions.select_related("ordered_by").order_by("-pk"),
        "in_force": in_force.first(),
        "history": [
            (act, wording.actor(act), wording.event(act.event), wording.result(act.result))
            for act in acts
        ],
    }
