"""`barza screening train`: from labelled messages to the models that are shipped."""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from barza.screening.models.judge import to_arrays
from barza.screening.training.fit import Trained, fit
from barza.screening.training.licences import LICENSED
from barza.screening.training.rows import BadData, load

SHIPPED = Path(__file__).parents[1] / "models" / "weights"


def main(arguments: argparse.Namespace) -> int:
    """Train and write; 0 when done, 1 with a sentence when the data can't be learned from."""
    try:
        rows = load(*arguments.data)
    except (BadData, OSError) as problem:
        _say(f"barza screening train: {problem}")
        return 1
    if arguments.licensed_only:
        rows = [
            r for r in rows if r.line.source in LICENSED or r.line.source.startswith("written_")
        ]
    trained = fit(rows, arguments.seed, _say, frozenset(arguments.leave_out))
    write(trained, arguments.out or SHIPPED)
    _say(f"written to {arguments.out or SHIPPED}")
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
        "--leave-out", nargs="*", default=[], metavar="SOURCE", help="sources not to learn from"
    )
    parser.add_argument(
        "--licensed-only",
        action="store_true",
        help="learn only from sources that state an open licence, and from our own",
    )


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
