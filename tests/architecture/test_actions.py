"""An action says who and when: keyword-only ``by`` and ``now`` (P-39)."""

import importlib
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .project import SOURCE

NOT_BY_A_PERSON = {
    "barza.desk.audit.actions.record": "writes the act itself",
    "barza.desk.channels.actions.store": "a network tells us; nobody acts",
    "barza.desk.cases.actions.answered": "the network confirms what the answer's author did",
}
"""Exceptions, each with its reason."""


def _actions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """What an app's ``actions`` offers: its ``__all__``, else the functions written in it."""
    for app in sorted((SOURCE / "desk").iterdir()):
        if not (app / "actions.py").exists() and not (app / "actions").is_dir():
            continue
        module = importlib.import_module(f"barza.desk.{app.name}.actions")
        for name, value in sorted(vars(module).items()):
            offered = name in getattr(module, "__all__", ()) or (
                not name.startswith("_") and getattr(value, "__module__", "") == module.__name__
            )
            if offered and inspect.isfunction(inspect.unwrap(value)):
                yield f"{module.__name__}.{name}", value


ACTIONS = dict(_actions())


@pytest.mark.requirement("P-39")
@pytest.mark.parametrize("name", ACTIONS)
def test_actions_take_by_and_now_as_keywords(name: str) -> None:
    if name in NOT_BY_A_PERSON:
        return
    parameters = inspect.signature(ACTIONS[name]).parameters
    for keyword in ("by", "now"):
        assert keyword in parameters, f"an action takes {keyword}="
        kind = parameters[keyword].kind
        assert kind is inspect.Parameter.KEYWORD_ONLY, f"put {keyword} behind the *"


def test_the_exceptions_are_still_actions() -> None:
    assert set(NOT_BY_A_PERSON) <= set(ACTIONS)
