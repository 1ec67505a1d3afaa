"""Service targets begin on a day; what is closed is given to no new case (P-18, P-27, P-42)."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from barza.desk.cases import actions, queries, reference
from barza.desk.cases.deadlines import Promises
from barza.desk.cases.models import Area, Service, Target
from barza.desk.core import calendar
from barza.desk.core.errors import Refused
from barza.desk.inbox.forms import SortForm
from barza.desk.people.models import Employee, Role, TopicCompetence
from barza.testing import cast
from barza.testing.cast import NOON
from barza.testing.signing_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-42")]
TODAY, MONTH = NOON.date(), dt.timedelta(days=31)


@pytest.fixture
def root() -> Employee:
    return cast.superuser()


def target(by: Employee, answer: int = 240, on: dt.date = TODAY, **fields: Any) -> Target:
    given: dict[str, Any] = {
        "kind": "*",
        "urgency": "normal",
        "acknowledge_minutes": 60,
        "calendar": "24x7",
    }
    return actions.set_target(
        answer_minutes=answer,
        valid_from_on=on,
        by=by,
        now=NOON,
        **given | fields,
    )


@pytest.mark.requirement("P-27")
def test_a_change_applies_from_its_day_and_earlier_days_keep_their_target(root: Employee) -> None:
    target(root, 240)
    target(root, 480, TODAY + MONTH)

    promises = Promises(Target.objects.all(), calendar.load())

    assert promises.target("complaint", "normal", NOON).answer_minutes == 240
    assert promises.target("complaint", "normal", NOON + 2 * MONTH).answer_minutes == 480
    standings = [one.standing for one in queries.promises(TODAY)]
    assert standings == ["ahead", "now"]
    assert queries.missing_targets(TODAY) == ["urgent", "high"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"on": TODAY - dt.timedelta(days=1)}, "begins today or later"),
        *(({"kind": "song"}, "Choose the kind"), ({"urgency": "never"}, "Choose the kind")),
        *(({"calendar": "lunar"}, "calendar"), ({"answer": 30}, "not before its")),
        ({"acknowledge_minutes": 0}, "not before its"),
    ],
)
def test_a_promise_that_is_none_is_refused(
    root: Employee, fields: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        target(root, **fields)
    assert not Target.objects.exists()


def test_a_target_that_has_begun_is_not_withdrawn(root: Employee) -> None:
    begun, ahead = target(root), target(root, on=TODAY + MONTH)

    with pytest.raises(Refused, match="has begun"):
        actions.withdraw_target(begun, by=root, now=NOON)
    actions.withdraw_target(ahead, by=root, now=NOON)

    assert list(Target.objects.all()) == [begun]


@pytest.mark.requirement("P-18")
def test_a_closed_service_is_given_to_no_new_case_and_stays_with_the_old(root: Employee) -> None:
    given: dict[str, Any] = {
        "name_ar": "إنارة",
        "name_en": "Lighting",
        "unit": cast.unit(),
        "by": root,
        "now": NOON,
    }
    service = actions.put_service(None, code="LIGHT", **given)
    assert "LIGHT" in reference.load(set(), NOON).services
    old, new = cast.case(service=service), cast.case()

    actions.put_service(service, code="LIGHT", is_active=False, **given)

    assert "LIGHT" not in reference.load(set(), NOON).services
    typed = {"kind": "complaint", "urgency": "normal", "service": service.pk}
    assert SortForm(typed, case=old).is_valid()
    assert not SortForm(typed, case=new).is_valid()
    with pytest.raises(Refused, match="no other one has"):
        actions.put_service(None, code="LIGHT", **given)


@pytest.mark.requirement("P-18")
def test_a_neighbourhood_lies_in_a_wilayat_and_not_the_other_way(root: Employee) -> None:
    given: dict[str, Any] = {"name_ar": "أ", "name_en": "A", "by": root, "now": NOON}
    seeb = actions.put_area(None, code="seeb", **given)
    mabela = actions.put_area(None, code="mabela", wilayat=seeb, **given)

    for area, wilayat in ((seeb, mabela), (seeb, seeb), (None, mabela)):
        with pytest.raises(Refused):
            actions.put_area(area, code="other", wilayat=wilayat, **given)
    assert Area.objects.get(wilayat=seeb) == mabela


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECTION_HEAD, Role.SECURITY])
def test_others_set_no_promise(role: Role) -> None:
    person = cast.employee(role=role)
    with pytest.raises(Refused, match="the administrator sets this"):
        target(person)
    client = signed_in(person)
    assert client.post("/setup/targets", {}).status_code == 404
    assert client.post("/setup/services", {}).status_code == 404


def test_the_pages_set_say_and_withdraw(root: Employee) -> None:
    client = signed_in(root)
    client.cookies["django_language"] = "en"
    assert "No target is set" in client.get("/setup/targets").content.decode()
    assert client.post("/setup/targets", {}).status_code == 422
    typed = {"kind": "*", "urgency": "urgent", "acknowledge": "0.25", "answer": "48"}
    runs = {"calendar": "24x7", "valid_from_on": "2099-01-01"}
    assert client.post("/setup/targets", {**typed, **runs}).status_code == 303
    shown = client.get("/setup/targets").content.decode()
    assert ("15 minutes" in shown, "2 days" in shown) == (True, True)
    made = Target.objects.get()
    assert client.post(f"/setup/targets/{made.pk}/withdraw").status_code == 303
    _catalogue(client)


def _catalogue(client: Client) -> None:
    names = {"name_ar": "أ", "name_en": "Lighting", "is_active": "yes"}
    unit = cast.unit().pk
    assert client.post("/setup/services", {"code": "L", "unit": unit, **names}).status_code == 303
    service = Service.objects.get()
    page = f"/setup/services/{service.pk}"
    assert "Change a service" in client.get(page).content.decode()
    assert client.post(page, {"unit": unit, **names, "is_active": "no"}).status_code == 303
    service.refresh_from_db()
    assert service.closed_on is not None
    assert client.post("/setup/areas", {"code": "seeb", **names}).status_code == 303
    assert client.get(f"/setup/areas/{Area.objects.get().pk}").status_code == 200


@pytest.mark.requirement("P-64")
def test_of_competences_only_those_of_who_may_answer_are_read(root: Employee) -> None:
    account = cast.account()
    salma, other = cast.officer(account), cast.stranger()
    given: dict[str, Any] = {
        "name_ar": "أ",
        "name_en": "A",
        "unit": cast.unit(),
        "by": root,
        "now": NOON,
    }
    service = actions.put_service(None, code="LIGHT", **given)
    for person in (salma, other):
        TopicCompetence.objects.create(
            employee=person, topic="LIGHT", basis="degree", note="x", from_on=TODAY
        )

    found = reference.load({account.pk}, NOON).officers[account.pk, "ar"]

    assert [(one.id, one.topics) for one in found] == [(salma.pk, frozenset({service.pk}))]
