import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReceivedEvent(models.Model):
    """One thing a network told us, stored before anything is made of it.

    ``event`` is the network's id, with a stamp for edits and deletions, so that a webhook,
    a poll and a stream that tell the same meet in one row. ``taken_at`` empty: still to be
    taken in, which makes this table the intake's queue. ``incomplete``: the network must be asked
    for the rest (``completing``) before that. ``origin``: what ``reconciling`` found out about
    what our own account did (P-73); empty for what a citizen did.
    """

    class Via(models.TextChoices):
        WEBHOOK = "webhook", _("webhook")
        POLL = "poll", _("poll")
        STREAM = "stream", _("stream")

    class Origin(models.TextChoices):
        UNCHECKED = "unchecked", _("not compared yet")
        HISTORY = "history", _("older than the connection")
        DESK = "desk", _("done by the desk")
        ELSEWHERE = "elsewhere", _("done outside the desk")

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    event = models.CharField(max_length=300)
    via = models.CharField(max_length=10, choices=Via)
    item = models.JSONField()
    received_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)
    incomplete = models.BooleanField(db_default=False, default=False)
    origin = models.CharField(max_length=10, choices=Origin, blank=True, default="", db_default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "event"], name="event_received_once"),
        )
        indexes = (
            models.Index(fields=["id"], name="event_not_taken", condition=Q(taken_at__isnull=True)),
            models.Index(fields=["id"], name="event_incomplete", condition=Q(incomplete=True)),
            models.Index(fields=["id"], name="event_not_compared", condition=Q(origin="unchecked")),
        )

    def __str__(self) -> str:
        return self.event


class Cursor(models.Model):
    """Where the next look at an account begins, and how its channel is doing.

    ``watched_since_at``: when the first look brought something home; ``caught_up_at``: when a look
    had first read all there was. What is older than the one and came before the other is history.
    """

    account = models.OneToOneField("accounts.Account", on_delete=models.PROTECT)
    position = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True)
    last_item_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=20, blank=True)
    problem_text = models.TextField(blank=True)
    failing_since_at = models.DateTimeField(null=True)
    next_look_at = models.DateTimeField(null=True)
    watched_since_at = models.DateTimeField(null=True)
    caught_up_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"cursor of {self.account_id}"


class Delivery(models.Model):
    """One text to be sent once on a network.

    ``position`` is the official line that it rests on; empty: it gives information (P-69).
    ``not_before`` is when something is to be done with it next: send it, or look for it.
    ``tries`` counts attempts to send, ``looks`` how often it was looked for in vain.
    ``problem`` is a sentence for the officer in the officer's own language. ``automatic``: the
    desk wrote it by itself, under the authority of the person in ``by``.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Sending")
        DONE = "done", _("Published")
        REFUSED = "refused", _("Refused")
        UNKNOWN = "unknown", _("Outcome unknown")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    by = models.ForeignKey("people.Employee", on_delete=models.PROTECT)
    text = models.TextField()
    lang = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=300, blank=True)
    visibility = models.CharField(max_length=10, default="public")
    reply_to = models.CharField(max_length=200, blank=True)
    thread = models.CharField(max_length=200, blank=True)
    to = models.JSONField(null=True)
    position = models.ForeignKey("policy.Position", null=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    looks = models.PositiveSmallIntegerField(default=0)
    sending_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    network_id = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=500, blank=True)
    problem = models.TextField(blank=True)
    clause = models.CharField(max_length=20, blank=True)
    resolution = models.CharField(max_length=40, blank=True)
    automatic = models.BooleanField(db_default=False, default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="delivery_done_has_the_networks_id",
                condition=~Q(state="done") | ~Q(network_id=""),
            ),
        )
        indexes = (
            models.Index(
                fields=["not_before"],
                name="delivery_unsettled",
                condition=Q(state__in=["waiting", "sending", "unknown"]),
            ),
            models.Index(
                fields=["account", "network_id"],
                name="delivery_by_network_id",
                condition=~Q(network_id=""),
            ),
            models.Index(
                fields=["account", "reply_to"],
                name="delivery_not_there",
                condition=Q(network_id=""),
            ),
        )

    def __str__(self) -> str:
        return f"delivery {self.pk} ({self.state})"

    @property
    def is_under_way(self) -> bool:
        """Neither published, refused nor withdrawn yet."""
        return self.state in UNDER_WAY


UNDER_WAY = (Delivery.State.WAITING, Delivery.State.SENDING, Delivery.State.UNKNOWN)
