"""Labelled messages: what may be learned from a row, and what a bad file is told."""

import gzip
import json
from pathlib import Path

import pytest

from barza.screening.training.rows import PARTS, BadData, Line, Row, load

MESSAGE = {
    "id": "m1",
    "text": "متى تصلحون الإنارة؟",
    "lang": "ar",
    "label": "clean",
    "category": "service",
    "source": "written_x",
}


def test_plain_and_gzipped_files_of_a_folder_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(json.dumps(MESSAGE | {"id": "b"}) + "\n\n", "utf-8")
    with gzip.open(tmp_path / "a.jsonl.gz", "wt") as stream:
        stream.write(json.dumps(MESSAGE | {"id": "a"}))
    assert [row.line.id for row in load(tmp_path)] == ["a", "b"]


def test_a_row_is_always_in_the_same_part() -> None:
    rows = [Row(Line.model_validate(MESSAGE | {"id": str(number)})) for number in range(200)]
    assert [row.part for row in rows] == [Row(row.line).part for row in rows]
    assert {row.part for row in rows} == set(range(PARTS))


def test_a_folder_without_messages_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"no \.jsonl"):
        load(tmp_path)


def test_a_bad_line_is_named_with_its_file_and_number(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text(json.dumps(MESSAGE) + "\n{\n", "utf-8")
    with pytest.raises(BadData, match=r"bad\.jsonl, line 2"):
        load(tmp_path)
