"""The directory, read and taken over without anybody looking: by the worker, or by a command."""

from datetime import datetime

from barza.desk.audit.actions import Actor
from barza.desk.environment.ldap import Ldap

from . import actions, ldap
from .models import DirectoryList
from .trouble import Unreadable


def read_and_take_over(source: Ldap, now: datetime) -> DirectoryList:
    """Reads, looks at what would change, and takes it over within the limit. What came of it is in
    the list. The server is asked before any transaction begins."""
    try:
        text = ldap.read(source)
    except Unreadable as unreadable:
        return actions.note_unread(
            unreadable.trouble, is_whole=source.is_whole, by=Actor.SYSTEM, now=now
        )
    return actions.take_over_reading(
        text, is_whole=source.is_whole, limit=source.limit, by=Actor.SYSTEM, now=now
    )
