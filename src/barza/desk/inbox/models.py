from django.db import models
from django.utils.translation import gettext_lazy as _

from barza.desk.core.bilingual import chosen


class Note(models.Model):
    """A private word between officers on a case; never leaves the desk."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    mentions = models.ManyToManyField("people.Employee", related_name="+")

    def __str__(self) -> str:
        return self.text[:40]


class Draft(models.Model):
    """An answer half written. One a person and case; survives a closed window."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT)
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT)
    text = models.TextField(blank=True)
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
    """A text worth saying again, in both languages, written once and well."""

    code = models.SlugField(unique=True)
    title_ar = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    text_ar = models.TextField()
    text_en = models.TextField()
    service = models.ForeignKey("cases.Service", null=True, on_delete=models.PROTECT)
    is_current = models.BooleanField(_("in use"), default=True)

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return chosen(self.title_ar, self.title_en)
