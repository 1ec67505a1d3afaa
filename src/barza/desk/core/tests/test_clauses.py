"""The clauses that findings lead to: each says what it prohibits, what it protects, and where."""

import pytest
from django.utils.translation import override

from barza.desk.core import clauses
from barza.desk.core.clauses import CLAUSES, CRITICISM, Clause

CODES = ["REL", "DEF", "DIS", "ILL", "RGT", "IPR", "FLS", "PII", "PHI", "SPM"]
CITES = {
    "REL": "P-91",
    "DEF": "P-92",
    "DIS": "P-92",
    "ILL": "P-93",
    "RGT": "P-94",
    "IPR": "P-94",
    "FLS": "P-95",
    "PII": "P-90",
    "PHI": "P-83",
    "SPM": "P-86",
}


@pytest.mark.requirement("P-54")
@pytest.mark.parametrize("code", CODES)
def test_a_clause_says_everything_in_both_languages(code: str) -> None:
    clause: Clause = CLAUSES[code]
    for field in ("name", "text", "prohibits", "protects", "advice"):
        arabic, english = getattr(clause, f"{field}_ar"), getattr(clause, f"{field}_en")
        assert any("\u0600" <= letter <= "\u06ff" for letter in arabic), field
        assert english.isascii(), field
    assert clause.requirement == CITES[code]
    assert clause.line > 0


def test_there_are_these_clauses_in_the_policys_order() -> None:
    assert list(CLAUSES) == CODES
    assert clauses.in_order(["PII", "XXX", "REL", "PII"]) == ["REL", "PII", "XXX"]


@pytest.mark.requirement("P-82")
def test_criticism_is_no_clause_and_is_said_to_be_none() -> None:
    assert CRITICISM.requirement == "P-82"
    assert "criticism" not in {code.lower() for code in CLAUSES}
    assert "never a finding by itself" in CRITICISM.says_en
    with override("ar"):
        assert CRITICISM.says == CRITICISM.says_ar


def test_a_code_that_nobody_knows_is_its_own_name_and_cites_the_guard() -> None:
    assert clauses.name("XYZ") == "XYZ"
    assert clauses.requirement("XYZ") == "P-46"
