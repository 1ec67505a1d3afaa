"""The sections of one's own record that this part can fill. Training and duty add theirs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from . import own_rows
from .record import Row, Section, add

ACT_COLUMNS = {
    "at": _("When"),
    "what": _("What was done"),
    "about": _("About"),
    "account": _("Account"),
    "resolution": _("Resolution"),
    "clause": _("Clause"),
    "result": _("Result"),
}


_PROFILE = {
    "name": _("Name"),
    "number": _("Employee number"),
    "username": _("User name"),
    "email": _("E-mail"),
    "job": _("Job"),
    "unit": _("Unit"),
    "role": _("Role in the system"),
    "languages": _("Languages"),
    "since": _("On the system since"),
}
_FACTORS = {"kind": _("Kind"), "enrolled": _("Enrolled"), "used": _("Last used")}
_RESOLUTIONS = {
    "number": _("Number"),
    "job": _("Job"),
    "accounts": _("Accounts"),
    "duties": _("Duties"),
    "from": _("From"),
    "to": _("To"),
    "revoked": _("Revoked"),
    "because": _("Reason"),
}
_CONCERNS = {
    "number": _("Number"),
    "title": _("Subject"),
    "kind": _("Kind"),
    "state": _("State"),
    "filed": _("Filed"),
    "answer_by": _("Answer due"),
    "answered": _("Answered on"),
}
_CONDUCT = {
    "number": _("Number"),
    "status": _("Status"),
    "stage": _("Stage"),
    "noticed": _("Notice given"),
    "reply_by": _("Reply until"),
    "grieve_by": _("Grievance until"),
    "closed": _("Closed on"),
}


def _concern(row: Row) -> str:
    return reverse("concerns:one", args=[row["number"]])


def _file(row: Row) -> str:
    return reverse("conduct:one", args=[row["number"]])


SECTIONS = (
    Section("profile", _("You"), _PROFILE, own_rows.profile),
    Section(
        "resolutions",
        _("Resolutions that name you"),
        _RESOLUTIONS,
        own_rows.resolutions,
        _("No resolution names you. Without one, nobody acts for an account."),
    ),
    Section(
        "rule",
        _("Rules you acknowledged"),
        {"version": _("Version"), "at": _("When")},
        own_rows.acknowledgements,
        _("You have not acknowledged the rule yet. It stands at the top of this page."),
    ),
    Section(
        "concerns",
        _("Concerns you filed"),
        _CONCERNS,
        own_rows.concerns,
        _("You have filed none. The concerns desk is open to you at any time."),
        {"conversation": _("Conversation")},
        _concern,
    ),
    Section(
        "conduct",
        _("Conduct files about you"),
        _CONDUCT,
        own_rows.conduct,
        _("There is none of which you were given notice."),
        {
            "allegation": _("Allegation"),
            "notice": _("Notice"),
            "evidence": _("Evidence"),
            "statements": _("What you replied"),
            "findings": _("Findings on the file"),
            "precautions": _("Precautions"),
        },
        _file,
    ),
    Section(
        "decisions",
        _("What others did about your standing"),
        {"at": _("When"), "what": _("What was done"), "clause": _("Clause"), "by": _("By")},
        own_rows.decisions,
        _("Nothing so far."),
    ),
    Section(
        "acts",
        _("What you did"),
        ACT_COLUMNS,
        own_rows.acts,
        _("Nothing so far. What you do in the desk is listed here."),
    ),
    Section(
        "sign_ins",
        _("Your sign-ins"),
        {"at": _("When")},
        own_rows.sign_ins,
        _("No sign-in is on record."),
    ),
    Section(
        "factors", _("Your second factors"), _FACTORS, own_rows.factors, _("You have none yet.")
    ),
)


def register() -> None:
    """Called once, when the app is ready."""
    for section in SECTIONS:
        add(section)
