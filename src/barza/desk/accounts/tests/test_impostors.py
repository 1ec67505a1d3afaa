from collections.abc import Callable
from typing import Any

import pytest

from barza.desk.accounts import actions, queries
from barza.desk.accounts.models import ImpostorReport
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.testing.cast import NOON, employee, officer

from .register import chairman, head, security

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-24")]


def report(**fields: Any) -> ImpostorReport:
    texts: dict[str, Any] = {
        "seen_at": "https://social.example/@muscat_prizes",
        "what": "It promises prizes.",
    }
    return actions.report_impostor(**{**texts, "contact": "mona@example.net", **fields}, now=NOON)


def test_a_report_waits_for_a_person_and_its_act_tells_nothing_personal() -> None:
    made = report()

    assert made.state == ImpostorReport.State.OPEN
    act = Act.objects.get(event="impostor.reported")
    assert (act.actor, act.details) == ("public", {})


@pytest.mark.parametrize("missing", [{"seen_at": " "}, {"what": ""}])
def test_a_report_says_where_and_what(missing: dict[str, str]) -> None:
    with pytest.raises(Refused):
        report(**missing)


@pytest.mark.parametrize("state", ["reported", "not_one", "ours"])
def test_it_is_decided_once_with_reasons_and_the_contact_is_forgotten(state: str) -> None:
    made = report()
    with pytest.raises(Refused, match="reasons"):
        actions.decide_impostor(made, state=state, because=" ", by=head(), now=NOON)
    with pytest.raises(Refused, match="Choose"):
        actions.decide_impostor(made, state="open", because="Hm.", by=head(), now=NOON)

    done = actions.decide_impostor(made, state=state, because="Looked at.", by=security(), now=NOON)

    done.refresh_from_db()
    assert (done.state, done.contact) == (state, "")
    assert Act.objects.get(event="impostor.decided").details["decision"] == state
    with pytest.raises(Refused, match="decided already"):
        actions.decide_impostor(made, state=state, because="Again.", by=head(), now=NOON)


@pytest.mark.parametrize("who", [officer, chairman, lambda: employee(role=Role.AUDITOR)])
def test_others_neither_see_nor_decide(who: Callable[[], Employee]) -> None:
    made, person = report(), who()

    assert not queries.reports(person).exists()
    with pytest.raises(Refused, match="Ask them"):
        actions.decide_impostor(made, state="ours", because="Mine.", by=person, now=NOON)
