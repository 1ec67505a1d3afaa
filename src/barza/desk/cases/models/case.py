from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CaseKind(models.TextChoices):
    COMPLAINT = "complaint", _("Complaint")
    REQUEST = "request", _("Request or report")
    INQUIRY = "inquiry", _("Inquiry")
    IDEA = "idea", _("Idea")
    OPINION = "opinion", _("Opinion")
    THANKS = "thanks", _("Thanks")
    CORRECTION = "correction", _("Correction")


class Urgency(models.TextChoices):
    URGENT = "urgent", _("Urgent")
    HIGH = "high", _("High")
    NORMAL = "normal", _("Normal")


class CaseState(models.TextChoices):
    OPEN = "open", _("Answer owed")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


class Case(models.Model):
    """One citizen's one matter. It owes an answer until it has one, or a stated exception.

    What a queue shows of a case stands in its own row, so that a page of a queue is one
    indexed read: ``due_at`` (the next deadline, empty when nothing is owed), ``excerpt`` and
    ``last_at`` (the last message), ``worst`` (the clauses that the screening named).
    ``holder`` has claimed the case until ``held_until``; ``suggested`` is whom routing chose.
    """

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    thread = models.ForeignKey("cases.Thread", on_delete=models.PROTECT)
    handle = models.ForeignKey("cases.Handle", on_delete=models.PROTECT)
    kind = models.CharField(max_length=12, choices=CaseKind)
    urgency = models.CharField(max_length=8, choices=Urgency, default=Urgency.NORMAL)
    lang = models.CharField(max_length=8, blank=True)
    service = models.ForeignKey("cases.Service", null=True, on_delete=models.PROTECT)
    area = models.ForeignKey("cases.Area", null=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=8, choices=CaseState, default=CaseState.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField()
    excerpt = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=300, blank=True)
    private = models.BooleanField(default=False)
    worst = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    holder = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    held_until = models.DateTimeField(null=True)
    suggested = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["thread", "handle"], name="case_one_for_each_citizen_of_a_thread"
            ),
            models.CheckConstraint(
                name="case_has_a_deadline_exactly_while_it_owes",
                condition=Q(state="open", due_at__isnull=False)
                | (~Q(state="open") & Q(due_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="case_is_closed_exactly_when_dated",
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="case_is_held_until_a_time",
                condition=Q(holder__isnull=True, held_until__isnull=True)
                | Q(holder__isnull=False, held_until__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                fields=["account", "due_at", "id"], name="case_owed", condition=Q(state="open")
            ),
            models.Index(
                fields=["holder", "due_at", "id"],
                name="case_held",
                condition=Q(holder__isnull=False),
            ),
            models.Index(
                fields=["account", "last_at", "id"],
                name="case_waiting",
                condition=Q(state="answered"),
            ),
            models.Index(fields=["account", "last_at", "id"], name="case_latest"),
            models.Index(fields=["handle", "id"], name="case_of_handle"),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What the citizen and the desk call it: the year and a running number."""
        return f"{self.opened_at:%y}-{self.pk:06d}"


class Settlement(models.TextChoices):
    """What ends the duty to answer: an answer, or an exception with its reason (P-51)."""

    ANSWER = "answer", _("Answered")
    DUPLICATE = "duplicate", _("Duplicate of another case")
    ABUSE = "abuse", _("Abuse after a warning")
    WITHDRAWN = "withdrawn", _("Withdrawn by the author")
    UNREACHABLE = "unreachable", _("Author cannot be reached")


class AnswerOwed(models.Model):
    """One line of the ledger: an answer owed since, and what settled it (P-51)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="debts")
    since_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settlement = models.CharField(max_length=12, choices=Settlement, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    answer = models.ForeignKey("cases.Message", null=True, on_delete=models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["case"], name="one_answer_owed_at_a_time", condition=Q(settled_at=None)
            ),
            models.CheckConstraint(
                name="settled_by_an_answer_or_a_reason",
                condition=Q(settled_at__isnull=True, settlement="")
                | Q(settled_at__isnull=False, settlement="answer", answer__isnull=False)
                | (Q(settled_at__isnull=False) & ~Q(settlement__in=["", "answer"]) & ~Q(reason="")),
            ),
        )
        indexes = (
            models.Index(
                fields=["since_at"], name="answer_owed_since", condition=Q(settled_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"answer owed in {self.case_id} since {self.since_at}"


class ClockKind(models.TextChoices):
    ACKNOWLEDGEMENT = "ack", _("Acknowledgement")
    ANSWER = "answer", _("Answer")


class Clock(models.Model):
    """A deadline, computed when it starts and stored; met when it stopped in time (P-42)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=6, choices=ClockKind)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["case", "kind"],
                name="one_clock_of_a_kind_runs",
                condition=Q(stopped_at=None),
            ),
        )
        indexes = (models.Index(fields=["case", "id"]),)

    def __str__(self) -> str:
        return f"{self.kind} by {self.due_at}"

    @property
    def is_met(self) -> bool:
        return self.stopped_at is not None and self.stopped_at <= self.due_at
