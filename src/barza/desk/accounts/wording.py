"""How acts on accounts and resolutions are told on their pages."""

from django.utils.translation import gettext_lazy as _

from barza.desk.audit.models import Act

EVENTS = {
    "account.requested": _("Request made"),
    "account.approved": _("Approved"),
    "account.not_approved": _("Not approved"),
    "account.activated": _("Taken into use"),
    "account.suspended": _("Suspended"),
    "account.budget_set": _("Budget set"),
    "account.resumed": _("Taken into use again"),
    "account.reviewed": _("Reviewed"),
    "account.closed": _("Closed"),
    "account.connected": _("Connected"),
    "account.not_connected": _("Not connected: the network named another account"),
    "account.disconnected": _("Disconnected"),
    "account.archived": _("Archived"),
    "account.kind_changed": _("Sorted under another kind"),
    "account.risks_changed": _("Risk sheet changed"),
    "sheet.written": _("Draft of the sheet kept"),
    "sheet.published": _("Sheet published"),
    "resolution.drafted": _("Drafted"),
    "resolution.redrafted": _("Draft changed"),
    "resolution.withdrawn": _("Draft withdrawn"),
    "resolution.issued": _("Issued"),
    "resolution.amended": _("Amended"),
    "resolution.suspended": _("Suspended"),
    "resolution.suspension_lifted": _("Suspension lifted"),
    "resolution.revoked": _("Revoked"),
    "resolution.emergency_proposed": _("Emergency proposed"),
    "resolution.emergency_confirmed": _("Emergency confirmed"),
    "resolution.emergency_reported": _("Emergency reported"),
    "resolution.signed_copy_kept": _("Signed copy kept"),
}
SAID = ("because", "note", "need", "successor")
"""Where an act keeps what the person gave as reason, the first that is there."""


def told(act: Act) -> dict[str, str]:
    said = next((str(act.details[name]) for name in SAID if act.details.get(name)), "")
    return {"event": str(EVENTS.get(act.event, act.event)), "said": said}
