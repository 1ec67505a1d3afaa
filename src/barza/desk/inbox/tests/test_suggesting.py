"""What fits the case stands first, and says that it is suggested (P-25)."""

from typing import Any

import pytest

from barza.desk.cases.models import Case, Service
from barza.desk.core.models import Institution
from barza.desk.inbox import queries
from barza.desk.inbox.models import ReusableAnswer
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = pytest.mark.django_db


def answer(code: str, **fields: Any) -> ReusableAnswer:
    words = {f"{part}_{lang}": code for part in ("title", "text") for lang in ("ar", "en")}
    return ReusableAnswer.objects.create(code=code, **words, **fields)


def service(code: str, link: str = "https://www.mm.gov.om/x") -> Service:
    return Service.objects.create(
        code=code, name_ar=code, name_en=code, unit=cast.unit(), link=link
    )


@pytest.mark.requirement("P-25")
def test_answers_for_the_danger_the_service_and_the_kind_stand_first() -> None:
    light, waste = service("LIGHT"), service("WASTE")
    answer("any")
    answer("complaint", kind="complaint")
    answer("emergency", urgency="urgent")
    answer("light", service=light)
    answer("waste", service=waste)
    case = cast.case(kind="complaint", urgency="urgent", service=light)
    offered = [(one.one.code, one.is_suggested) for one in queries.reusable_answers(case)]
    assert offered == [
        ("emergency", True),
        ("light", True),
        ("complaint", True),
        ("any", False),
    ]


@pytest.mark.requirement("P-25")
def test_the_cases_own_service_is_suggested_first() -> None:
    service("AAA")
    service("NOLINK", link="")
    case = cast.case(service=service("LIGHT"))
    offered = [(one.one.code, one.is_suggested) for one in queries.services(case)]
    assert offered == [("LIGHT", True), ("AAA", False)]


@pytest.mark.requirement("P-43")
@pytest.mark.parametrize(
    ("urgency", "text", "hotline"),
    [
        ("urgent", "حريق في المبنى المجاور", "1111"),
        ("urgent", "الإنارة معطلة", ""),
        ("normal", "حريق في المبنى المجاور", ""),
    ],
)
def test_the_hotline_is_named_where_somebody_may_be_in_danger(
    urgency: str, text: str, hotline: str
) -> None:
    Institution.objects.create(name_ar="بلدية", name_en="Municipality", hotline="1111")
    made = cast.case(urgency=urgency)
    cast.message(made, text=text)
    salma = cast.officer(made.account)
    case: Case = queries.opened(salma, NOON).get()
    said = queries.conversation(case, salma, NOON).of_citizen
    assert queries.hotline(case, said) == hotline
