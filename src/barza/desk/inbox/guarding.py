"""What the screening says to a draft, and who may let it out all the same (P-46, P-44, P-90)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from barza import screening
from barza.desk.accounts import delegation
from barza.desk.cases.models import Case
from barza.desk.core import clauses
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.screening import Finding

from .findings import Noted, noted
from .models import Remark

Key = tuple[str, str, int, int]


class Held(Refused):
    """The screening holds the text."""


@dataclass(frozen=True)
class Seen:
    """A draft as it was read.

    ``remarks`` is what became of findings in this very text that an officer marked as wrong.
    """

    text: str
    findings: list[Finding]
    remarks: dict[Key, str]

    @property
    def held(self) -> list[Finding]:
        """Those above the threshold of their clause, but for what two people agreed is wrong."""
        return [
            one
            for one in self.findings
            if screening.verdict([one]) == "hold" and self.state(one) != "refuted"
        ]

    def state(self, finding: Finding) -> str:
        said = self.remarks.get(_key(finding), "")
        return {"open": "doubted", "agreed": "refuted"}.get(said, "")

    def reserved(self, case: Case, by: Employee, now: datetime) -> Refused | None:
        """Why this person may not let it out alone, whatever the reason."""
        if not self.held:
            return None
        try:
            delegation.require(
                by, case.account, delegation.Act.OVERRIDE, {one.clause for one in self.held}, now
            )
        except Refused as refusal:
            return refusal
        return None


def bare(text: str) -> str:
    """As it will be sent: without what no network takes, and without spaces around it."""
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


def look(case: Case, text: str, lang: str) -> Seen:
    """One query, and only where something was found."""
    findings = screening.read(text, lang or None)
    return Seen(text, findings, _remarks(case, text) if findings else {})


def require_clear(seen: Seen, case: Case, *, reason: str, by: Employee, now: datetime) -> None:
    """Raises ``Held`` when the text is held: without a reason, or where a reason is not enough.

    What it says is what to change, and why; it cites the clause.
    """
    if not seen.held:
        return
    if refusal := seen.reserved(case, by, now):
        raise Held(
            _("This answer is held because it contains: %(found)s. %(why)s")
            % {"found": _quoted(seen), "why": refusal},
            clause=refusal.clause,
        )
    if not reason.strip():
        raise Held(
            _(
                "This answer is held because it contains: %(found)s. %(advice)s If it must be "
                "said all the same, state the reason."
            )
            % {"found": _quoted(seen), "advice": _advice(seen)},
            clause=_cited(seen, case),
        )


def require_clear_for_all(text: str, lang: str) -> None:
    """For words that answer no single case. Raises ``Held``, whatever the reason."""
    seen = Seen(text, screening.read(text, lang), {})
    if seen.held:
        first = clauses.in_order(one.clause for one in seen.held)[0]
        raise Held(
            _("This text is held because it contains: %(found)s. %(advice)s")
            % {"found": _quoted(seen), "advice": _advice(seen)},
            clause=clauses.requirement(first),
        )


def _remarks(case: Case, text: str) -> dict[Key, str]:
    """In this case, about this very text: what a colleague marked counts for all."""
    said = Remark.objects.filter(
        case=case,
        kind=Remark.Kind.WRONG,
        state__in=[Remark.State.OPEN, Remark.State.AGREED],
        message=None,
        text=text,
    )
    rows = said.order_by("id").values_list("clause", "rule", "start", "end", "state")
    return {(clause, rule, start, end): state for clause, rule, start, end, state in rows}


def _key(finding: Finding) -> Key:
    return finding.clause, finding.rule, finding.start, finding.end


def _cited(seen: Seen, case: Case) -> str:
    """In public, personal data fall under P-90; in private, what is disclosed does (P-46)."""
    first = clauses.in_order(one.clause for one in seen.held)[0]
    return "P-46" if first == "PII" and case.private else clauses.requirement(first)


def _quoted(seen: Seen) -> str:
    return _(", ").join(f"«{_noted(seen, one).quote}»" for one in seen.held)


def _advice(seen: Seen) -> str:
    """Each advice once, in order of place."""
    return " ".join(dict.fromkeys(_noted(seen, one).advice for one in seen.held))


def _noted(seen: Seen, one: Finding) -> Noted:
    return noted(seen.text, one.clause, one.rule, one.start, one.end)
