import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.desk.policy import actions, queries
from barza.desk.policy.models import Orientation
from barza.testing.cast import NOON, employee

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-74")]
TODAY = NOON.date()
DAY = dt.timedelta(days=1)


def chairman() -> Employee:
    return employee(role=Role.SENIOR_MANAGEMENT)


def adopted(**fields: Any) -> Orientation:
    given = {
        "kind": "objective",
        "text_ar": "الإجابة عن كل بلاغ في وقته",
        "text_en": "Every report is answered in time",
        "source": "Decision 12/2026, article 3",
        "adopted_by": "Chairman of the Municipality",
        "from_on": TODAY,
        "by": chairman(),
        "now": NOON,
        **fields,
    }
    return actions.add_orientation(**given)


def test_an_entry_has_its_text_its_source_and_its_dates() -> None:
    made = adopted()

    assert list(queries.in_force(TODAY)) == [made]
    assert not queries.in_force(TODAY - DAY).exists()
    assert Act.objects.get(event="orientation.added").details["source"] == made.source


@pytest.mark.parametrize(
    "missing",
    [{"text_ar": ""}, {"text_en": " "}, {"source": ""}, {"adopted_by": ""}, {"kind": "wish"}],
    ids=str,
)
def test_nothing_is_entered_without_its_source(missing: dict[str, str]) -> None:
    with pytest.raises(Refused):
        adopted(**missing)

    assert not Orientation.objects.exists()


@pytest.mark.parametrize("role", [Role.SECTION_HEAD, Role.OFFICER, Role.SECURITY, Role.AUDITOR])
def test_senior_management_alone_adopts_and_ends(role: Role) -> None:
    made = adopted()

    with pytest.raises(Refused, match="Ask them"):
        adopted(by=employee(role=role))
    with pytest.raises(Refused, match="Ask them"):
        actions.end_orientation(made, to_on=TODAY, because="Old.", by=employee(role=role), now=NOON)


def test_it_ends_today_or_later_once_and_with_reasons() -> None:
    made, nasser = adopted(), chairman()
    with pytest.raises(Refused, match="today or later"):
        actions.end_orientation(made, to_on=TODAY - DAY, because="Old.", by=nasser, now=NOON)
    with pytest.raises(Refused, match="why"):
        actions.end_orientation(made, to_on=TODAY, because=" ", by=nasser, now=NOON)

    actions.end_orientation(made, to_on=TODAY, because="New plan.", by=nasser, now=NOON)

    assert queries.in_force(TODAY).exists(), "its last day is one of its days"
    assert not queries.in_force(TODAY + DAY).exists()
    with pytest.raises(Refused, match="already"):
        actions.end_orientation(made, to_on=TODAY, because="Again.", by=nasser, now=NOON)


def test_a_refusal_on_the_ground_of_orientation_points_to_an_entry_in_force() -> None:
    made = adopted()

    assert queries.orientation_in_force(made.pk, NOON) == made
    for pk, now in ((None, NOON), (made.pk + 1, NOON), (made.pk, NOON - DAY)):
        with pytest.raises(Refused, match="in force") as refusal:
            queries.orientation_in_force(pk, now)
        assert refusal.value.clause == "P-74"


def test_no_entry_ends_before_it_begins() -> None:
    made = adopted()

    with pytest.raises(IntegrityError), transaction.atomic():
        Orientation.objects.filter(pk=made.pk).update(to_on=TODAY - DAY)


def test_the_register_is_read_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries.orientations, "PAGE", 2)
    made = [adopted(kind=kind) for kind in ("objective", "orientation", "objective")]

    first = queries.page()
    rest = queries.page(before=first.older)

    assert [one.pk for one in first.rows + rest.rows] == [one.pk for one in reversed(made)]
    assert rest.older is None
    assert queries.page(kind="orientation").rows == [made[1]]
