"""`barza screen`: JSON lines in, JSON lines out, one for one and in the same order."""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from typing import TextIO

from pydantic import BaseModel, ConfigDict, ValidationError

from barza.screening.finding import Finding, verdict
from barza.screening.reading import read_with_scores
from barza.screening.script import language

# A line may hold a long text with every character escaped, but not fill the memory.
LONGEST_LINE = 1_000_000


class Line(BaseModel):
    """One message to be screened, as it comes in."""

    model_config = ConfigDict(strict=True, frozen=True)

    id: str | int
    text: str


class BadLine(ValueError):
    """A line that cannot be screened; the message says what is wrong with it."""


def main(argv: Sequence[str], stdin: TextIO, stdout: TextIO) -> int:
    """Screen each line of `stdin`; 0 if all could be read, 1 if some could not.

    Empty lines are passed over. A bad line is reported on standard error and holds its place in
    the output as `{"id": null, "error": …}`.
    """
    with_scores = _parser().parse_args(argv).scores
    for stream in (stdin, stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    status = 0
    number = 0
    while line := stdin.readline(LONGEST_LINE + 1):
        number += 1
        try:
            answer = _screened(_whole(line, stdin), with_scores) if line.strip() else None
        except BadLine as error:
            status = 1
            answer = {"id": None, "error": f"line {number}: {error}"}
            sys.stderr.write(f"barza screen: line {number}: {error}\n")
        if answer is not None:
            stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    stdout.flush()
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="barza screen",
        description='Reads {"id", "text"} as JSON lines and writes what screening finds in each.',
    )
    parser.add_argument(
        "--scores",
        action="store_true",
        help='adds "scores": for every clause, how likely the text touches it, from 0 to 1',
    )
    return parser


def _whole(line: str, stdin: TextIO) -> str:
    """The line, unless it is too long: then its rest is read past."""
    if len(line) <= LONGEST_LINE:
        return line
    while line and not line.endswith("\n"):
        line = stdin.readline(LONGEST_LINE)
    raise BadLine(f"longer than {LONGEST_LINE} characters")


def _screened(line: str, with_scores: bool) -> dict[str, object]:
    message = _parsed(line)
    lang = language(message.text)
    [(findings, scores)] = read_with_scores([message.text], [lang])
    answer: dict[str, object] = {
        "id": message.id,
        "lang": lang,
        "verdict": verdict(findings),
        "findings": [_as_json(finding) for finding in findings],
    }
    if with_scores:
        answer["scores"] = {clause: round(score, 3) for clause, score in scores.items()}
    return answer


def _parsed(line: str) -> Line:
    try:
        return Line.model_validate_json(line.removeprefix("\ufeff").encode())
    except UnicodeEncodeError as error:
        raise BadLine("not UTF-8") from error
    except ValidationError as error:
        raise BadLine(_reason(error)) from error


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    return f"{field}: {first['msg']}" if field else str(first["msg"])


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "clause": finding.clause,
        "rule": finding.rule,
        "start": finding.start,
        "end": finding.end,
        "score": finding.score,
    }
