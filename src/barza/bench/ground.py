"""A database of the benchmark's own on the embedded server, durable as in service."""

import os
from pathlib import Path

import psycopg

from barza.run import postgres


def prepare(name: str) -> str:
    """Makes database ``name`` anew, points Django at it, migrates. Returns its URL."""
    home = Path(os.environ.get("BARZA_HOME", "var")).resolve() / "bench"
    os.environ["BARZA_HOME"] = str(home)
    server = postgres.start(home / "postgres")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
        connection.execute(f"CREATE DATABASE {name}".encode())
    url = server.replace("/barza?", f"/{name}?")
    os.environ["DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "barza.desk.settings"

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    return url


def stop() -> None:
    postgres.stop(Path(os.environ["BARZA_HOME"]) / "postgres")


def copy(name: str, to: str) -> str:
    """Copies a database as it stands; returns the copy's URL."""
    from django.db import connections

    connections.close_all()
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url.replace(f"/{name}?", "/barza?"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {to} WITH (FORCE)".encode())
        connection.execute(f"CREATE DATABASE {to} TEMPLATE {name}".encode())
    return url.replace(f"/{name}?", f"/{to}?")


def postmaster() -> int:
    """The process number of the embedded server."""
    lines = (Path(os.environ["BARZA_HOME"]) / "postgres" / "postmaster.pid").read_text()
    return int(lines.splitlines()[0])
