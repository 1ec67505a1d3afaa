"""Files that go with a status. They lie in the database, so that nothing is left half-written."""

from .database import Store
from .records import Account, Media, Status


def add(
    store: Store, account: Account, *, type: str, mime: str, description: str, body: bytes
) -> Media:
    with store.transaction():
        new = store.new_id()
        store.run(
            """INSERT INTO media (id, account_id, type, mime, description, body)
               VALUES (:id, :account, :type, :mime, :description, :body)""",
            id=new,
            account=account.id,
            type=type,
            mime=mime,
            description=description,
            body=body,
        )
        return Media(new, account.id, None, type, mime, description)


def get(store: Store, id: int) -> Media | None:
    row = store.one(
        """SELECT id, account_id, status_id, type, mime, description FROM media WHERE id = :id""",
        id=id,
    )
    return Media(**dict(row)) if row else None


def body(store: Store, media: Media) -> bytes:
    row = store.one("SELECT body FROM media WHERE id = :id", id=media.id)
    return bytes(row[0]) if row else b""


def of(store: Store, status: Status) -> list[Media]:
    rows = store.all(
        """SELECT id, account_id, status_id, type, mime, description FROM media
           WHERE status_id = :id ORDER BY position""",
        id=status.id,
    )
    return [Media(**dict(row)) for row in rows]


def describe(store: Store, media: Media, description: str) -> None:
    store.run("UPDATE media SET description = :text WHERE id = :id", id=media.id, text=description)


def attach(store: Store, status: Status, media: Media, position: int) -> None:
    store.run(
        "UPDATE media SET status_id = :status, position = :position WHERE id = :id",
        id=media.id,
        status=status.id,
        position=position,
    )


def detach_all(store: Store, status: Status) -> None:
    store.run("UPDATE media SET status_id = NULL WHERE status_id = :id", id=status.id)
