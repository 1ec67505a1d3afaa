"""What has been said: the case's own messages, and enough of the thread around them.

The parts that look into other tables are written as SQL: they are the same each time, and to have
them built anew by the ORM took longer than to run them. They name the table around them as the ORM
does at the top of a query: these querysets can't stand within others.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, JSONField, Prefetch, QuerySet
from django.db.models.expressions import RawSQL

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case, Finding, Message
from barza.desk.channels.models import Delivery
from barza.desk.core.bilingual import chosen
from barza.desk.inbox.models import Note, Remark
from barza.desk.people.models import Employee

from .gate import account_ids

OF_CASE = 200
AROUND = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One message, and how it stands to the case that is looked at."""

    message: Message
    account: Account
    case: int
    is_of_case: bool
    delivery: Delivery | None
    findings: list[Finding]
    versions: list[tuple[str, datetime]]
    """What it said before, and until when; the oldest first."""

    @property
    def author(self) -> str:
        """Who wrote it, as the thread shows it: the citizen, an officer, or the account."""
        message = self.message
        if message.employee:
            return message.employee.name
        return str(message.handle) if message.handle else self.account.name


@dataclass(frozen=True, slots=True)
class Written:
    """A note of a colleague, whom it is for, and whether it waits for the one who reads now."""

    note: Note
    mentioned: list[str]
    waits: bool


@dataclass(frozen=True, slots=True)
class Conversation:
    entries: list[Entry]
    notes: list[Written]

    @property
    def of_citizen(self) -> list[str]:
        """What the citizen of the case wrote and did not delete, the latest last."""
        theirs = [one.message for one in self.entries if one.is_of_case]
        return [one.text for one in theirs if one.direction == "in" and not one.deleted_at]


def conversation(case: Case, employee: Employee, now: datetime) -> Conversation:
    """Three queries beside the gate's, however long the thread. Empty without authority."""
    if case.account_id not in account_ids(employee, now):
        return Conversation([], [])
    entries = [
        Entry(
            message,
            case.account,
            case.pk,
            message.case_id == case.pk,
            message.delivery,
            sorted(message.findings.all(), key=lambda finding: finding.start),
            _versions(message),
        )
        for message in _messages(case).order_by("at", "id")
    ]
    return Conversation(entries, _notes(case, employee))


_NAMED = """SELECT COALESCE(jsonb_agg(jsonb_build_object(
    'who', who.id, 'ar', who.name_ar, 'en', who.name_en, 'read', mention.read_at
) ORDER BY who.id), '[]')
FROM inbox_mention AS mention JOIN people_employee AS who ON who.id = mention.employee_id
WHERE mention.note_id = inbox_note.id"""


def _notes(case: Case, employee: Employee) -> list[Written]:
    notes = Note.objects.filter(case=case).select_related("author")
    notes = notes.annotate(named=RawSQL(_NAMED, (), JSONField()))  # noqa: S611 a constant
    return [
        Written(
            note,
            [chosen(one["ar"], one["en"]) for one in note.named],
            any(one["who"] == employee.pk and not one["read"] for one in note.named),
        )
        for note in notes.order_by("at", "id")[:OF_CASE]
    ]


_SHOWN = """(SELECT id FROM cases_message WHERE case_id = %s ORDER BY id DESC LIMIT %s)
UNION (SELECT id FROM cases_message WHERE thread_id = %s ORDER BY at DESC, id DESC LIMIT %s)
UNION (SELECT id FROM cases_message WHERE account_id = %s AND network_id = %s)"""
"""The case's own, the latest around them, and the post that the thread is about. A union, not a
disjunction: each part goes by its own index, however large the table."""
_BEFORE = """SELECT COALESCE(jsonb_agg(
    jsonb_build_object('text', text, 'until', until_at) ORDER BY until_at), '[]')
FROM cases_messageversion WHERE message_id = cases_message.id"""


def _messages(case: Case) -> QuerySet[Message]:
    post = (case.account_id, case.thread.network_id)
    shown = RawSQL(_SHOWN, (case.pk, OF_CASE, case.thread_id, AROUND, *post))  # noqa: S611 all bound
    return (
        Message.objects.filter(pk__in=shown)
        .exclude(delivery__state=Delivery.State.WITHDRAWN)
        .select_related("handle", "employee", "delivery__position")
        .prefetch_related(Prefetch("findings", _marked(Finding.objects.all())))
        .annotate(before=RawSQL(_BEFORE, (), JSONField()))  # noqa: S611 a constant
        .defer("search", "folded")
    )


def _versions(message: Message) -> list[tuple[str, datetime]]:
    before: list[dict[str, str]] = getattr(message, "before", [])
    return [(one["text"], datetime.fromisoformat(one["until"])) for one in before]


def findings(case: Case) -> QuerySet[Finding]:
    """Those of the thread that the case belongs to: what its page shows."""
    return _marked(Finding.objects.filter(message__thread=case.thread_id))


def state_of(finding: Finding) -> str:
    """Empty, ``doubted`` while somebody's mark is open, ``refuted`` when two people agreed."""
    if finding.refuted_at:
        return "refuted"
    return "doubted" if getattr(finding, "is_doubted", False) else ""


_DOUBTED = """EXISTS (SELECT FROM inbox_remark AS mark
WHERE mark.message_id = cases_finding.message_id AND mark.kind = %s AND mark.state = %s
AND mark.clause = cases_finding.clause AND mark.rule = cases_finding.rule
AND mark.start = cases_finding.start AND mark."end" = cases_finding."end")"""


def _marked(found: QuerySet[Finding]) -> QuerySet[Finding]:
    """``is_doubted``: somebody has marked it as wrong, and nobody has decided yet."""
    marked = (Remark.Kind.WRONG, Remark.State.OPEN)
    return found.annotate(is_doubted=RawSQL(_DOUBTED, marked, BooleanField()))  # noqa: S611 all bound
