"""What the public reads about an account before it is used (P-38)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.deciders import HEADS, require
from barza.desk.accounts.models import PARTS, Account, Sheet
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

WRITABLE = (
    *(Account.State.REQUESTED, Account.State.APPROVED),
    *(Account.State.ACTIVE, Account.State.SUSPENDED),
)


@transaction.atomic
def write_sheet(
    account: Account, language: str, texts: Mapping[str, str], *, by: Employee, now: datetime
) -> Sheet:
    """Keeps the draft in one language; what is published stays as it is."""
    require(by, HEADS, clause="P-38")
    account = _locked(account)
    if language not in Sheet.Language or not any(text.strip() for text in texts.values()):
        raise Refused(_("Write the sheet before it is kept."), clause="P-38")
    draft = account.sheets.filter(language=language, published_at=None).first()
    draft = draft or Sheet(account=account, language=language)
    for part in PARTS:
        setattr(draft, part, texts.get(part, "").strip())
    draft.saved_at = now
    draft.save()
    record("sheet.written", by=by, about=account, now=now, clause="P-38", language=language)
    return draft


@transaction.atomic
def publish_sheet(account: Account, *, by: Employee, now: datetime) -> list[Sheet]:
    """Publishes every draft. Raises ``Refused`` while a part of one is empty, and unless the
    public then has it in both languages: nobody reads less for their language."""
    require(by, HEADS, clause="P-38")
    account = _locked(account)
    drafts = list(account.sheets.filter(published_at=None))
    if not drafts:
        raise Refused(_("There is no draft of the sheet to publish. Write one."), clause="P-38")
    published = account.sheets.exclude(published_at=None).values_list("language", flat=True)
    if not set(Sheet.Language) <= {draft.language for draft in drafts} | set(published):
        raise Refused(_("Write the sheet in Arabic and in English first."), clause="P-38")
    if not all(getattr(draft, part) for draft in drafts for part in PARTS):
        raise Refused(_("Fill in every part of the sheet, in both languages."), clause="P-38")
    for draft in drafts:
        draft.published_at, draft.published_by = now, by
        draft.save(update_fields=["published_at", "published_by"])
    record(
        "sheet.published",
        by=by,
        about=account,
        now=now,
        clause="P-38",
        languages=sorted(draft.language for draft in drafts),
    )
    return drafts


def _locked(account: Account) -> Account:
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.state not in WRITABLE:
        raise Refused(_("The sheet of such an account is not changed any more."), clause="P-70")
    return account
