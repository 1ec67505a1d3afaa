"""What holds for any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.screening import language, read, read_many, sort, verdict
from barza.screening.finding import Finding
from barza.testing.effort import effort

PIECES = st.sampled_from(
    [
        "\n    99123456",
        "+968 ",
        "٩٩١٢ ٣٤٥٦",
        "civil id ",
        "رقمي المدني ",
        "a@b.om",
        "@",
        ".",
        "-",
        " ",
        "GB82WEST12345698765432",
        "12",
        "لوحة\n    ",
        "4111 1111 1111 1111",
        "http://mm-gov-om.com/",
        "passport ",
        "A1234567",
        "\u200f",
        "ريال",
        ":",
        "/",
        "#\n    ",
    ]
)
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.lists(PIECES).map("".join)

UNITS = [
    "1",
    "1 ",
    "1-",
    "1.",
    "99123456 ",
    "9912 3456 ",
    "my phone 99123456, ",
    "@",
    "a.",
    "a@",
    "a@a.",
    "a-",
    "om12 ",
    "civil id ",
    "رقم\n    ",
    "رقم 99123456 ",
    "http://a",
    "http://a.b ",
    "http://",
    "+968",
    "+968 ",
    "ـ",
    "ab12345 ",
    "ب ",
    "1 1 1a",
    "xn--a.b ",
    "bit.ly\n    ",
    "bit.ly password ",
    "www.a/99123456 ",
    "passport ",
    "plate 1 ab ",
]


@given(ANY_TEXT)
def test_findings_slice_the_original_in_order(text: str) -> None:
    findings = read(text, language(text))
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
    assert all(0 < finding.score <= 1 for finding in findings)
    assert findings == sorted(findings, key=lambda finding: finding.start)
    sort(text)


@given(st.lists(ANY_TEXT, max_size=5))
def test_order_and_batch_do_not_change_what_is_found(texts: list[str]) -> None:
    alone = [read(text) for text in texts]
    assert read_many(texts) == alone
    assert read_many(reversed(texts)) == alone[::-1]


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_the_length_is_not_a_hundred_times_the_work(unit: str) -> None:
    short, long = unit * (10_000 // len(unit)), unit * (100_000 // len(unit))
    assert _least(long) < 40 * _least(short) + 0.1


def _least(text: str) -> float:
    return min(effort(lambda: (read(text), sort(text))) for _ in range(3))


def test_the_surest_finding_decides_the_verdict() -> None:
    def finding(score: float) -> Finding:
        return Finding("PII", "pii.phone", 0, 1, score)

    assert verdict([]) == "clear"
    assert verdict([finding(0.6)]) == "review"
    assert verdict([finding(0.6), finding(0.8)]) == "hold"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الشارع مظلم https://example.org/long/link", "ar"),
        ("The street is dark @بلدية", "en"),
        ("ارجو الرد على my request please", "mixed"),
        ("٩٩ 👍 !", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told_by_the_script_of_the_prose(text: str, expected: str) -> None:
    assert language(text) == expected
