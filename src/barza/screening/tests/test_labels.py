"""What a row says about each clause, and what it leaves open."""

import pytest

from barza.screening.models.heads import HEADS
from barza.screening.training.labels import decided
from barza.screening.training.rows import Line


def says(**fields: str) -> dict[str, bool]:
    told = {"category": "toxicity", "label": "clean", "source": "olid"} | fields
    return decided(Line(id="1", text="x", lang="en", **told))


def test_contempt_of_religion_is_contempt_of_a_group_and_an_insult() -> None:
    assert says(label="religious_hate", source="ethos") == {"DEF": True, "DIS": True, "REL": True}


def test_a_source_that_knows_no_hate_says_nothing_about_it() -> None:
    assert says(label="offensive") == {"DEF": True}


def test_not_misogynous_is_not_harmless() -> None:
    assert says(category="misogyny") == {}
    assert says(category="misogyny", label="hate")["DEF"]


@pytest.mark.parametrize("source", ["written_insult_en", "twcs_spotify"])
def test_what_we_wrote_as_harmless_and_what_customers_write_touch_no_clause(source: str) -> None:
    category = "toxicity" if source.startswith("written") else "service"
    assert says(category=category, source=source) == dict.fromkeys(HEADS, False)


def test_a_finding_that_officers_found_wrong_denies_its_own_clause_alone() -> None:
    assert says(category="spam", source="desk") == {"SPM": False}


def test_sets_known_by_their_form_teach_nothing() -> None:
    assert says(category="spam", label="spam", source="sms_ar_mt") == {}
