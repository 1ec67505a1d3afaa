from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from barza.desk.core.bilingual import Named, chosen, initials


class Unit(Named):
    """A department, directorate or section of the institution.

    ``closed_on``: from that day nothing new is given to it.
    """

    code = models.CharField(max_length=20, unique=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="below"
    )
    head = models.ForeignKey(
        "people.Employee", null=True, blank=True, on_delete=models.SET_NULL, related_name="heads"
    )
    closed_on = models.DateField(null=True, blank=True)

    @staticmethod
    def open_on(day: date) -> models.Q:
        """A condition on units: those to which something new is given on that day."""
        return models.Q(closed_on=None) | models.Q(closed_on__gt=day)

    def is_closed(self, day: date) -> bool:
        return self.closed_on is not None and self.closed_on <= day


class Role(models.TextChoices):
    """What a person is to this system. Roles open pages; only a resolution opens an account."""

    OFFICER = "officer", _("Account officer")
    SUPERVISOR = "supervisor", _("Shift supervisor")
    SECTION_HEAD = "section_head", _("Head of section")
    DEPARTMENT = "department", _("Department")
    SENIOR_MANAGEMENT = "senior_management", _("Senior management")
    PERSONNEL = "personnel", _("Human resources")
    SECURITY = "security", _("Information security")
    AUDITOR = "auditor", _("Internal audit")


class Employee(AbstractBaseUser, PermissionsMixin):
    """A member of staff who can sign in.

    ``languages`` are those that the person can answer in (P-65). ``session_epoch`` goes up
    when every session of the person must end at once.
    """

    username = models.CharField(
        max_length=150, unique=True, validators=[UnicodeUsernameValidator()]
    )
    employee_no = models.CharField(max_length=20, unique=True)
    email = models.EmailField(blank=True)
    name_ar = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    job_ar = models.CharField(max_length=200)
    job_en = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role, default=Role.DEPARTMENT)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    interface_language = models.CharField(max_length=8, default="ar")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)
    session_epoch = models.PositiveIntegerField(default=0)

    objects: ClassVar[UserManager[Self]] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["employee_no", "name_ar", "name_en", "job_ar", "job_en"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return chosen(self.name_ar, self.name_en)

    @property
    def job(self) -> str:
        return chosen(self.job_ar, self.job_en)

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def manages(self) -> bool:
        """Whether the pages about other people and about accounts are shown to this person."""
        return self.role not in (Role.OFFICER, Role.DEPARTMENT)

    def get_full_name(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Changes with the passphrase, as Django's does, and with the epoch."""
        inherited: str = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]
        return f"{inherited}:{self.session_epoch}"
