from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Handle(models.Model):
    """An author on a network, as the network names them. ``realm`` is network and server."""

    realm = models.CharField(max_length=200)
    remote_id = models.CharField(max_length=200)
    handle = models.CharField(max_length=300)
    name = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["realm", "remote_id"], name="handle_known_once"),
        )

    def __str__(self) -> str:
        return self.name or self.handle


class Thread(models.Model):
    """A post or a private exchange on one account; many authors."""

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    network_id = models.CharField(max_length=200)
    visibility = models.CharField(max_length=10, default="public")
    title = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "network_id"], name="thread_known_once"),
        )

    def __str__(self) -> str:
        return self.title or self.network_id


class Message(models.Model):
    """One item in a thread, in or out.

    ``folded`` is the text with Arabic spelling variants made equal; ``search`` is made of it
    by the database. An outgoing message has no ``network_id`` until the network's own was
    read back.
    """

    class Direction(models.TextChoices):
        IN = "in", _("received")
        OUT = "out", _("sent")

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT)
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT)
    handle = models.ForeignKey(Handle, null=True, on_delete=models.PROTECT)
    employee = models.ForeignKey("people.Employee", null=True, on_delete=models.PROTECT)
    delivery = models.OneToOneField(
        "channels.Delivery", null=True, on_delete=models.PROTECT, related_name="message"
    )
    direction = models.CharField(max_length=3, choices=Direction)
    network_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 unique when known
    parent = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    folded = models.TextField()
    lang = models.CharField(max_length=8, blank=True)
    visibility = models.CharField(max_length=10, default="public")
    moderation = models.CharField(max_length=10, blank=True)
    url = models.URLField(max_length=500, blank=True)
    media = models.JSONField(default=list)
    at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    search = models.GeneratedField(
        expression=SearchVector("folded", config="barza"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "network_id"], name="message_taken_once"),
        )
        indexes = (
            models.Index(fields=["thread", "at", "id"]),
            GinIndex(fields=["search"], name="message_search"),
            models.Index(
                fields=["case", "id"], name="message_of_case", condition=Q(case__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return self.text[:40]


class MessageVersion(models.Model):
    """What a message said before its author edited it."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="versions")
    text = models.TextField()
    until_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text[:40]


class Finding(models.Model):
    """What the screening saw in a message: clause, rule, span in the original text, score.

    ``refuted_at`` is when two people agreed that it is wrong: it stays, and counts no longer.
    """

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="findings")
    clause = models.CharField(max_length=4)
    rule = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    score = models.FloatField()
    refuted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.clause} {self.rule}"
