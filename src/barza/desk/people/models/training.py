"""Training before duty: modules, their quizzes, and the certificates that passing gives (P-45)."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from barza.desk.core.bilingual import chosen


class ModuleQuerySet(models.QuerySet["Module"]):
    def current(self) -> Self:
        """The newest version of each module."""
        return self.filter(retired_at=None)


class Module(models.Model):
    """One version of a text that account staff must know, with its quiz.

    ``body_ar`` and ``body_en`` are lists of sections: ``{"heading", "text": [...], "points":
    [...]}``. ``pass_share`` is in per cent. ``required_for`` are duties of a resolution; none
    means every duty. A certificate of an older version counts until it ends.
    """

    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField()
    title_ar = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    summary_ar = models.CharField(max_length=500)
    summary_en = models.CharField(max_length=500)
    body_ar = models.JSONField()
    body_en = models.JSONField()
    valid_for_days = models.PositiveSmallIntegerField()
    pass_share = models.PositiveSmallIntegerField()
    required_for = ArrayField(models.CharField(max_length=20), default=list)
    loaded_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ModuleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["code", "version"], name="module_version_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(retired_at=None), name="module_one_current"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return chosen(self.title_ar, self.title_en)

    @property
    def summary(self) -> str:
        return chosen(self.summary_ar, self.summary_en)

    @property
    def body(self) -> list[dict[str, Any]]:
        is_arabic = (get_language() or "ar").startswith("ar")
        sections: list[dict[str, Any]] = self.body_ar if is_arabic else self.body_en
        return sections


class Question(models.Model):
    """``why`` explains the right choice to whoever has answered."""

    module = models.ForeignKey(Module, on_delete=models.CASCADE)
    place = models.PositiveSmallIntegerField()
    text_ar = models.CharField(max_length=500)
    text_en = models.CharField(max_length=500)
    why_ar = models.CharField(max_length=500)
    why_en = models.CharField(max_length=500)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["module", "place"], name="question_place_once"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return chosen(self.text_ar, self.text_en)

    @property
    def why(self) -> str:
        return chosen(self.why_ar, self.why_en)


class Choice(models.Model):
    """One of the answers to choose from; exactly one of a question is right."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE)
    text_ar = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)
    is_right = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["question"], condition=Q(is_right=True), name="choice_one_right"
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return chosen(self.text_ar, self.text_en)


class Attempt(models.Model):
    """One try at a quiz. ``answers`` maps a question's key to the choice's; score in per cent."""

    module = models.ForeignKey(Module, on_delete=models.PROTECT)
    employee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    is_passed = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["employee", "module"],
                condition=Q(finished_at=None),
                name="attempt_one_open",
            ),
        )
        indexes = (models.Index(fields=["employee", "module", "started_at"]),)

    def __str__(self) -> str:
        return f"attempt {self.pk}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def valid(self, now: datetime) -> Self:
        """``issued_at`` ≤ now < ``valid_until``, and not withdrawn by then."""
        return self.filter(
            Q(withdrawn_at=None) | Q(withdrawn_at__gt=now), issued_at__lte=now, valid_until__gt=now
        )


class Certificate(models.Model):
    """A module passed. Score in per cent."""

    module = models.ForeignKey(Module, on_delete=models.PROTECT)
    employee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    issued_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    score = models.PositiveSmallIntegerField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="certificate_ends_after_it_begins",
                condition=Q(valid_until__gt=models.F("issued_at")),
            ),
        )
        indexes = (models.Index(fields=["employee", "module", "valid_until"]),)

    def __str__(self) -> str:
        return f"certificate {self.pk}"
