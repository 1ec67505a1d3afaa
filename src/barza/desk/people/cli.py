"""``barza directory check`` and ``barza directory read``."""

import argparse
import sys
from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone, translation

from barza.desk.core.errors import Refused
from barza.desk.environment.ldap import Ldap

from . import daily, ldap
from .models import DirectoryList
from .queries.directory import Plan, objection, plan
from .trouble import Unreadable

SHOWN = 20
"""Problems that are written out; the number is of all."""


def main(argv: Sequence[str]) -> int:
    """Returns 0 when all is well, 1 when the directory can't be read or is not taken over."""
    chosen = _parser().parse_args(argv)
    source = settings.LDAP
    with translation.override("en"):
        if source is None:
            return _say("No directory is named. Set BARZA_LDAP_URL and what belongs to it.", 1)
        try:
            return _check(source) if chosen.what == "check" else _read(source)
        except (Unreadable, Refused) as refusal:
            return _say(str(refusal), 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="barza directory")
    kinds = parser.add_subparsers(dest="what", required=True)
    kinds.add_parser("check", help="reads the directory and says what would change; keeps nothing")
    kinds.add_parser(
        "read", help="does what the worker does each day: takes it over within the limit"
    )
    return parser


def _check(source: Ldap) -> int:
    made = plan(
        DirectoryList(text=ldap.read(source), is_whole=source.is_whole), None, timezone.localdate()
    )
    for one in made.problems[:SHOWN]:
        _say(f"{one.about or one.line}: {one.column}: {one.says}", 0)
    trouble = objection(made, source.limit)
    return _say("\n".join(filter(None, (_counts(made), trouble and str(trouble.label)))), 0)


def _read(source: Ldap) -> int:
    came = daily.read_and_take_over(source, timezone.now())
    if came.trouble:
        return _say(f"Nothing was taken over. {came.get_trouble_display()}", 1)
    return _say("The directory is taken over.", 0)


def _counts(made: Plan) -> str:
    return (
        f"New: {len(made.additions)}. Changed: {len(made.changes)}, of them the job:"
        f" {made.jobs_changed}. Left: {len(made.leavers)}. Problems: {len(made.problems)}."
    )


def _say(text: str, status: int) -> int:
    (sys.stderr if status else sys.stdout).write(text + "\n")
    return status
