"""An account comes into use, is looked at every year, is stopped, and is closed (P-38, P-70)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.accounts import archive
from barza.desk.accounts.deciders import HEADS, SENIOR, STOP, require, require_text
from barza.desk.accounts.models import Account, Closing, Review, Sheet
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

REVIEW_EVERY = timedelta(days=365)
State = Account.State


@transaction.atomic
def activate(account: Account, *, by: Employee, now: datetime) -> Account:
    """From now on the account may be used. Raises ``Refused`` until it is approved, and until
    its sheet is published in both languages (P-38)."""
    require(by, HEADS)
    account = _locked(account, State.APPROVED)
    _require_sheet(account)
    account.state = State.ACTIVE
    account.since_on = account.since_on or localdate(now)
    account.review_due_on = localdate(now) + REVIEW_EVERY
    account.save(update_fields=["state", "since_on", "review_due_on"])
    record("account.activated", by=by, about=account, now=now, clause="P-38")
    return account


@transaction.atomic
def suspend(account: Account, *, because: str, by: Employee, now: datetime) -> Account:
    """Stops everything in the account's name at once; the public page says so (P-24)."""
    require(by, STOP)
    account = _locked(account, State.ACTIVE)
    reason = require_text(because, _("Say why the account is suspended."))
    account.state = State.SUSPENDED
    account.save(update_fields=["state"])
    record("account.suspended", by=by, about=account, now=now, clause="P-70", because=reason)
    return account


@transaction.atomic
def resume(account: Account, *, because: str, by: Employee, now: datetime) -> Account:
    """Back into use, under the same conditions as the first time (P-38)."""
    require(by, HEADS)
    account = _locked(account, State.SUSPENDED)
    reason = require_text(because, _("Say why the account may be used again."))
    _require_sheet(account)
    account.state = State.ACTIVE
    account.since_on = account.since_on or localdate(now)
    account.review_due_on = account.review_due_on or localdate(now) + REVIEW_EVERY
    account.save(update_fields=["state", "since_on", "review_due_on"])
    record("account.resumed", by=by, about=account, now=now, clause="P-70", because=reason)
    return account


@transaction.atomic
def review(account: Account, *, note: str, by: Employee, now: datetime) -> Review:
    """Somebody looked whether the account still serves; the next look is due in a year."""
    require(by, HEADS)
    account = _locked(account, State.ACTIVE, State.SUSPENDED)
    done = Review.objects.create(
        account=account,
        due_on=account.review_due_on,
        done_at=now,
        done_by=by,
        note=require_text(note, _("Write what you looked at and what you found.")),
    )
    account.review_due_on = localdate(now) + REVIEW_EVERY
    account.save(update_fields=["review_due_on"])
    record(
        "account.reviewed",
        by=by,
        about=account,
        now=now,
        clause="P-70",
        due_on=done.due_on.isoformat() if done.due_on else "",
        note=done.note,
    )
    return done


@transaction.atomic
def close(
    account: Account, *, because: str, successor: str, by: Employee, now: datetime
) -> Closing:
    """Ends the account for good. Its acts are put into an archive file, whose hash is kept.

    ``successor``: who answers the public from now on, and where. The act of closing is itself
    in the archive. Raises ``Refused`` for all but senior management, and without either text.
    """
    require(by, SENIOR)
    account = _locked(account, State.APPROVED, State.ACTIVE, State.SUSPENDED)
    reason = require_text(because, _("Say why the account is closed."))
    after = require_text(
        successor, _("Write who takes over what the account did, and where the public turns to.")
    )
    account.state, account.until_on = State.CLOSED, localdate(now)
    account.save(update_fields=["state", "until_on"])
    record(
        "account.closed",
        by=by,
        about=account,
        now=now,
        clause="P-70",
        because=reason,
        successor=after,
    )
    return _archived(account, reason, after, by, now)


def _archived(
    account: Account, because: str, successor: str, by: Employee, now: datetime
) -> Closing:
    with archive.of_acts(account) as made:
        closing = Closing(
            account=account,
            closed_at=now,
            closed_by=by,
            because=because,
            successor=successor,
            sha256=made.sha256,
            acts=made.acts,
        )
        closing.archive.save(f"account-{account.pk}.jsonl", made.file, save=False)
    closing.save()
    record(
        "account.archived",
        by=by,
        about=account,
        now=now,
        clause="P-70",
        sha256=closing.sha256,
        acts=closing.acts,
    )
    return closing


def _locked(account: Account, *states: str) -> Account:
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.state not in states:
        raise Refused(
            _("The account is in another state by now: %(state)s. Look at it again.")
            % {"state": account.get_state_display()},
            clause="P-70",
        )
    return account


def _require_sheet(account: Account) -> None:
    published = account.sheets.exclude(published_at=None).values_list("language", flat=True)
    if not set(Sheet.Language) <= set(published):
        raise Refused(
            _(
                "Publish the account's sheet in Arabic and in English first: the public reads it "
                "before the account is used."
            ),
            clause="P-38",
        )
