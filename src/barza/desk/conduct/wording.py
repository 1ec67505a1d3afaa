"""Acts in words, as an employee reads them in their own record."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act

EVENTS: dict[str, str | Promise] = {
    "concern.taken": _("took a concern in hand"),
    "concern.said": _("wrote on a concern"),
    "concern.answered": _("answered a concern"),
    "concern.escalated": _("handed a concern up"),
    "concern.viewed": _("looked at a concern"),
    "concern.opened": _("opened an attachment of a concern"),
    "conduct.alleged": _("raised an allegation"),
    "conduct.admitted": _("put a person on the list of a conduct file"),
    "conduct.removed": _("took a person off the list of a conduct file"),
    "conduct.evidence": _("added evidence"),
    "conduct.noticed": _("gave notice to the employee"),
    "conduct.replied": _("replied to the notice"),
    "conduct.found": _("made the finding"),
    "conduct.grieved": _("filed a grievance"),
    "conduct.reviewed": _("decided on the grievance"),
    "conduct.referred": _("referred the file to the competent body"),
    "conduct.withdrawn": _("withdrew the allegation"),
    "conduct.precaution": _("ordered a precaution"),
    "conduct.precaution_ended": _("ended a precaution"),
    "conduct.disposed": _("disposed of a conduct file"),
    "conduct.viewed": _("looked at a conduct file"),
    "conduct.opened": _("opened a file of a conduct case"),
    "record.exported": _("exported the own record"),
    "rule.acknowledged": _("acknowledged the rule on complaints and criticism"),
    "drill.started": _("started a practice drill"),
    "drill.department_chosen": _("named a department in a practice drill"),
    "drill.ended": _("ended a practice drill"),
    "inbox.held": _("wrote a draft that was held, in the practice town"),
    "employee.signed_in": _("signed in"),
    "employee.sessions_ended": _("ended all sessions"),
    "employee.job_changed": _("changed the job"),
    "employee.deactivated": _("deactivated the person"),
    "employee.second_factor_enrolled": _("enrolled a second factor"),
    "employee.authority_suspended": _("suspended the authority for a time"),
    "employee.authority_restored": _("gave the authority back"),
    "resolution.issued": _("registered a resolution"),
    "resolution.amended": _("amended a resolution"),
    "resolution.revoked": _("revoked a resolution"),
}
"""Other parts' events that aren't here are shown by their own names."""

KINDS: dict[str, str | Promise] = {
    "conduct.conductfile": _("Conduct file"),
    "conduct.concern": _("Concern"),
    "people.employee": _("Employee"),
    "accounts.resolution": _("Resolution"),
    "accounts.account": _("Account"),
    "cases.case": _("Case"),
    "drills.run": _("Practice drill"),
}
RESULTS: dict[str, str | Promise] = {"done": _("Done"), "refused": _("Refused")}
NOBODY: dict[str, str | Promise] = {Actor.SYSTEM: _("The system")}
"""Who did what no employee did."""


def actor(act: Act) -> str:
    return act.actor_name or str(NOBODY.get(act.actor, act.actor))


def event(name: str) -> str:
    return str(EVENTS.get(name, name))


def about(what: str) -> str:
    """``cases.case:12`` as “Case 12”."""
    kind, _colon, key = what.partition(":")
    return f"{KINDS[kind]} {key}" if kind in KINDS else what


def result(name: str) -> str:
    return str(RESULTS.get(name, name))
