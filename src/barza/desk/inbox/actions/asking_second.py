"""An answer is put before a second person, in the very words in which it would leave (P-44)."""

from datetime import datetime

from barza.desk.accounts import actions as accounts
from barza.desk.accounts.actions.approvals import Asked
from barza.desk.accounts.models import Approval
from barza.desk.cases.models import Case
from barza.desk.inbox import approving, guarding, outgoing
from barza.desk.people.models import Employee


def ask_second(case: Case, *, text: str, because: str, by: Employee, now: datetime) -> Approval:
    """Raises ``Refused`` for what could not leave anyway, and as ``ask_approval`` does."""
    text = outgoing.fitting(text, case)
    found = guarding.look(case, text, "").held
    foreign = approving.languages_to_read(case, text, by)
    asked = Asked(
        account=case.account,
        act=approving.act_for(case, foreign),
        about=approving.about(case),
        place=f"/case/{case.pk}",
        text=text,
        clauses=tuple(sorted({one.clause for one in found})),
        languages=tuple(foreign),
    )
    return accounts.ask_approval(asked, because=because, by=by, now=now)
