"""Where somebody lives, and what is said of a named person's health or family."""

import pytest

from barza.screening import normalise
from barza.screening.finding import HOLD_FROM
from barza.screening.personal.finder import find
from barza.screening.personal.match import Match


def matches(text: str) -> list[Match]:
    return find(normalise(text))


@pytest.mark.requirement("P-46")
@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("23.58801, 58.38294", "23.58801, 58.38294"),
        ("الموقع 23.5880,58.3829 خلف المسجد", "23.5880,58.3829"),
        ("at 23°35'17\"N 58°24'29\"E now", "23°35'17\"n 58°24'29\"e"),
        ("lat 23.588 lon 58.383", "lat 23.588 lon 58.383"),
        ("maps.example.org/?q=23.58801,58.38294", "23.58801,58.38294"),
    ],
)
def test_coordinates_precise_enough_to_be_a_house_ask_for_a_look(text: str, written: str) -> None:
    (match,) = matches(text)
    assert match.rule == "pii.coordinates"
    assert normalise(text).text[match.start : match.end] == written
    assert match.score < HOLD_FROM


def test_the_coordinates_of_a_home_hold() -> None:
    (match,) = matches("بيتنا هنا 23.58801, 58.38294")
    assert match.score >= HOLD_FROM


@pytest.mark.requirement("P-46")
@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("my home is house 12, way 3345, Al Khoud", True),
        ("عنواني بيت ١٢ سكة ٣٣٤٥", True),
        ("بيتنا رقم 12 سكة 3345", True),
        ("ساكن في مبنى 45 شقة 3 شارع 18", True),
        ("she lives at villa 7, street 21", True),
        ("بيت رقم 12 سكة 3345 الخوض", False),
        ("house 12, way 3345, Al Khoud", False),
    ],
)
def test_a_home_address_holds_and_a_house_in_an_area_asks_for_a_look(
    text: str, holds: bool
) -> None:
    (match,) = matches(text)
    assert match.rule == "pii.address"
    assert (match.score >= HOLD_FROM) is holds


@pytest.mark.parametrize(
    "text",
    [
        "سكة 2412 بيت 3456",
        "way 3345, house 12",
        "the lamp at house 12, way 3345 is broken",
        "بيتنا في الخوض",
        "fees 23.500, 58.300",
        "0.1034 0.0227 0.0441 0.0606",
        "123.45678, 12.34567",
    ],
)
def test_a_house_alone_is_where_a_lamp_is_broken(text: str) -> None:
    assert matches(text) == []


@pytest.mark.requirement("P-46")
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("جارنا سالم مصاب بمرض", "pii.health"),
        ("Mr Ahmed has HIV and everybody should know", "pii.health"),
        ("فاطمة بنت علي مطلقة من شهر", "pii.family"),
        ("Khalid is getting divorced", "pii.family"),
    ],
)
def test_a_named_persons_health_or_family_asks_for_a_look_and_never_holds(
    text: str, rule: str
) -> None:
    (match,) = matches(text)
    assert match.rule == rule
    assert match.score < HOLD_FROM


@pytest.mark.parametrize(
    "text",
    [
        "my mother is diabetic",
        "ابني مريض ويحتاج موقف",
        "مستشفى السلطان قابوس لعلاج السرطان",
        "a park named after Khalid Street for cancer patients",
        "Ahmed wrote to you. Cancer is everywhere.",
        "يا خالد يا مريض",
    ],
)
def test_illness_without_a_named_person_is_left_alone(text: str) -> None:
    assert matches(text) == []
