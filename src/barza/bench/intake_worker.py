"""One worker of the intake benchmark: waits for the word, drains, says how many it took."""

import sys
from datetime import UTC, datetime

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from barza.desk.cases.intake import drain

    connection.ensure_connection()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    taken = 0
    while count := drain(datetime.now(UTC)):
        taken += count
    sys.stdout.write(f"{taken}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
