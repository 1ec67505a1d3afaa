"""`barza screening train`: from labelled messages to the models that are shipped."""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from barza.screening.links.model import MODEL
from barza.screening.links.training import store
from barza.screening.links.training import train as train_links
from barza.screening.models.judge import to_arrays
from barza.screening.signs_training import write as write_signs
from barza.screening.training.fit import Trained, fit
from barza.screening.training.licences import LICENSED
from barza.screening.training.rows import BadData, Row, load

PACKAGE = Path(__file__).parents[1]


def main(arguments: argparse.Namespace) -> int:
    """Train and write; 0 when done, 1 with a sentence when the data can't be learned from."""
    try:
        rows = load(*arguments.data)
    except (BadData, OSError) as problem:
        _say(f"barza screening train: {problem}")
        return 1
    if arguments.licensed_only:
        rows = [row for row in rows if _is_licensed(row)]
    for name in arguments.only or TRAINED:
        folder = TRAINED[name](rows, arguments)
        _say(f"{name} written to {folder}")
    return 0


def write(trained: Trained, folder: Path) -> None:
    """The models and their card into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "models.npz", allow_pickle=False, **to_arrays(trained.judge))
    card = json.dumps(trained.card, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "card.json").write_text(card + "\n", "utf-8")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, help="folders or files of JSON lines"
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same models")
    parser.add_argument("--out", type=Path, help="folder to write to (the package's own)")
    parser.add_argument(
        "--only",
        nargs="*",
        choices=list(TRAINED),
        help="clauses: what judges the clauses; signs: dialect and stance; links: phishing links",
    )
    parser.add_argument(
        "--leave-out", nargs="*", default=[], metavar="SOURCE", help="sources not to learn from"
    )
    parser.add_argument(
        "--licensed-only",
        action="store_true",
        help="learn only from sources that state an open licence, and from our own",
    )


def _clauses(rows: Sequence[Row], chosen: argparse.Namespace) -> Path:
    folder: Path = chosen.out or PACKAGE / "models" / "weights"
    write(fit(rows, chosen.seed, _say, frozenset(chosen.leave_out)), folder)
    return folder


def _signs(rows: Sequence[Row], chosen: argparse.Namespace) -> Path:
    folder: Path = chosen.out or PACKAGE / "data"
    write_signs([row.line.model_dump() for row in rows if not _measures(row)], folder)
    return folder


def _measures(row: Row) -> bool:
    """Whether a row is kept to measure dialects on: a fifth of the one set that has them."""
    digest = hashlib.md5(row.line.id.encode(), usedforsecurity=False).hexdigest()
    return row.line.source == "aoc_dialect" and int(digest, 16) % 5 == 0


def _links(rows: Sequence[Row], chosen: argparse.Namespace) -> Path:
    folder: Path = chosen.out or PACKAGE / "links"
    lines = [row.line for row in rows if row.line.category == "url"]
    told = [line.model_dump() for line in lines if line.source not in chosen.leave_out]
    store(train_links(told, chosen.seed), folder / MODEL)
    return folder


TRAINED: dict[str, Callable[[Sequence[Row], argparse.Namespace], Path]] = {
    "clauses": _clauses,
    "signs": _signs,
    "links": _links,
}


def _is_licensed(row: Row) -> bool:
    return row.line.source in LICENSED or row.line.source.startswith("written_")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
