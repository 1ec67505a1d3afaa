from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """The three words that a file may say about a person (P-59)."""

    ALLEGED = "alleged", _("Alleged")
    NOT_PROVED = "not_proved", _("Not proved")
    PROVED = "proved", _("Proved")


class ConductFile(models.Model):
    """One allegation against one employee, and its way through due process (P-58 to P-60).

    It holds no penalty and no place for one: the competent body decides. ``unit`` is the
    employee's when it was alleged. ``evidence_at`` is when evidence was last added;
    ``final_at`` when the finding can no longer be grieved, which may lie ahead.
    """

    class Medium(models.TextChoices):
        SOCIAL_NETWORK = "social_network", _("Social network")
        NEWSPAPER = "newspaper", _("Newspaper")
        BROADCAST = "broadcast", _("Radio or television")
        OTHER = "other", _("Another medium")

    class Stage(models.TextChoices):
        ALLEGED = "alleged", _("Before the notice")
        NOTICED = "noticed", _("Notice given")
        REPLIED = "replied", _("Reply received")
        FOUND = "found", _("Finding made")
        GRIEVED = "grieved", _("Grievance filed")
        REFERRED = "referred", _("Referred to the competent body")
        WITHDRAWN = "withdrawn", _("Allegation withdrawn")

    BEFORE_FINDING = (Stage.ALLEGED, Stage.NOTICED, Stage.REPLIED)

    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("people.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    medium = models.CharField(max_length=16, choices=Medium)
    published_in = models.CharField(max_length=200)
    happened_on = models.DateField()
    allegation = models.TextField()
    alleged_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    alleged_at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ALLEGED)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.ALLEGED)
    notice = models.TextField(blank=True)
    noticed_at = models.DateTimeField(null=True)
    reply_due_at = models.DateTimeField(null=True)
    evidence_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField(null=True)
    grievance_due_at = models.DateTimeField(null=True)
    grieved_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)
    referred_to = models.CharField(max_length=200, blank=True)
    article = models.CharField(max_length=200, blank=True)
    referred_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=1000, blank=True)
    closed_at = models.DateTimeField(null=True)
    disposed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["employee", "-id"]),
            models.Index(fields=["closed_at"], name="conduct_closed"),
        )
        constraints = (
            models.CheckConstraint(
                name="conduct_found_after_notice",
                condition=Q(outcome="alleged")
                | Q(noticed_at__isnull=False, found_at__isnull=False),
            ),
            models.CheckConstraint(
                name="conduct_only_the_proved_is_referred",
                condition=Q(referred_at=None) | (Q(outcome="proved") & ~Q(article="")),
            ),
        )

    def __str__(self) -> str:
        return f"conduct file {self.pk}"


class Member(models.Model):
    """A person on a file's list. Whoever isn't, and isn't the employee, gets 404 (P-60)."""

    class Part(models.TextChoices):
        ACCUSER = "accuser", _("Raised the allegation")
        HANDLER = "handler", _("Handles the file")
        DECIDER = "decider", _("Decides")
        REVIEWER = "reviewer", _("Decides on the grievance")
        READER = "reader", _("Reads")

    file = models.ForeignKey(ConductFile, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["person", "-file"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["file", "person", "part"],
                name="member_once",
                condition=Q(removed_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} on {self.file_id}"


class Precaution(models.Model):
    """Suspends the employee's authority for a time, with reasons; decides nothing (P-59)."""

    file = models.ForeignKey(ConductFile, on_delete=models.PROTECT, related_name="precautions")
    reasons = models.TextField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    ordered_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="precaution_ends_after_it_begins",
                condition=Q(until_at__gt=models.F("from_at")),
            ),
            models.CheckConstraint(name="precaution_has_reasons", condition=~Q(reasons="")),
        )

    def __str__(self) -> str:
        return f"precaution on {self.file_id}"
