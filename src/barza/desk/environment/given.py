"""From variables to a typed whole: what can't be used is named, and no secret is ever shown."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)
LARGEST_SECRET = 10_000
"""Characters of a password or a client's secret."""


def made(kind: type[Model], prefix: str, variables: Mapping[str, str], *, in_file: str) -> Model:
    """Each field out of the variable of its name; an empty one counts as none. The field
    ``in_file`` may be in a file instead, whose variable ends in ``_FILE``.

    Raises ``ValueError`` with the names of the variables that can't be used, never their values.
    """
    fields = {
        name: variables.get(f"{prefix}{name.upper()}", "").strip() for name in kind.model_fields
    }
    given = {name: value for name, value in fields.items() if value}
    if hidden := _hidden(f"{prefix}{in_file.upper()}", variables):
        given[in_file] = hidden
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        wrong = error.errors(include_input=False, include_url=False, include_context=False)
        raise ValueError(
            "; ".join(_sentence(prefix, one["loc"], one["msg"]) for one in wrong)
        ) from None


def _hidden(name: str, variables: Mapping[str, str]) -> str:
    """Out of the file where one is named, so that it stands in no list of processes."""
    file = variables.get(f"{name}_FILE", "")
    if not file:
        return variables.get(name, "")
    try:
        text = Path(file).read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{name}_FILE: {file} can't be read") from error
    if not text or len(text) > LARGEST_SECRET:
        raise ValueError(f"{name}_FILE: {file} is empty or far too long")
    return text


def _sentence(prefix: str, place: tuple[int | str, ...], says: str) -> str:
    name = f"{prefix}{str(place[0]).upper()}" if place else prefix.rstrip("_")
    return f"{name}: {says.removeprefix('Value error, ')}"
