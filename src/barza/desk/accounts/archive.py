"""What an account leaves behind when it is closed: its acts, one a line, in JSON (P-70)."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.files import File
from django.db.models import Q, QuerySet

from barza.desk.audit.models import Act

from .models import Account

FIELDS = (
    *("id", "event", "at", "actor", "actor_name", "job", "resolution", "account", "about"),
    *("clause", "policy_version", "result", "details"),
)


@dataclass(frozen=True, slots=True)
class Archive:
    file: "File[bytes]"
    sha256: str
    acts: int


@contextmanager
def of_acts(account: Account) -> Iterator[Archive]:
    """The file is gone afterwards. It never holds a credential: acts don't."""
    digest, acts = hashlib.sha256(), 0
    with tempfile.TemporaryFile() as file:
        for act in _acts(account).values(*FIELDS).iterator(chunk_size=1000):
            act["at"] = act["at"].isoformat()
            line = json.dumps(act, ensure_ascii=False, default=str).encode() + b"\n"
            file.write(line)
            digest.update(line)
            acts += 1
        file.seek(0)
        yield Archive(File(file), digest.hexdigest(), acts)


def _acts(account: Account) -> QuerySet[Act]:
    about = f"{account._meta.label_lower}:{account.pk}"
    return Act.objects.filter(Q(account=account.label) | Q(about=about)).order_by("pk")
