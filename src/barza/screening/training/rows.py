"""Labelled messages: JSON lines, plain or gzipped, every file of a folder."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

PARTS = 10


class BadData(ValueError):
    """A file that can't be learned from; the message names it, the line, and what is wrong."""


class Line(BaseModel):
    """One labelled message as it stands in a file."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    text: str
    lang: str
    label: str
    category: str
    source: str
    clause: str = ""
    kind: str = ""
    stance: str = ""
    urgent: bool | None = None
    spans: list[tuple[int, int, str]] | None = None


@dataclass(frozen=True)
class Row:
    """One labelled message. `part` (0 to 9) is drawn from its id, the same in every run."""

    line: Line
    part: int = field(init=False)

    def __post_init__(self) -> None:
        """Draw the part; near-copies were removed before, so ids may decide."""
        digest = hashlib.blake2b(self.line.id.encode(), digest_size=4).digest()
        object.__setattr__(self, "part", int.from_bytes(digest, "big") % PARTS)


def load(*folders: Path) -> list[Row]:
    """The rows of every `*.jsonl` and `*.jsonl.gz`, in order of name. Raises `BadData`."""
    files = [path for folder in folders for path in sorted(_files(folder))]
    if not files:
        raise BadData(f"no .jsonl or .jsonl.gz in {', '.join(map(str, folders))}")
    return [Row(line) for path in files for line in _lines(path)]


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    return [*folder.glob("*.jsonl"), *folder.glob("*.jsonl.gz")]


def _lines(path: Path) -> Iterator[Line]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        for number, text in enumerate(stream, 1):
            if text.strip():
                yield _parsed(text, path, number)


def _parsed(text: str, path: Path, number: int) -> Line:
    try:
        return Line.model_validate(json.loads(text))
    except (ValidationError, json.JSONDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise BadData(f"{path.name}, line {number}: {reason}") from error
