from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PushSubscription(models.Model):
    """A device on which a person is called by Web Push (RFC 8030), as its browser gave it.

    ``p256dh`` and ``auth`` are the browser's public key and its secret (RFC 8291), base64url.
    ``device`` is the digest of the cookie by which we know that browser again when somebody
    signs out on it. ``failing`` says in a word why the last call was not taken.
    """

    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=90)
    auth = models.CharField(max_length=24)
    device = models.CharField(max_length=64)
    label = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    last_ok_at = models.DateTimeField(null=True)
    failing = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.label


class Push(models.Model):
    """One notification on one device: made with the step, sent after it, at most once.

    Without a step the person tried out their own device. The device may be forgotten since:
    then only its ``label`` is left. ``due_at`` is when it is sent; while it is being sent, when
    it counts as lost. ``outcome`` is what the push service said, or what kept us from asking.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        SENDING = "sending", _("is being sent")
        SENT = "sent", pgettext_lazy("notification", "sent")
        REFUSED = "refused", _("could not be sent")
        GONE = "gone", _("this device is no longer there")
        UNKNOWN = "unknown", _("not certain")
        DROPPED = "dropped", _("no longer needed")

    step = models.ForeignKey(
        "duty.EscalationStep", null=True, on_delete=models.PROTECT, related_name="pushes"
    )
    subscription = models.ForeignKey(PushSubscription, null=True, on_delete=models.SET_NULL)
    person = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["step", "subscription"], name="a_step_reaches_a_device_once"
            ),
        )
        indexes = (
            models.Index(
                fields=["due_at", "id"],
                name="push_under_way",
                condition=Q(state__in=["waiting", "sending"]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} on {self.label}"
