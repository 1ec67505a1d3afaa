"""What hangs together: what a status answers, what answers it, a whole conversation."""

from .database import Store
from .records import Status
from .statuses import record, seen


def ancestors(store: Store, viewer: int, status: Status) -> list[Status]:
    """From the first message of the thread down to the one before ``status``."""
    found: list[Status] = []
    parent = status.reply_to_id
    while parent and (above := seen(store, viewer, parent)):
        found.insert(0, above)
        parent = above.reply_to_id
    return found


def descendants(store: Store, viewer: int, status: Status) -> list[Status]:
    """Depth first, as Mastodon orders them: each answer directly under what it answers."""
    rows = store.all(
        "SELECT * FROM seen WHERE viewer_id = :viewer AND reply_to_id = :id ORDER BY id",
        viewer=viewer,
        id=status.id,
    )
    found: list[Status] = []
    for child in map(record, rows):
        found += [child, *descendants(store, viewer, child)]
    return found


def conversation(store: Store, viewer: int, id: int) -> list[Status]:
    """All of it that ``viewer`` may see, oldest first."""
    rows = store.all(
        "SELECT * FROM seen WHERE viewer_id = :viewer AND conversation_id = :id ORDER BY id",
        viewer=viewer,
        id=id,
    )
    return [record(row) for row in rows]
