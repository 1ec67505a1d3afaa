"""Which numbers are somebody's, and which are only numbers."""

import re

import pytest

from barza.screening import normalise, read, verdict
from barza.screening.evaluation.personal import KINDS, measure
from barza.screening.personal.finder import find

MARK = re.compile(rf"\[({'|'.join(sorted(set(KINDS.values())))}) ((?:\[at\]|[^\]])*)\]")


def split(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without its marks, and the spans that they marked."""
    spans: list[tuple[int, int, str]] = []
    text, read_to = "", 0
    for mark in MARK.finditer(line):
        text += line[read_to : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text, read_to = text + mark[2], mark.end()
    return text + line[read_to:], spans


def seen(text: str) -> list[tuple[int, int, str]]:
    """What is found, as spans of the text with their kinds; a rule without kind by its name."""
    folded = normalise(text)
    return [
        (*folded.span(match.start, match.end), KINDS.get(match.rule, match.rule))
        for match in find(folded)
    ]


def found(text: str) -> list[tuple[str, str]]:
    return [
        (finding.rule.removeprefix("pii."), text[finding.start : finding.end])
        for finding in read(text)
        if finding.clause == "PII"
    ]


@pytest.mark.requirement("P-90")
@pytest.mark.parametrize(
    "number",
    [
        "99123456",
        "9912 3456",
        "99 123 456",
        "99-123-456",
        "99.12.34.56",
        "٩٩١٢٣٤٥٦",
        "71234567",
        "+968 99123456",
        "(+968) 9912-3456",
        "0096899123456",
        "968 99123456",
        "24695555",
        "+971 50 123 4567",
        "00966501234567",
        "+91 98765 43210",
    ],
)
@pytest.mark.parametrize("words", ["كلموني على {} ضروري", "please call {} today"])
def test_a_telephone_number_is_found_in_every_spelling(number: str, words: str) -> None:
    text = words.format(number)
    assert found(text) == [("phone", number)]
    assert verdict(read(text)) == "hold"


@pytest.mark.requirement("P-90")
def test_a_mobile_number_needs_no_words_and_two_are_two() -> None:
    assert found("ت/99123456/92345678") == [("phone", "99123456"), ("phone", "92345678")]


def test_eight_digits_that_could_be_a_landline_only_ask_for_a_look() -> None:
    assert verdict(read("24695555")) == "review"


@pytest.mark.requirement("P-46")
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("الرقم المدني: ١٢٣٤٥٦٧٨", "١٢٣٤٥٦٧٨"),
        ("ورقم بطاقتي الشخصية 9512345", "9512345"),
        ("هويتي 123456789", "123456789"),
        ("هذا 12345678 رقمي المدني", "12345678"),
        ("Civil ID 91234567 of the tenant", "91234567"),
        ("resident card no. 123456789", "123456789"),
        ("my ID is 12345678", "12345678"),
    ],
)
def test_a_civil_number_is_known_by_the_words_beside_it(text: str, number: str) -> None:
    assert found(text) == [("civil_number", number)]
    assert verdict(read(text)) == "hold"


@pytest.mark.requirement("P-46")
def test_each_number_is_what_its_own_words_say() -> None:
    assert found("بلاغ رقم 94219556 وهاتفي 99123456 ورقمي المدني 87654321") == [
        ("phone", "99123456"),
        ("civil_number", "87654321"),
    ]


@pytest.mark.requirement("P-46")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IBAN GB82 WEST 1234 5698 7654 32 please", ("iban", "GB82 WEST 1234 5698 7654 32")),
        ("بطاقتي 4111-1111-1111-1111 انخصمت", ("card", "4111-1111-1111-1111")),
        ("راسلوني على Salim.K+1@Example.om.", ("email", "Salim.K+1@Example.om")),
        ("passport no A1234567", ("passport", "A1234567")),
        ("السيارة رقم اللوحة ١٢٣٤٥ ب ك واقفة", ("plate", "١٢٣٤٥ ب ك")),
        ("car plate 1234 / AB", ("plate", "1234 / AB")),
    ],
)
def test_accounts_cards_mail_passports_and_plates_are_found(
    text: str, expected: tuple[str, str]
) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "رقم البلاغ 94219556 ولم يتم الرد",
        "ticket #2026-945678 still open",
        "order number 94219556",
        "رخصة رقم 92345678",
        "the plot no 92345678",
        "رقم القطعة 92345678",
        "Invoice total 95123456",
        "دفعت 95123456 ريال",
        "we counted 92345678 people",
        "appointment on 2026-12-24 or 24.12.2026",
        "السبت ٢٥-١٢-١٤٤٧هـ",
        "سكة 2412 بيت 3456",
        "from 2019-2026, and 2019 2345 6789",
        "card 4111 1111 1111 1112",
        "12345678",
        "see https://example.org/p/99123456",
        "@salim@example.social and @USER",
        "a price of 5.99123456",
        "plates on street 33 is",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["اتصل على ١١١١", "SMS to 90091", "call 80077000", "+968 80077000", "info@mm.gov.om"]
)
def test_the_institutions_own_contacts_are_not_personal_data(text: str) -> None:
    assert found(text) == []


@pytest.mark.requirement("P-46")
def test_an_account_with_a_slip_in_its_check_digits_is_one_where_words_say_so() -> None:
    slip = "GB82 WEST 1234 5698 7654 33"
    assert found(f"IBAN {slip}") == [("iban", slip)]
    assert found(f"code {slip}") == []


def test_the_measure_counts_exact_spans_of_the_right_kind_and_flagged_clean_rows() -> None:
    lines = ["phone [PHONE 99123456]", "my [PHONE 12] ID", "a 99123456", "nothing"]
    rows = [dict(zip(("text", "spans"), split(line), strict=True)) for line in lines]
    measured = measure(rows)
    assert measured["kinds"]["PHONE"] == {
        "recall": 0.5,
        "precision": 0.5,
        "f1": 0.5,
        "spans": 2,
    }
    assert measured["hard_negatives"] == {"rows": 2, "flagged": 1, "rate": 0.5}
