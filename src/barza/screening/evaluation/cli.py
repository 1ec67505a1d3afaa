"""`barza screening evaluate`: the table of figures, from any JSON lines of the pile's form."""

import argparse
import json
import sys
from pathlib import Path

from barza.screening.evaluation.report import plain, table, written
from barza.screening.training.rows import PARTS, BadData, load


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, help="folders or files of JSON lines"
    )
    parser.add_argument(
        "--part",
        type=int,
        choices=range(PARTS),
        help="only one part of ten; part 0 of the training data was never learned from",
    )
    parser.add_argument("--only", nargs="*", metavar="SOURCE", help="only these sources")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")


def main(chosen: argparse.Namespace) -> int:
    """0 when measured, 1 with a sentence when the data can't be read."""
    try:
        rows = load(*chosen.data)
    except (BadData, OSError) as problem:
        sys.stderr.write(f"barza screening evaluate: {problem}\n")
        return 1
    if chosen.part is not None:
        rows = [row for row in rows if row.part == chosen.part]
    lines = [row.line for row in rows if not chosen.only or row.line.source in chosen.only]
    found = table(lines)
    if chosen.json:
        sys.stdout.write(json.dumps(plain(found), ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in written(found))
    return 0
