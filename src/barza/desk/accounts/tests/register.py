"""An institution that asks for accounts, for tests: who asks, who decides, and what they say."""

import importlib
from typing import Any

from django.test import Client

from barza.desk.accounts import actions
from barza.desk.accounts.actions.requesting import Grounds, Identity, RiskLine
from barza.desk.accounts.models import PARTS, Account, Sheet, ToolKind
from barza.desk.people.models import Employee, Role
from barza.testing.cast import NOON, employee, unit
from barza.testing.signing_in import signed_in

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
RISK = RiskLine("Somebody takes it over", 1, 3, "Two factors, and a yearly look at who may")


def with_kinds() -> None:
    """As the migration seeds them: tests that empty all tables empty this one too."""
    seeded = importlib.import_module("barza.desk.accounts.migrations.0003_register").KINDS
    for code, name_ar, name_en in seeded:
        ToolKind.objects.get_or_create(code=code, defaults={"name_ar": name_ar, "name_en": name_en})


def chairman(**fields: Any) -> Employee:
    return employee(**{"role": Role.SENIOR_MANAGEMENT, **fields})


def head(**fields: Any) -> Employee:
    return employee(**{"role": Role.SECTION_HEAD, **fields})


def security(**fields: Any) -> Employee:
    return employee(**{"role": Role.SECURITY, **fields})


def identity(**fields: Any) -> Identity:
    return Identity(
        **{
            "name_ar": "بلدية مسقط على ماستودون",
            "name_en": "Muscat on Mastodon",
            "network": "mastodon",
            "tool": "social_network",
            "handle": "@muscat_new",
            "base_url": "https://social.example/",
            "url": "https://social.example/@muscat_new",
            "unit": unit(),
            **fields,
        }
    )


def grounds(**fields: Any) -> Grounds:
    return Grounds(
        **{
            "need": "Questions about roads are asked there.",
            "audience": "Residents of the six wilayats",
            "resources": "Two officers in the morning shift",
            "risks": [RISK],
            **fields,
        }
    )


def requested(by: Employee | None = None, **fields: Any) -> Account:
    made = actions.request_account(identity(**fields), grounds(), by=by or head(), now=NOON)
    return made.account


def approved(**fields: Any) -> Account:
    return actions.decide_account(
        requested(**fields),
        approve=True,
        because="The public is there.",
        email="social@muscat.example",
        by=chairman(),
        now=NOON,
    )


def write_sheet(account: Account, *languages: str) -> None:
    """Keeps a complete draft in each language, both by default."""
    for language in languages or Sheet.Language.values:
        texts = {part: f"{part} in {language}" for part in PARTS}
        actions.write_sheet(account, language, texts, by=head(), now=NOON)


def active(**fields: Any) -> Account:
    account = approved(**fields)
    write_sheet(account)
    actions.publish_sheet(account, by=head(), now=NOON)
    return actions.activate(account, by=head(), now=NOON)


def browser(person: Employee, language: str = "en") -> Client:
    """In which the person has signed in, and reads this language."""
    client = signed_in(person)
    client.cookies["django_language"] = language
    return client
