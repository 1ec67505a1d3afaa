"""PostgreSQL refuses to run as root: whom it runs as then, and what that account may enter."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

NAME = "barza-postgres"


@dataclass(frozen=True)
class SystemAccount:
    uid: int
    gid: int


def for_data(folder: Path) -> SystemAccount | None:
    """None: run as ourselves. As root: the owner of existing data, else an account of its own."""
    if os.geteuid() != 0:
        return None
    if folder.exists() and folder.stat().st_uid != 0:
        return SystemAccount(folder.stat().st_uid, folder.stat().st_gid)
    entry = _entry(NAME) or _created() or pwd.getpwnam("nobody")
    return SystemAccount(entry.pw_uid, entry.pw_gid)


def let_in(path: Path, *, tree: bool = False) -> None:
    """As root: lets other accounts pass through to ``path`` (not list, not read) and, with
    ``tree``, read what is in it."""
    for folder in path.resolve().parents:
        _add(folder, stat.S_IXOTH)
    if tree:
        for found in (path, *path.rglob("*")):
            runs = found.is_dir() or found.stat().st_mode & stat.S_IXUSR
            _add(found, stat.S_IROTH | (stat.S_IXOTH if runs else 0))


def _add(path: Path, bits: int) -> None:
    mode = path.stat().st_mode
    if mode & bits != bits:
        path.chmod(stat.S_IMODE(mode) | bits)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _created() -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd")
    if not useradd:
        return None
    subprocess.run(  # noqa: S603 root's own path
        [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME],
        check=False,
        capture_output=True,
    )
    return _entry(NAME)
