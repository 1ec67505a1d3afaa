"""What comes by itself: the institution's first posts, and the entries of the script in turn."""

from barza.town.acts import writing
from barza.town.script import dues
from barza.town.script.entries import ADDRESS, Entry, load
from barza.town.script.variations import varied
from barza.town.store import accounts
from barza.town.store.records import Status, Visibility
from barza.town.store.statuses import Draft, by_entry
from barza.town.town import Town

POSITION = "script_position"
"""How many entries have come, over all rounds."""


def begin(town: Town) -> None:
    """Writes the institution's first posts, once in the town's life."""
    with town.store.transaction():
        if not town.store.meta(POSITION):
            us = accounts.institution(town.store)
            for post in load().posts:
                writing.write(town, us, Draft(post.text, Visibility.PUBLIC, entry=post.id))
            town.store.set_meta(POSITION, "0")


def position(town: Town) -> int:
    return int(town.store.meta(POSITION) or 0)


def through(town: Town) -> bool:
    """The script has been played to its end at least once."""
    return position(town) >= len(load().entries)


def next_arrival(town: Town, *, delay: float) -> Status:
    """The next entry comes, in its turn; after the last one the first, varied.

    ``delay``: seconds until what its citizen does with it later.
    """
    entries = load().entries
    round, index = divmod(position(town), len(entries))
    with town.store.transaction():
        new = arrive(town, varied(entries[index], round), delay=delay)
        town.store.set_meta(POSITION, str(position(town) + 1))
    return new


def arrive(town: Town, entry: Entry, *, delay: float) -> Status:
    """The citizen writes. A reply whose post was deleted comes as a message of its own."""
    who = accounts.by_handle(town.store, entry.citizen)
    if who is None:
        raise LookupError(entry.citizen)
    draft = Draft(
        text=addressed(entry.text), visibility=entry.visibility, entry=entry.id,
        reply_to=by_entry(town.store, entry.reply_to) if entry.reply_to else None,
    )  # fmt: skip
    with town.store.transaction():
        new = writing.write(town, who, draft)
        if entry.edit:
            dues.add(town.store, dues.EDIT, new, addressed(entry.edit), delay)
        if entry.delete:
            dues.add(town.store, dues.DELETE, new, "", delay)
    return new


def addressed(text: str) -> str:
    return text if ADDRESS.strip() in text else ADDRESS + text
