"""Applications joined to accounts: allow-list, attestation, what nobody allowed (P-86)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.accounts import authority, pictures
from barza.desk.accounts.deciders import SECURITY, require, require_text
from barza.desk.accounts.models import (
    Account,
    AllowedApp,
    Attestation,
    ConnectedApp,
    Duty,
    UnknownApp,
)
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

MOST_APPS = 40


@dataclass(frozen=True, slots=True)
class SeenApp:
    """As it stands in the network's own settings."""

    name: str
    publisher: str = ""
    permissions: str = ""


@transaction.atomic
def allow_app(
    *, name: str, publisher: str, because: str, by: Employee, now: datetime
) -> AllowedApp:
    """Puts an application on the allow-list; inventories that name it follow.

    Raises ``Refused`` unless information security does it.
    """
    require(by, SECURITY, clause="P-86")
    name = require_text(name, _("Name the application."), clause="P-86")
    reason = require_text(because, _("Say what it is needed for."), clause="P-86")
    if AllowedApp.objects.filter(name__iexact=name, removed_at=None).exists():
        raise Refused(_("This application is on the list already."), clause="P-86")
    allowed = AllowedApp.objects.create(
        name=name, publisher=publisher.strip(), because=reason, allowed_by=by, allowed_at=now
    )
    same = ConnectedApp.objects.filter(name__iexact=name, removed_at=None)
    UnknownApp.objects.filter(app__in=same, state=UnknownApp.State.OPEN).update(
        state=UnknownApp.State.ALLOWED, decided_at=now, decided_by=by, because=reason
    )
    same.update(allowed=True, allowed_by=by)
    record("app.allowed", by=by, about=allowed, now=now, clause="P-86", name=name, because=reason)
    return allowed


@transaction.atomic
def disallow_app(allowed: AllowedApp, *, because: str, by: Employee, now: datetime) -> AllowedApp:
    """Takes it off the list; where it is still joined to an account, the next attestation says."""
    require(by, SECURITY, clause="P-86")
    allowed = AllowedApp.objects.select_for_update().get(pk=allowed.pk)
    reason = require_text(because, _("Say why it is allowed no more."), clause="P-86")
    if allowed.removed_at is not None:
        raise Refused(_("This application is off the list already."), clause="P-86")
    allowed.removed_at, allowed.removed_by, allowed.removed_because = now, by, reason
    allowed.save(update_fields=["removed_at", "removed_by", "removed_because"])
    ConnectedApp.objects.filter(name__iexact=allowed.name).update(allowed=False, allowed_by=None)
    record(
        "app.disallowed",
        by=by,
        about=allowed,
        now=now,
        clause="P-86",
        name=allowed.name,
        because=reason,
    )
    return allowed


@transaction.atomic
def connect_app(account: Account, app: SeenApp, *, by: Employee, now: datetime) -> ConnectedApp:
    """Enters an application that is about to be joined to the account.

    Raises ``Refused`` when it is not on the allow-list: information security decides first.
    """
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    account = Account.objects.select_for_update().get(pk=account.pk)
    name = require_text(app.name, _("Name the application."), clause="P-86")
    allowed = AllowedApp.objects.filter(name__iexact=name, removed_at=None).first()
    if allowed is None:
        raise Refused(
            _("This application is not on the allow-list. Ask information security first."),
            clause="P-86",
        )
    if account.apps.filter(name__iexact=name, removed_at=None).exists():
        raise Refused(_("This application is in the inventory already."), clause="P-86")
    made = account.apps.create(
        name=name,
        publisher=app.publisher.strip() or allowed.publisher,
        permissions=app.permissions.strip(),
        allowed=True,
        allowed_by=allowed.allowed_by,
    )
    record(
        "app.connected",
        by=by,
        about=account,
        now=now,
        clause="P-86",
        resolution=resolution.number,
        account=account.label,
        name=name,
    )
    return made


@transaction.atomic
def attest(
    account: Account,
    apps: Iterable[SeenApp],
    *,
    screenshot: "UploadedFile[Any]",
    note: str = "",
    by: Employee,
    now: datetime,
) -> Attestation:
    """Says what stands in the network's settings today, and shows it. None is an answer too.

    What nobody allowed opens an incident, until information security decides; what is seen no
    more leaves the inventory. Raises ``Refused`` for a picture that is none.
    """
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    account = Account.objects.select_for_update().get(pk=account.pk)
    seen = _distinct(apps)
    kind, content = pictures.checked(screenshot)
    made = Attestation(
        account=account,
        at=now,
        by=by,
        note=note.strip(),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    made.screenshot.save(f"{made.sha256[:16]}.{kind}", pictures.as_file(content), save=False)
    made.save()
    unknown = _take_stock(account, seen, made, now)
    record(
        "app.attested",
        by=by,
        about=account,
        now=now,
        clause="P-86",
        resolution=resolution.number,
        account=account.label,
        names=sorted(seen),
        unknown=sorted(unknown),
        sha256=made.sha256,
    )
    return made


@transaction.atomic
def decide_unknown(
    unknown: UnknownApp, *, allow: bool, because: str, by: Employee, now: datetime
) -> UnknownApp:
    """Information security: it was removed from the account, or it is allowed from now on."""
    require(by, SECURITY, clause="P-86")
    unknown = UnknownApp.objects.select_for_update().select_related("app").get(pk=unknown.pk)
    reason = require_text(because, _("Give the reasons of the decision."), clause="P-86")
    if unknown.state != UnknownApp.State.OPEN:
        raise Refused(_("This was decided already."), clause="P-86")
    app = unknown.app
    if allow:
        allow_app(name=app.name, publisher=app.publisher, because=reason, by=by, now=now)
        unknown.refresh_from_db()
    else:
        unknown.state, unknown.because = UnknownApp.State.REMOVED, reason
        unknown.decided_at, unknown.decided_by = now, by
        unknown.save(update_fields=["state", "because", "decided_at", "decided_by"])
        app.removed_at = now
        app.save(update_fields=["removed_at"])
    record(
        "app.unknown_decided",
        by=by,
        about=unknown,
        now=now,
        clause="P-86",
        name=app.name,
        decision=unknown.state,
        because=reason,
    )
    return unknown


def _distinct(apps: Iterable[SeenApp]) -> dict[str, SeenApp]:
    seen = {app.name.strip().casefold(): app for app in apps if app.name.strip()}
    if len(seen) > MOST_APPS:
        raise Refused(
            _("That is more than %(most)d applications. Remove from the account what is not used.")
            % {"most": MOST_APPS},
            clause="P-86",
        )
    return seen


def _take_stock(
    account: Account, seen: dict[str, SeenApp], made: Attestation, now: datetime
) -> list[str]:
    """Brings the inventory up to what was seen; returns what nobody allowed."""
    allowed = {app.name.casefold(): app for app in AllowedApp.objects.filter(removed_at=None)}
    rows = {row.name.casefold(): row for row in account.apps.filter(removed_at=None)}
    unknown = []
    for key, app in seen.items():
        row = rows.get(key) or ConnectedApp(account=account, name=app.name.strip())
        row.publisher, row.permissions = app.publisher.strip(), app.permissions.strip()
        row.allowed = key in allowed
        row.allowed_by = allowed[key].allowed_by if key in allowed else None
        row.attested_on = localdate(now)
        row.save()
        if not row.allowed:
            unknown.append(row.name)
            row.incidents.get_or_create(
                state=UnknownApp.State.OPEN, defaults={"attestation": made, "found_at": now}
            )
    for key in rows.keys() - seen.keys():
        rows[key].removed_at = now
        rows[key].save(update_fields=["removed_at"])
    return unknown
