"""What the models add to the rules, for any text and in any company."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barza.screening import read, read_many, verdict
from barza.screening.finding import Finding
from barza.screening.folding import normalise
from barza.screening.judging import find_many
from barza.screening.models.heads import HEADS
from barza.screening.policy import Policy, policy
from barza.screening.protecting import protected
from barza.screening.reading import CLAUSES, read_with_scores

SAID = [
    "انت غبي وما تفهم شي",
    "Get lost you stupid idiot, nobody wants you here",
    "متى راح تصلحون الإنارة في شارعنا؟",
    "The bins on our street have not been emptied for a week",
    "عيب عليكم يا بلدية، خدمة فاشلة والموظف تأخر علينا ساعتين",
    "This is a disgrace, your app is useless and nobody answers",
    "abeeh a7la 7adi8a fi masqa6",
    "",
    "  ",
    "😀😀",
    "ا" * 3_000,
]
TEXTS = st.lists(st.sampled_from(SAID) | st.text(max_size=40), max_size=8)
ALL_ALIKE = Policy("test", dict.fromkeys(CLAUSES, 0.0), dict.fromkeys(CLAUSES, 0.5))


@settings(deadline=None)
@given(TEXTS)
def test_neither_order_nor_company_changes_a_result(texts: list[str]) -> None:
    alone = [read(text) for text in texts]
    assert read_many(texts) == alone
    assert read_many(texts[::-1]) == alone[::-1]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_even_where_everything_counts_findings_slice_the_original(text: str) -> None:
    for finding in read(text, under=ALL_ALIKE):
        assert 0 <= finding.start < finding.end <= len(text)
        assert 0 <= finding.score <= 1


def test_scores_name_every_clause() -> None:
    read_alone = read_many(SAID)
    for (found, scores), alone in zip(read_with_scores(SAID), read_alone, strict=True):
        assert found == alone
        assert tuple(scores) == CLAUSES
        assert all(0 <= score <= 1 for score in scores.values())


@pytest.mark.requirement("P-92")
@pytest.mark.parametrize("text", SAID[:2])
def test_insult_of_a_person_is_found(text: str) -> None:
    assert "DEF" in {finding.clause for finding in read(text)}


@pytest.mark.requirement("P-82")
@pytest.mark.parametrize("text", SAID[2:6])
def test_a_complaint_and_sharp_criticism_are_not_held(text: str) -> None:
    assert verdict(read(text)) != "hold"


@pytest.mark.requirement("P-99")
def test_the_thresholds_of_a_policy_decide_what_is_held() -> None:
    found = [Finding("SPM", "spm.model", 0, 4, 0.7)]
    strict = Policy("strict", {}, {"SPM": 0.6})
    assert verdict(found, strict) == "hold"
    assert verdict(found) == "review"


def test_a_version_that_nobody_wrote_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        policy("1970")


@pytest.mark.requirement("P-92")
@pytest.mark.parametrize(
    ("likely", "reported"),
    [
        ({"DEF": 0.99, "DIS": 0.97, "REL": 0.95}, ["REL"]),
        ({"DEF": 0.99, "DIS": 0.97, "REL": 0.3}, ["REL", "DIS"]),
        ({"DEF": 0.99, "DIS": 0.5, "REL": 0.3}, ["REL", "DEF"]),
        ({"DEF": 0.6, "DIS": 0.5, "REL": 0.3}, ["REL"]),
        ({"DEF": 0.99}, ["DEF"]),
    ],
)
def test_a_doubtful_narrow_clause_hides_no_sure_wide_one(
    likely: dict[str, float], reported: list[str]
) -> None:
    rows = np.array([[likely.get(head, 0.0) for head in HEADS]])
    [found] = find_many([normalise("some words of contempt")], rows, policy())
    assert [finding.clause for finding in found] == reported
    assert (verdict(found) == "hold") == (max(likely.values()) >= 0.85)


@pytest.mark.requirement("P-82")
@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("خدمة البلدية فاشلة والموظف مهمل", False),
        ("The municipality is useless and its inspectors are lazy", False),
        ("سقطت من عيني يا فلان وما فيك خير", True),
        ("This Sami is a clown and a liar", True),
    ],
)
def test_only_what_is_about_the_institution_or_its_services_is_criticism(
    text: str, is_held: bool
) -> None:
    found = protected(text, [Finding("DEF", "def.model", 0, 3, 0.9)], policy())
    assert (verdict(found) == "hold") == is_held
