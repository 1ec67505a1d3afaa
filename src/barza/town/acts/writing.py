"""Writing, editing and deleting a status."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from barza.town.errors import not_found, unprocessable
from barza.town.store import accounts, media, statuses, ties
from barza.town.store.records import Account, Media, Notification, Status
from barza.town.store.statuses import Draft
from barza.town.town import Town
from barza.town.writing import language, patterns
from barza.town.writing.length import MAX_LENGTH, length

from .telling import concerned, notify, show, tell, withdraw


@dataclass(frozen=True, slots=True)
class Extras:
    """What a request may bring along: files by id, and the key that makes it happen once."""

    media_ids: Sequence[int] = ()
    key: str = ""


NO_EXTRAS = Extras()


def write(town: Town, author: Account, draft: Draft, extras: Extras = NO_EXTRAS) -> Status:
    """The same key within an hour brings back the same status. Raises ``Refused``."""
    earlier = ties.remembered(town.store, author, extras.key) if extras.key else None
    if earlier is not None:
        return _own(town, author, earlier)
    check(draft.text, draft.spoiler, files=len(extras.media_ids))
    with town.store.transaction():
        new = statuses.add(town.store, author, _with_language(draft))
        _attach(town, author, new, extras.media_ids)
        told = _mention(town, author, new)
        if extras.key:
            ties.remember(town.store, author, extras.key, new)
    tell(town, told)
    show(town, "update", new)
    return new


def edit(
    town: Town, author: Account, id: int, *, text: str, spoiler: str = "", sensitive: bool = False,
    media_ids: Sequence[int] | None = None,
) -> Status:  # fmt: skip
    """Keeps the version before. ``media_ids`` None: the files stay. Raises ``Refused``."""
    old = _own(town, author, id)
    kept = [file.id for file in media.of(town.store, old)]
    wanted = kept if media_ids is None else list(media_ids)
    check(text, spoiler, files=len(wanted))
    if (text, spoiler, sensitive, wanted) == (old.text, old.spoiler, bool(old.sensitive), kept):
        return old
    with town.store.transaction():
        statuses.change(town.store, old, text=text, spoiler=spoiler, sensitive=sensitive)
        media.detach_all(town.store, old)
        _attach(town, author, old, wanted)
        new = statuses.get(town.store, id)
        told = _mention(town, author, new)
        for who in ties.reblogged_by(town.store, new):
            told += notify(town, who.id, author, "update", new)
    tell(town, told)
    show(town, "status.update", new)
    return new


def delete(town: Town, author: Account, id: int) -> Status:
    """Returns what was deleted. Raises ``Refused``."""
    old = _own(town, author, id)
    people = concerned(town, old)
    with town.store.transaction():
        statuses.remove(town.store, old)
    withdraw(town, id, people)
    return old


def check(text: str, spoiler: str, *, files: int) -> None:
    """Raises ``Refused`` (422), in Mastodon's words."""
    if not text.strip() and not files:
        raise unprocessable("Text can't be blank")
    if length(text) + length(spoiler) > MAX_LENGTH:
        raise unprocessable(f"Text character limit of {MAX_LENGTH} exceeded")


def _own(town: Town, author: Account, id: int) -> Status:
    found = statuses.seen(town.store, author.id, id)
    if found is None or found.account_id != author.id:
        raise not_found()
    return found


def _with_language(draft: Draft) -> Draft:
    return replace(draft, language=draft.language or language.of(draft.text))


def _attach(town: Town, author: Account, to: Status, ids: Sequence[int]) -> None:
    files = [_file(town, author, to, id) for id in ids]
    for position, file in enumerate(files):
        media.attach(town.store, to, file, position)


def _file(town: Town, author: Account, to: Status, id: int) -> Media:
    file = media.get(town.store, id)
    if file is None or file.account_id != author.id or file.status_id not in (None, to.id):
        raise unprocessable("Media not found or already attached to another post")
    return file


def _mention(town: Town, author: Account, what: Status) -> list[Notification]:
    """Only who wasn't mentioned before is told."""
    told: list[Notification] = []
    for handle in patterns.handles(what.text):
        who = accounts.by_handle(town.store, handle)
        if who and ties.mention(town.store, what, who):
            told += notify(town, who.id, author, "mention", what)
    return told
