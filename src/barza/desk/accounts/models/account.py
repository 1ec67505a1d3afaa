from django.db import models
from django.utils.translation import gettext_lazy as _

from barza.desk.core.bilingual import Named


class Tool(models.TextChoices):
    """The policy's kinds of social media tools (P-19): it says five and lists six."""

    SOCIAL_NETWORK = "social_network", _("Social network")
    MEDIA_SHARING = "media_sharing", _("Media sharing")
    BLOG = "blog", _("Blog")
    WIKI = "wiki", _("Wiki")
    FORUM = "forum", _("Forum")
    WEBSITE = "website", _("Website")


class Account(Named):
    """An official account on one network."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed")

    network = models.CharField(max_length=20)
    tool = models.CharField(max_length=20, choices=Tool)
    handle = models.CharField(max_length=200)
    base_url = models.URLField()
    url = models.URLField(blank=True)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["network", "base_url", "handle"], name="account_registered_once"
            ),
        )

    @property
    def label(self) -> str:
        """Names the account in the register of acts."""
        return f"{self.network}:{self.handle}"
