"""Sealing: acts written since the last block become the next one."""

from datetime import datetime

from django.db import connection, transaction

from . import digest
from .models import Act, Block

LOCK = 0x6261727A61
"""One sealer at a time, in the whole database ("barza" in ASCII)."""

GENESIS = bytes(32)
"""What the first block follows."""


@transaction.atomic
def seal(now: datetime, limit: int = 1000) -> Block | None:
    """The oldest unsealed acts in one block; None when there are none, or another seals now."""
    if not _alone():
        return None
    acts = list(Act.objects.filter(block=None).order_by("id").values_list("id", "digest")[:limit])
    if not acts:
        return None
    sealed = [(pk, bytes(own)) for pk, own in acts]
    previous = latest_digest()
    block = Block.objects.create(
        previous=previous,
        digest=digest.of_block(previous, sealed),
        acts=[pk for pk, _ in sealed],
        digests=[own for _, own in sealed],
        sealed_at=now,
    )
    Act.objects.filter(id__in=block.acts).update(block=block)
    return block


def latest_digest() -> bytes:
    last = Block.objects.order_by("-id").values_list("digest", flat=True).first()
    return GENESIS if last is None else bytes(last)


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        row = cursor.fetchone()
    return bool(row and row[0])
