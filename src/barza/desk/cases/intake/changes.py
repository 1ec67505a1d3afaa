"""What authors do to messages that we have: edit them, delete them."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F
from django.db.models.functions import Coalesce

from barza import screening
from barza.connectors.items import ItemKind
from barza.desk.cases.marks import worst_of
from barza.desk.cases.models import Case, Finding, Message, MessageVersion

from .queue import PATIENCE
from .reading import Fact


def apply(facts: Sequence[Fact], now: datetime) -> tuple[list[Fact], list[Fact]]:
    """Applies edits and deletions in their order.

    Returns (those whose message isn't here yet, edits whose message never came): the first
    wait, the others are the only word of a message that we have.
    """
    early: list[Fact] = []
    orphans: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: fact.event.id):
        message = (
            Message.objects.select_for_update()
            .filter(account_id=fact.account, network_id=fact.item.id)
            .first()
        )
        if message is None:
            if fact.event.tries < PATIENCE:
                early.append(fact)
            elif fact.item.kind == ItemKind.EDITED:
                orphans.append(fact)
        elif fact.item.kind == ItemKind.DELETED:
            _delete(message, now)
        else:
            _edit(message, fact)
    return early, orphans


def _delete(message: Message, now: datetime) -> None:
    Message.objects.filter(pk=message.pk).update(deleted_at=Coalesce(F("deleted_at"), now))


def _edit(message: Message, fact: Fact) -> None:
    """Keeps what it said before. An edit older than the one we have changes nothing."""
    edited_at = fact.item.edited_at or fact.received_at
    if message.edited_at and message.edited_at >= edited_at:
        return
    if message.text != fact.item.text:
        MessageVersion.objects.create(message=message, text=message.text, until_at=edited_at)
        _screen_again(message, fact)
    message.text, message.folded = fact.item.text, fact.folded
    message.edited_at, message.moderation = edited_at, fact.item.moderation
    message.save(update_fields=["text", "folded", "edited_at", "moderation"])
    if message.case_id:
        _show(message.case_id, message, fact)


def _show(case_id: int, message: Message, fact: Fact) -> None:
    """What a queue shows of the case: all of its messages' findings, its last one's words."""
    case = Case.objects.filter(pk=case_id)
    case.update(worst=worst_of(case_id))
    case.filter(last_at=message.at).update(excerpt=fact.excerpt)


def _screen_again(message: Message, fact: Fact) -> None:
    """What two people agreed to be wrong stays so while the same words stand there."""
    refuted = {
        (one.clause, one.rule, message.text[one.start : one.end]): one.refuted_at
        for one in message.findings.exclude(refuted_at=None)
    }
    message.findings.all().delete()
    Finding.objects.bulk_create(
        Finding(
            message=message,
            clause=found.clause,
            rule=found.rule,
            start=found.start,
            end=found.end,
            score=found.score,
            refuted_at=refuted.get((found.clause, found.rule, _words(fact, found))),
        )
        for found in fact.findings
    )


def _words(fact: Fact, found: screening.Finding) -> str:
    return fact.item.text[found.start : found.end]
