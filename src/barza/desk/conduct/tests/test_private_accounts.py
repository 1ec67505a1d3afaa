"""Nothing in the desk takes in, keeps or reads the private accounts of staff (P-57)."""

import ast
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, ForeignKey, Model

import barza.desk
from barza.connectors.registry import CONNECTORS
from barza.desk.accounts.models import Account
from barza.desk.channels import connectors
from barza.desk.channels.models import Cursor, ReceivedEvent
from barza.desk.people.models import Employee

pytestmark = pytest.mark.requirement("P-57")
DESK = Path(barza.desk.__file__).parent
NAMES_AN_ACCOUNT = re.compile(
    r"handle$|profile|url|username_on|social|remote_id|network|twitter|instagram|facebook|snapchat"
)
NAMES_STAFF = re.compile(r"employee|staff|personal|private_account")
OPENS_CONNECTORS = {"channels/asking.py", "channels/connectors.py"}
"""What opens a connector, of an account of the register: to work, and before it is connected."""


def _ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("barza.desk.")]


def _fields(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.get_fields() if isinstance(field, Field)]


def _is_about_a_person(model: type[Model]) -> bool:
    """Whether a row belongs to one employee, as a profile would, and to no official account."""
    fields = [field for field in model._meta.get_fields() if isinstance(field, ForeignKey)]
    if any(field.related_model is Account and not field.null for field in fields):
        return False
    return model is Employee or any(
        field.related_model is Employee
        and field.name in ("employee", "person", "owner", "user", "filer")
        for field in fields
    )


KINDS = frozenset({"people.PlatformTest.network"})
"""These name a kind of network on which an official account is kept, and nobody on it."""


def test_no_field_about_an_employee_names_an_account_on_a_network() -> None:
    about = [model for model in _ours() if _is_about_a_person(model)]

    assert len(about) > 4
    assert not [
        f"{model._meta.label}.{name}"
        for model in about
        for name in _fields(model)
        if NAMES_AN_ACCOUNT.search(name) and f"{model._meta.label}.{name}" not in KINDS
    ]


def test_what_is_collected_belongs_to_an_official_account_and_that_to_a_unit() -> None:
    for model in (Cursor, ReceivedEvent):
        assert model._meta.get_field("account").related_model is Account
        assert not model._meta.get_field("account").null
    owners = {f.name for f in Account._meta.get_fields() if f.related_model is Employee}
    assert not owners & {"owner", "user", "employee", "person"}
    assert not Account._meta.get_field("unit").null


def test_a_connector_is_opened_for_an_account_of_the_register_and_nothing_else() -> None:
    for opens in (connectors.connector_of, connectors.open_connector):
        assert list(inspect.signature(opens).parameters) == ["account"]
    opening = {
        path.relative_to(DESK).as_posix()
        for path in DESK.rglob("*.py")
        if "tests" not in path.parts and _opens_a_connector(path)
    }
    assert opening == OPENS_CONNECTORS


def test_no_credential_of_a_connector_is_about_staff() -> None:
    asked = {name for kind in CONNECTORS.values() for name in kind.credential_fields}
    assert asked
    assert not [name for name in asked if NAMES_STAFF.search(name)]


def test_evidence_is_brought_by_people_and_by_no_job() -> None:
    """What captures evidence is an action by a person; no job and no connector calls it."""
    callers = {
        path.relative_to(DESK).as_posix()
        for path in DESK.rglob("*.py")
        if "tests" not in path.parts and "add_evidence" in path.read_text(encoding="utf-8")
    }
    assert callers == {
        "conduct/actions/__init__.py",
        "conduct/actions/files.py",
        "conduct/views/files.py",
    }


def _opens_a_connector(path: Path) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "open"
        and "credentials" in {keyword.arg for keyword in node.keywords}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
