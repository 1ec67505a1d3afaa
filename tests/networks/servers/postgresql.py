"""PostgreSQL out of Debian, with its extensions: the desk's own, out of a wheel, has none."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .apt import need
from .processes import Unavailable, run, running

USER = "forum"


@contextmanager
def postgresql() -> Iterator[Path]:
    """The folder of its socket. As root it runs as Debian's own user, who can't enter a test's
    folder; so it has one of its own."""
    need("postgresql")
    folder = Path(tempfile.mkdtemp(prefix="barza-pg-"))
    who = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        who = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
    programs = _programs()
    try:
        run(*who, f"{programs}/initdb", "-D", f"{folder}/data", "-U", USER, "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", cwd=folder)  # fmt: skip
        command = [*who, f"{programs}/postgres", "-D", f"{folder}/data", "-k", str(folder),
                   "-c", "listen_addresses=", "-c", "fsync=off"]  # fmt: skip
        with running(command, folder / "log"):
            _until_it_takes(folder, programs)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name))
    if not found:
        raise Unavailable("Debian's postgresql left no programs")
    return found[-1]


def _until_it_takes(folder: Path, programs: Path) -> None:
    for _ in range(300):
        try:
            run(f"{programs}/createdb", "-h", str(folder), "-U", USER, USER)
            return
        except RuntimeError:
            time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")
