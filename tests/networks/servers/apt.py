"""Debian packages: installed on the machine, or unpacked into a cache of our own."""

import fcntl
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .processes import Unavailable, path, run

_POLICY = Path("/usr/sbin/policy-rc.d")


def cache() -> Path:
    """Each person's own: what root fetched, a user may not change."""
    own = "" if os.geteuid() == 0 else f"-{os.geteuid()}"
    folder = Path(os.environ.get("PEER_CACHE", f"/var/tmp/barza-peers{own}"))  # noqa: S108
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"nothing can be kept in {folder}: {error.strerror}") from error
    return folder


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Test workers that start together install one after the other."""
    with (cache() / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def need(*packages: str) -> None:
    with locked("apt"):
        missing = [name for name in packages if not _installed(name)]
        if missing:
            _may_install(missing)
            with _services_left_alone():
                _install(missing)


def _installed(package: str) -> bool:
    asked = ["dpkg-query", "-W", "-f=${db:Status-Status}", package]
    if _program("dpkg-query") is None:
        return False
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout == "installed"


def _may_install(packages: list[str]) -> None:
    if _program("apt-get") is None:
        raise Unavailable(f"no apt here to install {', '.join(packages)}")
    if os.geteuid() != 0:
        raise Unavailable(f"only root can install {', '.join(packages)}")


@contextmanager
def _services_left_alone() -> Iterator[None]:
    """Debian would start each server it installs; ours run under the test's own control."""
    ours = not _POLICY.exists()
    if ours:
        _POLICY.write_text("#!/bin/sh\nexit 101\n")
        _POLICY.chmod(0o755)
    try:
        yield
    finally:
        if ours:
            _POLICY.unlink()


def _install(packages: list[str]) -> None:
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y",
               "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600", *packages]  # fmt: skip
    try:
        run(*command)
    except RuntimeError:
        try:
            run("apt-get", "update")
            run(*command)
        except RuntimeError as error:
            raise Unavailable(str(error)) from error


def unpacked(package: str, suite: str) -> Path:
    """The package in the cache, nothing installed: the machine's own where its archive has it
    (Ubuntu's universe, for one), else that of Debian's ``suite``."""
    folder = cache() / f"{package}-{suite}"
    with locked(package):
        if not folder.exists():
            if _program("apt-get") is None:
                raise Unavailable(f"no apt here to fetch {package}")
            with tempfile.TemporaryDirectory(dir=cache()) as work:
                if not _own(package, Path(work)):
                    _fetch(package, suite, Path(work))
                (found,) = Path(work).glob(f"{package}_*.deb")
                run("dpkg-deb", "-x", str(found), f"{work}/tree")
                Path(work, "tree").rename(folder)
    return folder


def _own(package: str, work: Path) -> bool:
    try:
        run("apt-get", "download", package, cwd=work)
    except RuntimeError:
        return False
    return True


def _fetch(package: str, suite: str, work: Path) -> None:
    """Asks the archive that this machine is set up with, in a private apt state."""
    for name in ("state/lists/partial", "cache/archives/partial", "etc/sources.list.d"):
        (work / name).mkdir(parents=True)
    (work / "state/status").touch()
    source = _source(suite)
    (
        work / f"etc/sources.list.d/archive.{'sources' if 'Suites:' in source else 'list'}"
    ).write_text(source)
    options = [
        f"Dir::State={work}/state", f"Dir::State::status={work}/state/status",
        f"Dir::Cache={work}/cache", f"Dir::Etc={work}/etc", "Dir::Etc::sourcelist=/dev/null",
        f"Dir::Etc::sourceparts={work}/etc/sources.list.d", "APT::Sandbox::User=root",
    ]  # fmt: skip
    flags = [part for option in options for part in ("-o", option)]
    try:
        run("apt-get", *flags, "update")
        run("apt-get", *flags, "download", package, cwd=work)
    except RuntimeError as error:
        raise Unavailable(f"{package} of {suite}: {error}") from error


def _source(suite: str) -> str:
    """The machine's own entry for Debian's main archive, with another suite in it."""
    for file in sorted(Path("/etc/apt/sources.list.d").glob("*.sources")):
        for entry in re.split(r"\n\s*\n", file.read_text()):
            main = re.search(r"^Suites:\s*(?!\S*security)[a-z]+\b(?!-)", entry, re.M)
            if (
                main
                and re.search(r"^Components:.*\bmain\b", entry, re.M)
                and "debian-archive" in entry
            ):
                return re.sub(r"^Suites:.*", f"Suites: {suite}", entry, flags=re.M).strip() + "\n"
    for line in _lines():
        found = re.match(r"deb\s+(\[[^\]]*\]\s+)?(\S+)\s+([a-z]+)\s+(?:\S+\s+)*main", line)
        if found and "ubuntu" not in found[2]:
            return f"deb {found[1] or ''}{found[2]} {suite} main\n"
    raise Unavailable(
        f"this machine's archive has no such package, and its apt sources name no Debian archive "
        f"to take that of {suite} from; Debian 12 or newer has one"
    )


def _program(name: str) -> str | None:
    return shutil.which(name, path=path())


def _lines() -> list[str]:
    files = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*.list")]
    return [line for file in files if file.exists() for line in file.read_text().splitlines()]
