"""What trains the next model: what two people agreed on, and nobody's personal data."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.desk.inbox import actions, exporting
from barza.desk.inbox.masking import masked
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.cast import NOON


@pytest.mark.django_db
@pytest.mark.requirement("P-44")
@pytest.mark.requirement("P-89")
def test_only_what_two_people_agreed_on_is_exported_without_anybodys_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = cast.case(lang="en")
    salma, yusuf = cast.officer(case.account), cast.officer(case.account)

    def point_out(text: str, by: Employee) -> object:
        return actions.point_out(case, clause="DEF", text=text, words="fool", by=by, now=NOON)

    agreed = point_out("That fool has 99123456 and mona@example.om, says @salim", salma)
    refused = point_out("You fool me not", salma)
    point_out("A fool's errand", salma)
    actions.agree(agreed, why="an insult", by=yusuf, now=NOON)  # type: ignore[arg-type]
    actions.disagree(refused, why="a saying", by=yusuf, now=NOON)  # type: ignore[arg-type]

    file = tmp_path / "desk.jsonl"
    assert exporting.main(["--to", str(file)]) == 0
    assert "1 written" in capsys.readouterr().err
    [row] = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    text = row.pop("text")
    assert row == {
        "id": f"desk-{agreed.pk}",  # type: ignore[attr-defined]
        "lang": "en",
        "label": "offensive",
        "category": "toxicity",
        "source": "desk",
        "clause": "DEF",
    }
    assert text.startswith("That fool has ")
    for private in ("99123456", "mona@", "@salim"):
        assert private not in text


@pytest.mark.django_db
@pytest.mark.requirement("P-82")
def test_what_was_wrongly_found_is_exported_as_clean() -> None:
    from barza.desk.cases.models import Finding

    message = cast.message(cast.case(lang="ar"), text="المفتش تأخر وأسلوبه سيئ")
    found = Finding.objects.create(
        message=message, clause="DEF", rule="def.model", start=0, end=6, score=0.9
    )
    remark = actions.mark_wrong(found, by=cast.officer(message.account), now=NOON)
    actions.agree(remark, why="شكوى", by=cast.officer(message.account), now=NOON)
    [row] = exporting.rows()
    assert (row["label"], row["category"], row["clause"]) == ("clean", "toxicity", "NONE")
    assert row["text"] == message.text


@pytest.mark.requirement("P-89")
@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("هاتفي ٩٩١٢٣٤٥٦ أو 9912 3456", ("٩٩١٢٣٤٥٦", "9912 3456")),
        ("my mail is mona.ali@example.om", ("mona.ali",)),
        ("reference 1234567890 of 2026", ("1234567890",)),
        ("ask @mona_ali@social.example", ("mona_ali",)),
    ],
)
def test_digits_become_others_and_names_of_accounts_nobodys(
    text: str, gone: tuple[str, ...]
) -> None:
    said = masked(text, 7)
    assert not any(private in said for private in gone)
    assert masked(text, 7) == said
    assert text.split()[0] in said


def test_what_two_people_agreed_is_nobodys_number_is_kept() -> None:
    text = "رقم العمود 12345678 وهاتفي 99123456"
    start = text.index("12345678")
    said = masked(text, 1, keep=(start, start + 8))
    assert "12345678" in said
    assert "99123456" not in said


@given(st.text(max_size=200), st.integers(min_value=1))
def test_no_text_is_too_strange_to_be_masked(text: str, seed: int) -> None:
    assert isinstance(masked(text, seed), str)
