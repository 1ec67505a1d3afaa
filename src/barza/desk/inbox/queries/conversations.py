"""What has been said: the case's own messages, and enough of the thread around them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import JSONObject

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case, Finding, Message, MessageVersion
from barza.desk.channels.models import Delivery
from barza.desk.core.bilingual import chosen
from barza.desk.inbox.models import Mention, Note, Remark
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


def _notes(case: Case, employee: Employee) -> list[Written]:
    named = (
        Mention.objects.filter(note=OuterRef("pk"))
        .order_by("id")
        .values(
            mention=JSONObject(
                who="employee", ar="employee__name_ar", en="employee__name_en", read="read_at"
            )
        )
    )
    notes = Note.objects.filter(case=case).select_related("author")
    return [
        Written(
            note,
            [chosen(one["ar"], one["en"]) for one in note.named],
            any(one["who"] == employee.pk and not one["read"] for one in note.named),
        )
        for note in notes.annotate(named=ArraySubquery(named)).order_by("at", "id")[:OF_CASE]
    ]


def _messages(case: Case) -> QuerySet[Message]:
    own = Message.objects.filter(case=case).order_by("-id")[:OF_CASE]
    thread = Message.objects.filter(thread=case.thread_id)
    around = thread.order_by("-at", "-id")[:AROUND]
    post = Message.objects.filter(account=case.account_id, network_id=case.thread.network_id)
    # A union, not a disjunction: each part goes by its own index, however large the table.
    shown = own.values("pk").union(around.values("pk"), post.values("pk"))
    return (
        Message.objects.filter(pk__in=shown)
        .exclude(delivery__state=Delivery.State.WITHDRAWN)
        .select_related("handle", "employee", "delivery")
        .prefetch_related(Prefetch("findings", _marked(Finding.objects.all())))
        .annotate(before=ArraySubquery(_before()))
        .defer("search", "folded")
    )


def _versions(message: Message) -> list[tuple[str, datetime]]:
    before: list[dict[str, str]] = getattr(message, "before", [])
    return [(one["text"], datetime.fromisoformat(one["until"])) for one in before]


def _before() -> QuerySet[Any, Any]:
    of_message = MessageVersion.objects.filter(message=OuterRef("pk")).order_by("until_at")
    return of_message.values(version=JSONObject(text="text", until="until_at"))


def findings(case: Case) -> QuerySet[Finding]:
    """Those of the thread that the case belongs to: what its page shows."""
    return _marked(Finding.objects.filter(message__thread=case.thread_id))


def state_of(finding: Finding) -> str:
    """Empty, ``doubted`` while somebody's mark is open, ``refuted`` when two people agreed."""
    if finding.refuted_at:
        return "refuted"
    return "doubted" if getattr(finding, "is_doubted", False) else ""


def _marked(found: QuerySet[Finding]) -> QuerySet[Finding]:
    """``is_doubted``: somebody has marked it as wrong, and nobody has decided yet."""
    marked = Remark.objects.filter(
        message=OuterRef("message"),
        kind=Remark.Kind.WRONG,
        state=Remark.State.OPEN,
        clause=OuterRef("clause"),
        rule=OuterRef("rule"),
        start=OuterRef("start"),
        end=OuterRef("end"),
    )
    return found.annotate(is_doubted=Exists(marked))
