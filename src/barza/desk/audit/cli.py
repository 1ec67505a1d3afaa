"""``barza audit verify`` and ``barza audit export``."""

import argparse
import json
import sys
from collections.abc import Sequence

from . import digest, queries
from .models import Act
from .verify import Fault, Report, Wrong, verify


def main(argv: Sequence[str]) -> int:
    """Returns 0 when the register is whole, 1 when it is not."""
    chosen = _parser().parse_args(argv)
    if chosen.what == "export":
        return _export()
    report = verify(anchor=chosen.anchor)
    _say(_sentence(report))
    return 1 if report.fault else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="barza audit")
    kinds = parser.add_subparsers(dest="what", required=True)
    check = kinds.add_parser("verify", help="proves that no act was altered, added or removed")
    check.add_argument(
        "--anchor",
        type=bytes.fromhex,
        metavar="DIGEST",
        help="the newest digest that an earlier check printed; it must still be in the chain",
    )
    kinds.add_parser("export", help="writes every act as a JSON line")
    return parser


def _sentence(report: Report) -> str:
    counts = f"{report.sealed} acts in {report.blocks} blocks"
    if report.fault:
        return f"{_named(report.fault)}\nBefore it, {counts} are as they were written."
    waiting = f", {report.unsealed} not sealed yet" if report.unsealed else ""
    return (
        f"The register is whole: {counts}{waiting}, all as they were written.\n"
        f"Newest digest: {report.head.hex()}"
    )


def _named(fault: Fault) -> str:
    if fault.wrong is Wrong.ANCHOR:
        return "The anchor is in no block: the chain was made anew, or its end was cut off."
    if fault.act is None:
        return f"Block {fault.block} was altered, or a block before it was removed."
    if fault.at is None:
        return f"Act {fault.act} is missing from block {fault.block}."
    where = f" in block {fault.block}" if fault.block else ""
    return (
        f"Act {fault.act}{where} is {fault.wrong}: "
        f"{fault.event} about {fault.about} at {fault.at.isoformat()}"
    )


def _export() -> int:
    for act in queries.every():
        _say(json.dumps(_line(act), ensure_ascii=False))
    return 0


def _line(act: Act) -> dict[str, object]:
    content = {name: getattr(act, name) for name in digest.FIELDS}
    return {
        "id": act.pk,
        "at": act.at.isoformat(),
        **content,
        "digest": bytes(act.digest).hex(),
        "block": act.block_id,
    }


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
