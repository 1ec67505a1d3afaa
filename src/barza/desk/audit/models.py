from django.contrib.postgres.fields import ArrayField
from django.db import models


class Block(models.Model):
    """A sealed run of acts. ``digest`` covers every act's digest and the block before."""

    previous = models.BinaryField()
    digest = models.BinaryField(unique=True)
    acts = ArrayField(models.BigIntegerField())
    digests = ArrayField(models.BinaryField())
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"block {self.pk}"


class Act(models.Model):
    """What was done, by whom, under which resolution, clause and version, with what result (P-39).

    Holds no foreign keys to what it is about: an act outlives it. ``digest`` is made when the
    act is written, so that an act not yet sealed cannot be altered unseen either.
    """

    event = models.CharField(max_length=64)
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    actor_name = models.CharField(max_length=200, blank=True)
    job = models.CharField(max_length=200, blank=True)
    resolution = models.CharField(max_length=40, blank=True)
    account = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=80)
    clause = models.CharField(max_length=20, blank=True)
    policy_version = models.CharField(max_length=20)
    result = models.CharField(max_length=40)
    details = models.JSONField(default=dict)
    digest = models.BinaryField()
    block = models.ForeignKey(Block, null=True, on_delete=models.PROTECT)

    class Meta:
        indexes = (
            models.Index(fields=["about", "id"]),
            models.Index(fields=["actor", "id"]),
            models.Index(fields=["account", "id"]),
            models.Index(fields=["event", "id"]),
            models.Index(
                fields=["at"], name="act_for_account_in_time", condition=~models.Q(account="")
            ),
            models.Index(
                fields=["id"], name="act_unsealed", condition=models.Q(block__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.about}"
