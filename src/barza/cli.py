"""The command ``barza``. Each command imports what it needs when it runs: ``barza screen``
knows neither Django nor the database, and starts in a moment."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Command = Callable[[list[str]], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0 done, 1 not done and why, 2 a wrong way of asking."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = _parser()
    command = parser.parse_args(arguments[:1]).command
    os.environ.setdefault("BARZA_HOME", str(default_home()))
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # processes share the cores, not threads
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barza.desk.settings")
    return COMMANDS[command](arguments[1:])


def default_home() -> Path:
    """``var`` in the checkout; in the current folder where Barza was installed otherwise."""
    checkout = Path(__file__).resolve().parents[2]
    return (checkout if (checkout / "pyproject.toml").exists() else Path.cwd()) / "var"


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    parser = argparse.ArgumentParser(
        prog="barza",
        description="An institution's official accounts, run under its own written policy.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="commands:\n"
        + "\n".join(f"  {name:<{width}}  {command.__doc__}" for name, command in COMMANDS.items()),
    )
    parser.add_argument(
        "command", choices=COMMANDS, metavar="command", help="one of those below; each knows --help"
    )
    return parser


def run(arguments: list[str]) -> int:
    """starts everything on this machine; Ctrl-C stops it"""
    from barza.run.supervisor import main

    return main(arguments)


def web(arguments: list[str]) -> int:
    """serves the desk's pages only"""
    from barza.run.web import main

    return _with_database(lambda: main(arguments))


def worker(arguments: list[str]) -> int:
    """takes in and sends out only"""
    _no_arguments("worker", arguments)

    def work() -> int:
        from barza.desk.inbox.worker import main

        main()
        return 0

    return _with_database(work)


def town(arguments: list[str]) -> int:
    """serves the practice town only"""
    from barza.town.cli import main

    main(arguments)
    return 0


def code(arguments: list[str]) -> int:
    """prints the second factor of a sample employee: barza code USERNAME"""
    from barza.sample.signin import main

    return main(arguments)


def screen(arguments: list[str]) -> int:
    """reads messages as JSON lines, writes what the policy sees in them"""
    from barza.screening.cli import main

    return main(arguments, sys.stdin, sys.stdout)


def screening(arguments: list[str]) -> int:
    """measures and trains the screening: evaluate, train, export (of what officers corrected)"""
    if arguments[:1] == ["export"]:
        return _with_database(lambda: _export(arguments[1:]))
    from barza.screening.command import main

    return main(arguments)


def _export(arguments: list[str]) -> int:
    import django

    django.setup()
    from barza.desk.inbox.exporting import main

    return main(arguments)


def audit(arguments: list[str]) -> int:
    """verifies or exports the register of acts"""

    def work() -> int:
        import django

        django.setup()
        from barza.desk.audit.cli import main

        return main(arguments)

    return _with_database(work)


def directory(arguments: list[str]) -> int:
    """checks or reads the institution's directory of its staff (LDAP)"""

    def work() -> int:
        import django

        django.setup()
        from barza.desk.people.cli import main

        return main(arguments)

    return _with_database(work)


def migrate(arguments: list[str]) -> int:
    """brings the database to this version"""
    return manage(["migrate", *arguments])


def administrator(arguments: list[str]) -> int:
    """makes the first person of an empty desk"""

    def work() -> int:
        from barza.run.administrator import main

        return main(arguments)

    return _with_database(work)


def sample(arguments: list[str]) -> int:
    """loads the sample municipality"""
    _no_arguments("sample", arguments)

    def work() -> int:
        import django

        django.setup()
        from django.utils import timezone

        from barza.sample.load import load

        load(timezone.now())
        return 0

    return _with_database(work)


def bench(arguments: list[str]) -> int:
    """measures, beside a floor measured in the same run"""
    from barza.bench.cli import main

    return main(arguments)


def manage(arguments: list[str]) -> int:
    """runs one of Django's own commands"""

    def work() -> int:
        from django.core.management import ManagementUtility

        ManagementUtility(["barza manage", *arguments]).execute()
        return 0

    return _with_database(work)


def version(arguments: list[str]) -> int:
    """prints the version"""
    _no_arguments("version", arguments)
    from importlib.metadata import version as of

    return _say(f"barza {of('barza')}", 0)


COMMANDS: dict[str, Command] = {
    command.__name__: command
    for command in (
        *(run, web, worker, town, code, screen, screening, audit, directory),
        *(migrate, administrator, sample, bench, manage, version),
    )
}


def _with_database(work: Callable[[], int]) -> int:
    """Has a database ready, and its address in the environment, before Django is configured."""
    from barza.run import database
    from barza.run.cluster import Unusable

    try:
        with database.available(Path(os.environ["BARZA_HOME"])):
            return work()
    except Unusable as problem:
        return _say(str(problem), 1)


def _no_arguments(command: str, arguments: list[str]) -> None:
    argparse.ArgumentParser(prog=f"barza {command}").parse_args(arguments)


def _say(text: str, status: int) -> int:
    (sys.stderr if status else sys.stdout).write(text + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
