"""The taxonomy of tools is data, and its history is in the acts (P-19)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.deciders import HEADS, require
from barza.desk.accounts.models import Account, ToolKind
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee


@transaction.atomic
def add_kind(*, code: str, name_ar: str, name_en: str, by: Employee, now: datetime) -> ToolKind:
    """Raises ``Refused`` for a code that is taken or no code, and without both names."""
    require(by, HEADS, clause="P-19")
    _require_names(name_ar, name_en)
    try:
        validate_slug(code)
    except ValidationError:
        raise Refused(
            _("A code is made of Latin letters, digits and underscores."), clause="P-19"
        ) from None
    if ToolKind.objects.filter(code=code).exists():
        raise Refused(_("There is a kind of this code already."), clause="P-19")
    kind = ToolKind.objects.create(code=code, name_ar=name_ar.strip(), name_en=name_en.strip())
    _record("tool_kind.added", kind, by, now, name_ar=kind.name_ar, name_en=kind.name_en)
    return kind


@transaction.atomic
def rename_kind(
    kind: ToolKind, *, name_ar: str, name_en: str, by: Employee, now: datetime
) -> ToolKind:
    """The code stays; the act keeps what it was called before."""
    require(by, HEADS, clause="P-19")
    _require_names(name_ar, name_en)
    kind = ToolKind.objects.select_for_update().get(pk=kind.pk)
    before = {"before_ar": kind.name_ar, "before_en": kind.name_en}
    kind.name_ar, kind.name_en = name_ar.strip(), name_en.strip()
    kind.save(update_fields=["name_ar", "name_en"])
    now_named = {"name_ar": kind.name_ar, "name_en": kind.name_en}
    _record("tool_kind.renamed", kind, by, now, **before, **now_named)
    return kind


@transaction.atomic
def retire_kind(kind: ToolKind, *, by: Employee, now: datetime) -> ToolKind:
    """No new account may be of it. Raises ``Refused`` while one that isn't closed is."""
    require(by, HEADS, clause="P-19")
    kind = ToolKind.objects.select_for_update().get(pk=kind.pk)
    ended = (Account.State.CLOSED, Account.State.REFUSED)
    if Account.objects.filter(tool=kind.code).exclude(state__in=ended).exists():
        raise Refused(
            _("Accounts are of this kind. Give them another, or close them, first."), clause="P-19"
        )
    if kind.retired_at is None:
        kind.retired_at = now
        kind.save(update_fields=["retired_at"])
        _record("tool_kind.retired", kind, by, now)
    return kind


@transaction.atomic
def change_kind(account: Account, *, tool: str, by: Employee, now: datetime) -> Account:
    """Sorts an account under another kind."""
    require(by, HEADS, clause="P-19")
    account = Account.objects.select_for_update().get(pk=account.pk)
    require_kind(tool)
    before, account.tool = account.tool, tool
    account.save(update_fields=["tool"])
    record(
        "account.kind_changed",
        by=by,
        about=account,
        now=now,
        clause="P-19",
        before=before,
        after=tool,
    )
    return account


def require_kind(code: str) -> None:
    """Raises ``Refused`` unless accounts may be of it; it is not retired while this one is made."""
    if not ToolKind.objects.select_for_update().filter(code=code, retired_at=None).first():
        raise Refused(_("Choose one kind of tool out of the register's."), clause="P-19")


def _require_names(*names: str) -> None:
    if not all(name.strip() for name in names):
        raise Refused(_("Write the name in Arabic and in English."), clause="P-19")


def _record(event: str, kind: ToolKind, by: Employee, now: datetime, **details: str) -> None:
    record(event, by=by, about=kind, now=now, clause="P-19", code=kind.code, **details)
