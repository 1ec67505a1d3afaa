"""What a look at a Mastodon server remembers for the next."""

from datetime import UTC, datetime, timedelta

from barza.connectors.mastodon.cursor import REMEMBERED, Cursor
from barza.connectors.mastodon.models import Account, Status

START = datetime(2026, 11, 24, tzinfo=UTC)


def status(number: int) -> Status:
    mona = Account(id="2", username="mona", acct="mona")
    at = START + timedelta(minutes=number)
    return Status(id=f"s{number}", account=mona, created_at=at)


def after_a_storm_below(post: str) -> Cursor:
    cursor = Cursor()
    for number in range(2 * REMEMBERED):
        cursor.remember(status(number), post, post)
    return Cursor.load(cursor.dump())


def test_a_cursor_stays_small() -> None:
    cursor = after_a_storm_below("7")
    assert len(cursor.known) == REMEMBERED
    assert len(cursor.dump()) < 60_000


def test_what_was_read_below_a_post_does_not_come_again() -> None:
    cursor = after_a_storm_below("7")
    assert all(cursor.has(status(number), "7") for number in range(2 * REMEMBERED))


def test_a_storm_below_one_post_hides_nothing_below_another() -> None:
    cursor = after_a_storm_below("7")
    missed = status(3).model_copy(update={"id": "below another post"})
    assert not cursor.has(missed, "8")


def test_an_edit_is_a_change_once() -> None:
    cursor = Cursor()
    cursor.remember(status(1), "m", "s1")
    edited = status(1).model_copy(update={"edited_at": START})
    assert cursor.changed(edited)
    cursor.remember(edited, "m", "s1")
    assert not cursor.changed(edited)
