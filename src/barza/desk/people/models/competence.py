"""What a person can do: languages, topics, networks (P-64, P-65, P-66)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """The steps of the Common European Framework, which tests of Arabic use as well."""

    A1 = 1, "A1"
    A2 = 2, "A2"
    B1 = 3, "B1"
    B2 = 4, "B2"
    C1 = 5, "C1"
    C2 = 6, "C2"


ANSWERS_FROM = Level.B2
"""The least level in which somebody answers the public."""


class LanguageLevel(models.Model):
    """How well a person writes a language, as somebody assessed it (P-65).

    ``sample`` says what was written for the assessment, and what it showed.
    """

    employee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    lang = models.CharField(max_length=8)
    level = models.PositiveSmallIntegerField(choices=Level)
    sample = models.CharField(max_length=500)
    assessed_on = models.DateField()
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["employee", "lang"], name="language_assessed_once"),
        )

    def __str__(self) -> str:
        return f"{self.lang} {self.get_level_display()}"


class TopicCompetence(models.Model):
    """A topic that the person may be given cases of, and why (P-64).

    ``topic`` is the code of a service in the catalogue, which stands in a part above.
    """

    class Basis(models.TextChoices):
        EDUCATION = "education", _("Education")
        EXPERIENCE = "experience", _("Experience")
        TEST = "test", _("Test")

    employee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    topic = models.CharField(max_length=20)
    basis = models.CharField(max_length=12, choices=Basis)
    note = models.CharField(max_length=500)
    from_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["employee", "topic"], name="topic_given_once"),
        )

    def __str__(self) -> str:
        return f"{self.topic} ({self.basis})"


class PlatformTest(models.Model):
    """A practical test passed on one kind of network (P-66): privacy, second factor, abuse.

    Valid until the end of the day before ``valid_until_on``. ``version`` is that of the test.
    """

    employee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    network = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    score = models.PositiveSmallIntegerField()
    passed_on = models.DateField()
    valid_until_on = models.DateField()
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="platform_test_ends_after_it_was_passed",
                condition=models.Q(valid_until_on__gt=models.F("passed_on")),
            ),
        )
        indexes = (models.Index(fields=["employee", "network", "valid_until_on"]),)

    def __str__(self) -> str:
        return f"{self.network} {self.passed_on}"
