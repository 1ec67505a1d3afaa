"""What the screening's rules are called, and what to do about each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from barza.desk.cases.actions.findings import MISSED
from barza.desk.core import clauses

MODEL = ".model"
"""How the rule of a finding ends that a model made."""

NAMES: dict[str, Promise] = {
    MISSED: _("pointed out by colleagues"),
    "pii.phone": _("Telephone number"),
    "pii.civil_number": _("Civil number"),
    "pii.residence_number": _("Residence card number"),
    "pii.passport": _("Passport number"),
    "pii.plate": _("Number plate"),
    "pii.iban": _("Bank account"),
    "pii.card": _("Bank card"),
    "pii.email": _("E-mail address"),
    "pii.address": _("Home address"),
    "pii.coordinates": _("Coordinates of a place"),
    "pii.health": _("Somebody's health"),
    "pii.family": _("Somebody's family matters"),
    "phi.lookalike": _("Link that imitates another"),
    "phi.short_link": _("Shortened link"),
    "phi.link": _("Suspicious link"),
    "phi.asks": _("Asks for data or codes"),
    "phi.lure": _("Lure"),
    "rel.contempt": _("Contempt of a religion or its people"),
    "rel.sacrilege": _("Insult to what is held sacred"),
    "rel.slur": _("Slur on a faith"),
    "def.insult": _("Insult"),
    "def.animal": _("Comparison with an animal"),
    "def.contempt": _("Contempt of a person"),
    "def.curse": _("Curse"),
    "def.obscene": _("Obscene words"),
    "def.profanity": _("Coarse words"),
    "def.told_off": _("Words that send somebody away"),
    "def.allegation": _("Allegation against a person"),
    "dis.contempt": _("Contempt of a group of people"),
    "dis.exclude": _("Call to exclude people"),
    "dis.label": _("Label put on people"),
    "dis.slur": _("Slur on a group of people"),
    "ill.act": _("Call to an illegal act"),
    "ill.goods": _("Forbidden goods"),
    "ill.offer": _("Offer of something illegal"),
    "ill.threat": _("Threat"),
    "ill.violence": _("Call to violence"),
    "ipr.copy": _("Copy of a work"),
    "ipr.goods": _("Counterfeit goods"),
    "ipr.software": _("Cracked software"),
    "ipr.stream": _("Pirated broadcast"),
    "rgt.exposed": _("Somebody's private pictures"),
    "rgt.leaked": _("Leaked material"),
    "fls.rumour": _("Rumour"),
    "fls.figure": _("Figure without a source"),
    "spm.advert": _("Advertisement"),
    "spm.scheme": _("Get-rich-quick scheme"),
    "spm.repeated": _("The same text again and again"),
    "spm.coordinated": _("The same text from many accounts"),
}
"""Rules with a name of their own. Any other is called by its clause."""

_NEVER = _("Take it out; it is never needed in public.")
ADVICE: dict[str, Promise] = {
    "pii.civil_number": _NEVER,
    "pii.residence_number": _NEVER,
    "pii.passport": _NEVER,
    "pii.iban": _NEVER,
    "pii.card": _NEVER,
    "pii.email": _("Take it out, unless it is the institution's own."),
    "phi.short_link": _("Write the link in full."),
}
"""Where what to do differs from the clause's own advice."""


def called(clause: str, rule: str) -> tuple[str, str]:
    """Name and advice; a rule or a clause that nobody has named yet still says what it is."""
    known = clauses.CLAUSES.get(clause)
    advice = ADVICE.get(rule, known.advice if known else "")
    return str(NAMES.get(rule, clauses.name(clause))), str(advice)
