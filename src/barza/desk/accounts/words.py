"""What acts about resolutions and approvals are called."""

from django.utils.translation import gettext as _


def event(name: str) -> str:
    """In the reader's language; what is unknown is its own name."""
    return _words().get(name, name)


def _words() -> dict[str, str]:
    return {
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
