"""What citizens still owe: a reaction, an edit, a deletion. Kept, so that a restart loses none."""

import datetime as dt
from dataclasses import dataclass

from barza.town.acts import writing
from barza.town.script.entries import ADDRESS, load
from barza.town.script.reactions import reaction
from barza.town.store import accounts, statuses
from barza.town.store.database import Store, stamp
from barza.town.store.records import Status, Visibility
from barza.town.store.statuses import Draft
from barza.town.town import Town

REACT, EDIT, DELETE = "react", "edit", "delete"
_REVIEWED = "reviewed_id"


@dataclass(frozen=True, slots=True)
class Due:
    """For a reaction ``status_id`` is the institution's answer, else the citizen's own status."""

    id: int
    at: str
    act: str
    status_id: int
    text: str


def add(store: Store, act: str, about: Status, text: str, delay: float) -> None:
    at = stamp(store.now() + dt.timedelta(seconds=delay))
    store.run(
        "INSERT INTO due VALUES (:id, :at, :act, :status, :text)",
        id=store.new_id(), at=at, act=act, status=about.id, text=text,
    )  # fmt: skip


def earliest(store: Store) -> Due | None:
    row = store.one("SELECT * FROM due ORDER BY at, id LIMIT 1")
    return Due(**dict(row)) if row else None


def review(town: Town, *, delay: float) -> None:
    """Reads what the institution has written since the last review, and lets the citizens who
    are answered make up their minds."""
    store, us = town.store, accounts.institution(town.store)
    new = statuses.after(store, int(store.meta(_REVIEWED) or 0))
    if not new:
        return
    with store.transaction():
        for answer in new:
            if answer.account_id == us.id and (text := _reaction(town, answer)):
                add(store, REACT, answer, text, delay)
        store.set_meta(_REVIEWED, str(new[-1].id))


def _reaction(town: Town, answer: Status) -> str:
    if answer.reply_to_id is None:
        return ""
    asked = statuses.get(town.store, answer.reply_to_id)
    entry = load().entry(asked.entry)
    if entry is None:
        return ""
    earlier = town.store.number(
        """SELECT COUNT(*) - 1 FROM status WHERE conversation_id = :conversation
           AND account_id = :account AND entry = :entry""",
        conversation=asked.conversation_id, account=asked.account_id, entry=asked.entry,
    )  # fmt: skip
    private = answer.visibility == Visibility.DIRECT
    return reaction(entry, answer.text, private=private, earlier=earlier)


def perform(town: Town, due: Due) -> Status:
    """Does it. What it was about may be gone by then: then nothing is done."""
    about = statuses.get(town.store, due.status_id)
    with town.store.transaction():
        town.store.run("DELETE FROM due WHERE id = :id", id=due.id)
        if about.deleted_at:
            return about
        if due.act == REACT:
            return _react(town, about, due.text)
        author = accounts.get(town.store, about.account_id)
        if due.act == EDIT:
            return writing.edit(town, author, about.id, text=due.text)
        return writing.delete(town, author, about.id)


def _react(town: Town, answer: Status, text: str) -> Status:
    asked = statuses.get(town.store, answer.reply_to_id or answer.id)
    who = accounts.get(town.store, asked.account_id)
    draft = Draft(ADDRESS + text, answer.visibility, reply_to=answer, entry=asked.entry)
    return writing.write(town, who, draft)
