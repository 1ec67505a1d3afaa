"""What YouTube's own discovery document asks of every request."""

import json
from pathlib import Path
from typing import Any

_SPEC = json.loads((Path(__file__).parents[1] / "specs/youtube-v3.json").read_text())
_SCHEMAS: dict[str, Any] = _SPEC["schemas"]
METHODS: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {
    (told["httpMethod"], f"/{told['path']}"): (f"{resource}.{name}", told)
    for resource, methods in _SPEC["resources"].items()
    for name, told in methods["methods"].items()
}
_KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "object": dict,
    "array": list,
}


class Violation(Exception):
    """A request that YouTube's description does not know."""


def check(verb: str, path: str, params: dict[str, list[str]], body: Any) -> str:
    """The method's name. Raises ``Violation``."""
    if (verb, path) not in METHODS:
        raise Violation(f"no method {verb} {path}")
    name, told = METHODS[verb, path]
    if unknown := params.keys() - told["parameters"].keys():
        raise Violation(f"unknown: {', '.join(sorted(unknown))}")
    for parameter, rule in told["parameters"].items():
        _parameter(parameter, rule, params.get(parameter, []))
    if (body is not None) != ("request" in told):
        raise Violation(f"{name} with a body, or without one")
    if body is not None:
        _fits(body, {"$ref": told["request"]["$ref"]}, "body")
    return name


def _parameter(name: str, rule: dict[str, Any], values: list[str]) -> None:
    if rule.get("required") and not values:
        raise Violation(f"{name} is missing")
    if len(values) > 1 and not rule.get("repeated"):
        raise Violation(f"{name} twice")
    for value in values:
        if "enum" in rule and value not in rule["enum"]:
            raise Violation(f"{name} is {value!r}")
        if rule["type"] == "boolean" and value not in ("true", "false"):
            raise Violation(f"{name} is {value!r}")
        if rule["type"] == "integer":
            least, most = int(rule.get("minimum", 0)), int(rule.get("maximum", 2**31))
            if not value.isdigit() or not least <= int(value) <= most:
                raise Violation(f"{name} is {value!r}")


def _fits(value: Any, rule: dict[str, Any], where: str) -> None:
    rule = _SCHEMAS[rule["$ref"]] if "$ref" in rule else rule
    if not isinstance(value, _KINDS[rule["type"]]):
        raise Violation(f"{where} is no {rule['type']}")
    if "enum" in rule and value not in rule["enum"]:
        raise Violation(f"{where} is {value!r}")
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in rule.get("properties", {}):
                raise Violation(f"{where} has {name!r}")
            _fits(inner, rule["properties"][name], f"{where}.{name}")
    if isinstance(value, list):
        for inner in value:
            _fits(inner, rule["items"], where)
