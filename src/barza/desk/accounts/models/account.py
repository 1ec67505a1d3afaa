from django.db import models
from django.utils.translation import gettext_lazy as _

from barza.desk.core.bilingual import Named


class Tool(models.TextChoices):
    """The policy's own kinds of social media tools (P-19): it says five and lists six.

    The taxonomy itself is data: ``ToolKind``.
    """

    SOCIAL_NETWORK = "social_network", _("Social network")
    MEDIA_SHARING = "media_sharing", _("Media sharing")
    BLOG = "blog", _("Blog")
    WIKI = "wiki", _("Wiki")
    FORUM = "forum", _("Forum")
    WEBSITE = "website", _("Website")


class ToolKind(Named):
    """A kind of tool, as the institution names it (P-19). Its history is in the acts about it."""

    code = models.SlugField(max_length=20, unique=True)
    retired_at = models.DateTimeField(null=True, blank=True)


class Account(Named):
    """An official account on one network, of exactly one kind of tool (P-19, P-70).

    ``tool`` is the code of a ``ToolKind``. ``since_on`` and ``until_on`` are the days between
    which it was official; what was there before the register knew of it has neither.

    ``is_practice``: it stands in the practice town, where nothing reaches anybody. A resolution for
    such accounts alone asks less (``accounts.checks``), and nobody is called for their cases.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        REFUSED = "refused", _("Not approved")
        APPROVED = "approved", _("Approved")
        ACTIVE = "active", _("Active")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed")

    network = models.CharField(max_length=20)
    tool = models.CharField(max_length=20)
    handle = models.CharField(max_length=200)
    base_url = models.URLField()
    url = models.URLField(blank=True)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    since_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    is_practice = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["network", "base_url", "handle"], name="account_registered_once"
            ),
        )
        indexes = (models.Index(fields=["tool", "id"]),)

    @property
    def label(self) -> str:
        """Names the account in the register of acts."""
        return f"{self.network}:{self.handle}"


PUBLIC_STATES = (Account.State.ACTIVE, Account.State.SUSPENDED, Account.State.CLOSED)
"""What the public is told of: accounts that are or once were official (P-24)."""
