"""`barza screening …`: trains the models and measures them."""

import argparse
import sys
from collections.abc import Sequence

NEEDS_MORE = "barza screening {}: {} is not installed here. Run `make train-setup` first.\n"


def main(argv: Sequence[str]) -> int:
    """The exit status: 0 done, 1 not done and why, 2 a wrong way of asking."""
    parser = argparse.ArgumentParser(prog="barza screening", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    from barza.screening.evaluation import cli as evaluation

    evaluation.arguments(commands.add_parser("evaluate", help="measures on labelled messages"))
    train = commands.add_parser("train", help="trains the models anew")
    commands.add_parser("export", help="writes what two officers agreed on, to learn from")
    chosen = list(argv)
    if chosen[:1] == ["train"]:
        return _train(train, parser, chosen)
    return evaluation.main(parser.parse_args(chosen))


def _train(train: argparse.ArgumentParser, parser: argparse.ArgumentParser, argv: list[str]) -> int:
    """Imported here alone: training needs libraries that the desk does not."""
    try:
        from barza.screening.training import cli as training
    except ModuleNotFoundError as missing:
        sys.stderr.write(NEEDS_MORE.format("train", missing.name))
        return 1
    training.arguments(train)
    return training.main(parser.parse_args(argv))
