"""Whether a call is one that X describes."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from jsonschema import Draft202012Validator, FormatChecker

_FILE = Path(__file__).parents[2] / "specs/x-api-v2.json"
_MEDIA = frozenset({"mediaUpload", "createMediaMetadata"})
"""Described for OAuth 2.0 alone; what we know of OAuth 1.0a there is in the connector's words."""
_formats = FormatChecker(formats=())


@_formats.checks("date-time", raises=ValueError)
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


class NotDescribed(Exception):
    """The words say what X's description has against it."""


@dataclass(frozen=True)
class Call:
    """``given``: parameters of path and query; ``body``: JSON, or the fields of a form."""

    operation: str
    given: dict[str, Any]
    body: Any


class Description:
    def __init__(self) -> None:
        self._all = _with_nulls(json.loads(_FILE.read_text()))
        self._paths = [(_pattern(path), ways) for path, ways in self._all["paths"].items()]
        self._operations = {
            one["operationId"]: one for ways in self._all["paths"].values() for one in ways.values()
        }

    def call(self, method: str, path: str, query: str, kind: str, content: bytes) -> Call:
        for pattern, ways in self._paths:
            found = pattern.fullmatch(path)
            if found and method.lower() in ways:
                operation = ways[method.lower()]
                given = self._given(operation, found.groupdict(), query)
                name = operation["operationId"]
                if name not in _MEDIA and {"UserToken": []} not in operation["security"]:
                    raise NotDescribed(f"{name} does not take OAuth 1.0a")
                return Call(name, given, self._body(operation, kind, content))
        raise NotDescribed(f"X has no {method} {path}")

    def answer(self, operation: str, status: int, body: Any) -> None:
        described = self._operations[operation]["responses"].get(str(status))
        if described is None:
            raise NotDescribed(f"{operation} never answers {status}")
        self._check(described["content"]["application/json"]["schema"], body, "the answer")

    def _given(self, operation: Any, path: dict[str, str], query: str) -> dict[str, Any]:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
        values = {**path, **dict(pairs)}
        if len(pairs) != len(dict(pairs)):
            raise NotDescribed("A parameter comes twice")
        given: dict[str, Any] = {}
        for parameter in map(self._resolved, operation.get("parameters", [])):
            name = parameter["name"]
            if name in values:
                given[name] = _typed(values.pop(name), parameter["schema"])
                self._check(parameter["schema"], given[name], name)
            elif parameter.get("required"):
                raise NotDescribed(f"{name} is missing")
        if values:
            raise NotDescribed(f"{operation['operationId']} has no {', '.join(values)}")
        return given

    def _body(self, operation: Any, kind: str, content: bytes) -> Any:
        if "requestBody" not in operation:
            if content:
                raise NotDescribed("No body is described")
            return None
        kinds = operation["requestBody"]["content"]
        plain = kind.partition(";")[0].strip()
        if plain not in kinds:
            raise NotDescribed(f"The type {plain!r} is not described")
        body = _form(kind, content) if plain.startswith("multipart") else json.loads(content)
        self._check(kinds[plain]["schema"], body, "the body")
        return body

    def _resolved(self, one: Any) -> Any:
        if "$ref" not in one:
            return one
        kind, name = one["$ref"].split("/")[-2:]
        return self._all["components"][kind][name]

    def _check(self, schema: Any, value: Any, where: str) -> None:
        whole = {"allOf": [schema], "components": self._all["components"]}
        for error in Draft202012Validator(whole, format_checker=_formats).iter_errors(value):
            raise NotDescribed(f"{where}: {error.message[:300]}")


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", path))


def _typed(value: str, schema: Any) -> Any:
    if schema.get("type") == "array":
        return value.split(",")
    if schema.get("type") == "integer" and re.fullmatch(r"-?\d+", value):
        return int(value)
    return value


def _form(kind: str, content: bytes) -> dict[str, str]:
    """A file stands for itself by its length: the description asks for a string of bytes."""
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    parts = BytesParser(policy=HTTP).parsebytes(head + content).iter_parts()
    fields: dict[str, str] = {}
    for part in parts:
        name = part.get_param("name", header="Content-Disposition")
        given = part.get_payload(decode=True)
        text = given.decode("latin-1") if isinstance(given, bytes) else ""
        fields[str(name)] = text if part.get_filename() is None else f"file of {len(text)}"
    return fields


def _with_nulls(one: Any) -> Any:
    """OpenAPI 3.0 says ``nullable`` where JSON Schema has the type null."""
    if isinstance(one, list):
        return [_with_nulls(value) for value in one]
    if not isinstance(one, dict):
        return one
    done = {key: _with_nulls(value) for key, value in one.items()}
    if done.pop("nullable", None) is True and isinstance(done.get("type"), str):
        done["type"] = [done["type"], "null"]
    return done
