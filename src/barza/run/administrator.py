"""The first person of an empty desk: ``barza administrator``.

Everybody else is entered, given a role and invited on the desk's own pages.
"""

import argparse
import getpass
import sys

FIELDS = ("username", "employee-no", "name-ar", "name-en", "job-ar", "job-en")


def main(arguments: list[str]) -> int:
    """Asks for the passphrase twice, or reads it as one line where nobody is at a terminal."""
    parser = argparse.ArgumentParser(
        prog="barza administrator",
        description="Makes the first person of an empty desk, who enters the institution, its "
        "units and its people. It opens no account: only a resolution does.",
    )
    for name in FIELDS:
        parser.add_argument(f"--{name}", required=True)
    given = vars(parser.parse_args(arguments))
    passphrase = _asked()
    if passphrase is None:
        sys.stderr.write("The two passphrases are not the same.\n")
        return 1
    return _made(given, passphrase)


def _made(given: dict[str, str], passphrase: str) -> int:
    import django

    django.setup()
    from django.utils import timezone, translation

    from barza.desk.core.errors import Refused
    from barza.desk.people import actions

    with translation.override("en"):
        try:
            person = actions.make_administrator(**given, passphrase=passphrase, now=timezone.now())
        except Refused as refusal:
            sys.stderr.write(f"{refusal}\n")
            return 1
    sys.stdout.write(f"{person.username} may sign in, and sets up a second factor then.\n")
    return 0


def _asked() -> str | None:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Passphrase (15 characters or more): ")
    return first if first == getpass.getpass("Again: ") else None
