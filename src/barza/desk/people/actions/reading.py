"""What the desk does by itself with the directory that it reads every day (P-62)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from barza.desk.audit.actions import REFUSED, record
from barza.desk.people.models import DirectoryList
from barza.desk.people.queries.directory import objection, plan
from barza.desk.people.trouble import Trouble

from .directory import apply_list, hand_in_list


@transaction.atomic
def take_over_reading(
    text: str, *, is_whole: bool, limit: float, by: str, now: datetime
) -> DirectoryList:
    """Takes over what was read, unless more people would leave or change their job than ``limit``,
    a share of the staff, allows, or somebody who has left would be back: then the list waits for
    human resources, and says why."""
    read = hand_in_list(
        text, is_whole=is_whole, origin=DirectoryList.Origin.DIRECTORY, by=by, now=now
    )
    made = plan(read, None, timezone.localdate(now))
    trouble = objection(made, limit)
    if trouble is None:
        return apply_list(read, agreed=made.digest, by=by, now=now)
    read.trouble = trouble
    read.save(update_fields=["trouble"])
    record(
        "directory.not_applied",
        by=by,
        about=read,
        now=now,
        clause="P-62",
        result=REFUSED,
        because=trouble.value,
        left=len(made.leavers),
        jobs=made.jobs_changed,
        limit=limit,
    )
    return read


@transaction.atomic
def note_unread(trouble: Trouble, *, is_whole: bool, by: str, now: datetime) -> DirectoryList:
    """The directory could not be read; nothing changes, and the page says so."""
    unread = DirectoryList.objects.create(
        origin=DirectoryList.Origin.DIRECTORY,
        is_whole=is_whole,
        trouble=trouble,
        handed_in_at=now,
        dropped_at=now,
    )
    record(
        "directory.unread",
        by=by,
        about=unread,
        now=now,
        clause="P-62",
        result=REFUSED,
        because=trouble.value,
    )
    return unread
