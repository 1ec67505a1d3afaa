"""Favouring and reblogging, and taking it back."""

from barza.town.errors import not_allowed, not_found
from barza.town.store import statuses, ties
from barza.town.store.records import Account, Status, Visibility
from barza.town.store.statuses import Draft
from barza.town.town import Town

from .telling import concerned, notify, show, tell, withdraw


def favour(town: Town, who: Account, id: int) -> Status:
    """Twice is once. Raises ``Refused``."""
    what = original(town, who, id)
    with town.store.transaction():
        new = ties.favour(town.store, what, who)
        told = notify(town, what.account_id, who, "favourite", what) if new else []
    tell(town, told)
    return what


def unfavour(town: Town, who: Account, id: int) -> Status:
    what = original(town, who, id)
    with town.store.transaction():
        ties.unfavour(town.store, what, who)
    return what


def reblog(town: Town, who: Account, id: int, visibility: str = "") -> Status:
    """Returns the new status that wraps the reblogged one. Twice is once. Raises ``Refused``."""
    what = original(town, who, id)
    earlier = statuses.reblog_by(town.store, who.id, what)
    if earlier:
        return earlier
    if what.visibility not in (Visibility.PUBLIC, Visibility.UNLISTED):
        raise not_allowed()
    with town.store.transaction():
        draft = Draft(text="", visibility=visibility or what.visibility, reblog_of=what)
        new = statuses.add(town.store, who, draft)
        told = notify(town, what.account_id, who, "reblog", what)
    tell(town, told)
    show(town, "update", new)
    return new


def unreblog(town: Town, who: Account, id: int) -> Status:
    """Returns the status that was reblogged."""
    what = original(town, who, id)
    mine = statuses.reblog_by(town.store, who.id, what)
    if mine:
        people = concerned(town, mine)
        with town.store.transaction():
            statuses.remove(town.store, mine)
        withdraw(town, mine.id, people)
    return what


def original(town: Town, who: Account, id: int) -> Status:
    """The status itself, where ``id`` names a reblog of it. Raises ``Refused`` (404)."""
    found = statuses.seen(town.store, who.id, id)
    if found and found.reblog_of_id:
        found = statuses.seen(town.store, who.id, found.reblog_of_id)
    if found is None:
        raise not_found()
    return found
