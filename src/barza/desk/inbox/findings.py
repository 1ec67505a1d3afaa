"""What the screening's clauses and rules are called, and what to do about each."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from barza.screening import Finding

CLAUSES: dict[str, Promise] = {
    "PII": _("Personal data"),
    "PHI": _("Phishing"),
}

RULES: dict[str, tuple[Promise, Promise]] = {
    "pii.phone": (_("Telephone number"), _("Take it out, and ask for it in a private message.")),
    "pii.civil_number": (_("Civil number"), _("Take it out; it is never needed in public.")),
    "pii.passport": (_("Passport number"), _("Take it out; it is never needed in public.")),
    "pii.plate": (_("Number plate"), _("Take it out, and ask for it in a private message.")),
    "pii.iban": (_("Bank account"), _("Take it out; it is never needed in public.")),
    "pii.card": (_("Bank card"), _("Take it out; it is never needed in public.")),
    "pii.email": (_("E-mail address"), _("Take it out, unless it is the institution's own.")),
    "phi.lookalike": (_("Link that imitates another"), _("Use the link from the catalogue.")),
    "phi.short_link": (_("Shortened link"), _("Write the link in full.")),
}


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding as an officer reads it."""

    clause: str
    clause_name: str
    name: str
    advice: str
    quote: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``title`` says what was found in it, empty where nothing was."""

    text: str
    title: str = ""


def clause_name(clause: str) -> str:
    return str(CLAUSES.get(clause, clause))


def noted(text: str, clause: str, rule: str, start: int, end: int) -> Noted:
    name, advice = RULES.get(rule, (clause_name(clause), ""))
    return Noted(clause, clause_name(clause), str(name), str(advice), text[start:end])


def pieces(text: str, spans: list[tuple[int, int, str]]) -> list[Piece]:
    """The text in order, cut where something was found. Overlaps count for the first."""
    cut, position = [], 0
    for start, end, title in sorted(spans):
        if start < position or end > len(text) or start >= end:
            continue
        cut += [Piece(text[position:start]), Piece(text[start:end], title)]
        position = end
    return [piece for piece in [*cut, Piece(text[position:])] if piece.text]


def of_draft(text: str, found: list[Finding]) -> list[Noted]:
    return [noted(text, one.clause, one.rule, one.start, one.end) for one in found]
