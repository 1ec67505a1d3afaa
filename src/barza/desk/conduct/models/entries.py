"""What is on a conduct file: added to, never changed. A trigger sees to it (P-58)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .file import ConductFile, Outcome
from .stored import StoredFile


class Evidence(StoredFile):
    """A text or a file, with its SHA-256, where it comes from, when and by whom captured (P-58)."""

    file = models.ForeignKey(ConductFile, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=500)
    captured_at = models.DateTimeField()
    captured_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="evidence_is_a_text_or_a_file",
                condition=Q(text="", path__gt="") | Q(text__gt="", path=""),
            ),
        )


class Statement(models.Model):
    """What the employee wrote: a reply to the notice, or a grievance (P-59)."""

    class Kind(models.TextChoices):
        REPLY = "reply", _("Reply")
        GRIEVANCE = "grievance", _("Grievance")

    file = models.ForeignKey(ConductFile, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} on {self.file_id}"


class StatementFile(StoredFile):
    """An attachment of a statement."""

    file = models.ForeignKey(ConductFile, on_delete=models.PROTECT, related_name="attachments")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="files")


class Finding(models.Model):
    """Proved or not proved, with reasons, by an independent person; once on the allegation and
    once on the grievance (P-59)."""

    class Instance(models.TextChoices):
        FIRST = "first", _("On the allegation")
        GRIEVANCE = "grievance", _("On the grievance")

    file = models.ForeignKey(ConductFile, on_delete=models.PROTECT, related_name="findings")
    instance = models.CharField(max_length=10, choices=Instance)
    outcome = models.CharField(max_length=10, choices=Outcome)
    reasons = models.TextField()
    by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["file", "instance"], name="finding_once"),
            models.CheckConstraint(
                name="finding_has_reasons",
                condition=~Q(reasons="") & ~Q(outcome="alleged"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome} on {self.file_id}"
