"""What takes minutes to install is kept in a cache, and not installed behind anybody's back."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from .processes import Heavy, Unavailable

_DONE = "installed"


def folder() -> Path:
    """``$BARZA_PEERS``, else in the user's own cache."""
    given = os.environ.get("BARZA_PEERS", "")
    found = Path(given) if given else Path.home() / ".cache/barza/peers"
    found.mkdir(parents=True, exist_ok=True)
    return found


def kept(name: str, install: Callable[[Path], None]) -> Path:
    """The folder of ``name``, which says its version too.

    Raises ``Heavy`` where it isn't there and nobody asked for it by ``BARZA_HEAVY=1``.
    """
    place = folder() / name
    with (folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / _DONE).exists():
            if os.environ.get("BARZA_HEAVY") != "1":
                raise Heavy(f"{name} isn't installed; BARZA_HEAVY=1 installs it, once")
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            _tried(install, place)
            (place / _DONE).touch()
    return place


def _tried(install: Callable[[Path], None], place: Path) -> None:
    try:
        install(place)
    except RuntimeError as error:
        raise Unavailable(str(error)) from error
