"""Brings database, static files and sample to this version: ``python -m barza.run.prepare``.

A process of its own, so that the supervisor stays small. Each step looks first whether there
is anything to do. The last line on standard output is a JSON object for the supervisor.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m barza.run.prepare")
    parser.add_argument("--town", type=Path, help="town.json of a practice town that runs")
    parser.add_argument("--no-sample", action="store_true")
    options = parser.parse_args()
    django.setup()
    migrate()
    collect()
    is_sample = not options.no_sample and load_sample()
    if is_sample and options.town:
        connect(json.loads(options.town.read_text()))
    sys.stdout.write(json.dumps({"sample": is_sample}) + "\n")
    return 0


def migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def collect() -> None:
    """Static files, when their content is another than what was collected last."""
    stamp = settings.STATIC_ROOT.with_suffix(".stamp")
    now = _content()
    if not stamp.exists() or stamp.read_text() != now or not settings.STATIC_ROOT.exists():
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(now)


def _content() -> str:
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                digest.update(path.encode() + b"\0" + file.read() + b"\0")
    return digest.hexdigest()


def load_sample() -> bool:
    """Whether the sample is here; it is loaded where no institution is."""
    from barza.desk.core.models import Institution
    from barza.sample import load

    if not Institution.objects.exists():
        load.load(timezone.now())
    return load.is_loaded()


def connect(town: dict[str, object]) -> None:
    from barza.sample import practice

    practice.connect(town, now=timezone.now())


if __name__ == "__main__":
    sys.exit(main())
