from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from barza.desk.cases.models import CaseKind, Urgency
from barza.desk.core.bilingual import chosen


class Note(models.Model):
    """A private word between officers on a case; never leaves the desk."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    mentions = models.ManyToManyField("people.Employee", through="Mention", related_name="+")

    def __str__(self) -> str:
        return self.text[:40]


class Mention(models.Model):
    """Whom a note is for. It waits for the person until they say that they have read it."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="+")
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["note", "employee"], name="one_mention_each"),
        )
        indexes = (
            models.Index(
                fields=["employee", "note"], name="mention_waits", condition=Q(read_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.employee_id} in {self.note_id}"


class Draft(models.Model):
    """An answer half written. One a person and case; survives a closed window.

    ``position`` is the official line that it is to rest on; empty: it gives information.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT)
    text = models.TextField(blank=True)
    position = models.ForeignKey("policy.Position", null=True, on_delete=models.PROTECT)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "employee"], name="one_draft_each"),)

    def __str__(self) -> str:
        return self.text[:40]


class Presence(models.Model):
    """Who is looking at a case, and when they last typed."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE)
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT)
    seen_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "employee"], name="one_presence_each"),
        )

    def __str__(self) -> str:
        return f"{self.employee_id} at {self.case_id}"


class ReusableAnswer(models.Model):
    """A text worth saying again, in both languages, written once and well.

    ``service`` narrows it to that service's cases; ``kind`` and ``urgency`` say for which cases
    it is suggested. Empty: for none in particular.
    """

    code = models.SlugField(unique=True)
    title_ar = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    text_ar = models.TextField()
    text_en = models.TextField()
    service = models.ForeignKey("cases.Service", null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=12, choices=CaseKind, blank=True)
    urgency = models.CharField(max_length=8, choices=Urgency, blank=True)
    is_current = models.BooleanField(_("in use"), default=True)

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return chosen(self.title_ar, self.title_en)


class Remark(models.Model):
    """A person's word on the screening: a finding is wrong, or something was missed.

    It counts, and may train the next model, once a second person has agreed. ``text`` is kept
    as it stood; ``message`` is empty when it is about a draft. ``start`` and ``end`` slice it.
    """

    class Kind(models.TextChoices):
        WRONG = "wrong", _("A finding is wrong")
        MISSED = "missed", _("Something was missed")

    class State(models.TextChoices):
        OPEN = "open", _("To be reviewed")
        AGREED = "agreed", _("Agreed")
        DISAGREED = "disagreed", _("Not agreed")
        WITHDRAWN = "withdrawn", pgettext_lazy("of a mark", "Withdrawn")

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    message = models.ForeignKey("cases.Message", null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=6, choices=Kind)
    clause = models.CharField(max_length=4)
    rule = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    lang = models.CharField(max_length=8, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decided_why = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="remark_is_decided_by_a_second_person",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by")),
            ),
            models.CheckConstraint(
                name="remark_is_decided_with_name_time_and_reason",
                condition=(
                    Q(state__in=["open", "withdrawn"], decided_by=None, decided_at=None)
                    | Q(
                        state__in=["agreed", "disagreed"],
                        decided_by__isnull=False,
                        decided_at__isnull=False,
                    )
                    & ~Q(decided_why="")
                ),
            ),
            models.CheckConstraint(name="remark_slices_its_text", condition=Q(end__gt=F("start"))),
            models.UniqueConstraint(
                fields=["message", "kind", "clause", "rule", "start", "end"],
                name="remark_stands_once",
                condition=Q(state__in=["open", "agreed"], message__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["account", "state", "id"]),
            models.Index(fields=["case", "id"]),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.clause}"

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


class Acknowledging(models.Model):
    """What an account acknowledges out of hours, in which words; the latest row counts.

    ``set_by`` is whose authority it is sent under: while no resolution in force lets them answer
    for the account, nothing is sent. ``resolution`` is the one under which they decided (P-61).
    """

    class Mode(models.TextChoices):
        ALL = "all", _("Public and private messages")
        PRIVATE = "private", _("Private messages only")
        OFF = "off", _("Off")

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ALL)
    text_ar = models.TextField(max_length=1000)
    text_en = models.TextField(max_length=1000)
    set_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    resolution = models.CharField(max_length=40)

    class Meta:
        indexes = (models.Index(fields=["account", "-id"], name="acknowledging_now"),)

    def __str__(self) -> str:
        return f"{self.mode} for {self.account_id}"


class Acknowledgement(models.Model):
    """A case that was acknowledged, once; without a delivery: that wasn't, and ``why`` says why.

    ``human_at`` is when it says that a human reads the message.
    """

    class Why(models.TextChoices):
        AUTOMATIC = "automatic", _("A program wrote it")
        OURS = "ours", _("An account of the institution wrote it")
        TOO_LONG = "too_long", _("The text doesn't fit the network")
        NO_WAY = "no_way", _("The network lets nobody answer it from here")

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT)
    handle = models.ForeignKey("cases.Handle", on_delete=models.PROTECT)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    delivery = models.OneToOneField("channels.Delivery", null=True, on_delete=models.PROTECT)
    why = models.CharField(max_length=10, choices=Why, blank=True)
    human_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="acknowledged_or_says_why_not",
                condition=Q(delivery__isnull=False, why="") | (Q(delivery=None) & ~Q(why="")),
            ),
        )
        indexes = (
            models.Index(fields=["handle", "at"], name="acknowledged_handle"),
            models.Index(fields=["account", "at"], name="acknowledged_account"),
        )

    def __str__(self) -> str:
        return f"acknowledgement of {self.case_id}"
