"""JSON lines in, JSON lines out."""

import io
import json
from pathlib import Path

import pytest

from barza.screening import cli
from barza.screening.reading import CLAUSES


def screen(lines: str) -> tuple[int, list[dict[str, object]]]:
    out = io.StringIO()
    status = cli.main([], io.StringIO(lines), out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_line_is_answered_in_order() -> None:
    status, answers = screen('{"id": "a", "text": "رقمي ٩٩١٢٣٤٥٦"}\n{"id": 2, "text": "hello"}\n')
    assert status == 0
    assert answers == [
        {
            "id": "a",
            "lang": "ar",
            "verdict": "hold",
            "findings": [
                {"clause": "PII", "rule": "pii.phone", "start": 5, "end": 13, "score": 0.97}
            ],
        },
        {"id": 2, "lang": "en", "verdict": "clear", "findings": []},
    ]


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        '{"id": "a"}',
        '{"id": "a", "text": 5}',
        '{"id": true, "text": ""}',
        "[]",
        '{"id": "a", "text": "\\ud800"}',
    ],
)
def test_a_bad_line_keeps_its_place_and_the_rest_is_read(
    bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    good = '{"id": 1, "text": "hi"}'
    status, answers = screen(f"{good}\n{bad}\n{good}")
    assert status == 1
    assert [answer["id"] for answer in answers] == [1, None, 1]
    assert "error" in answers[1]
    assert "line 2" in capsys.readouterr().err


def test_a_line_too_long_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "LONGEST_LINE", 50)
    status, answers = screen('{"id": 1, "text": "' + "x" * 500 + '"}\n{"id": 2, "text": ""}\n')
    assert status == 1
    assert [answer["id"] for answer in answers] == [None, 2]
    assert "longer than 50" in capsys.readouterr().err


def test_arabic_is_written_as_it_is_and_bytes_that_are_not_utf8_are_one_bad_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, answer = tmp_path / "in", tmp_path / "out"
    given.write_bytes('\ufeff{"id": "أ", "text": ""}\n\n'.encode() + b'{"id": 1, "text": "\xff"}\n')
    with given.open(encoding="ascii") as stdin, answer.open("w", encoding="ascii") as stdout:
        assert cli.main([], stdin, stdout) == 1
    first, second = answer.read_text(encoding="utf-8").splitlines()
    assert '"id": "أ"' in first
    assert "not UTF-8" in second
    assert "line 3" in capsys.readouterr().err


def test_scores_are_given_for_every_clause_when_asked_for() -> None:
    out = io.StringIO()
    cli.main(["--scores"], io.StringIO('{"id": 1, "text": "رقمي ٩٩١٢٣٤٥٦"}\n'), out)
    scores = json.loads(out.getvalue())["scores"]
    assert set(scores) == set(CLAUSES)
    assert scores["PII"] == 0.97
    assert all(0 <= score <= 1 for score in scores.values())
