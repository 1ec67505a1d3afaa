"""Who lives in the town. Accounts are made once; their tokens stay the same."""

import secrets

from .database import Store
from .records import Account


def add(
    store: Store, handle: str, name: str, *, note: str, language: str, institution: bool = False
) -> Account:
    """Makes the account, or returns the one that bears this handle already."""
    with store.transaction():
        existing = by_handle(store, handle)
        if existing:
            return existing
        new = store.new_id()
        store.run(
            """INSERT INTO account VALUES
               (:id, :handle, :name, :note, :language, :token, :institution, :at)""",
            id=new,
            handle=handle,
            name=name,
            note=note,
            language=language,
            token=secrets.token_urlsafe(32),
            institution=int(institution),
            at=store.at(),
        )
        return get(store, new)


def get(store: Store, id: int) -> Account:
    """Raises ``KeyError``."""
    row = store.one("SELECT * FROM account WHERE id = :id", id=id)
    if row is None:
        raise KeyError(id)
    return Account(**dict(row))


def by_handle(store: Store, handle: str) -> Account | None:
    row = store.one("SELECT * FROM account WHERE handle = :handle", handle=handle)
    return Account(**dict(row)) if row else None


def by_token(store: Store, token: str) -> Account | None:
    row = store.one("SELECT * FROM account WHERE token = :token", token=token)
    return Account(**dict(row)) if row else None


def institution(store: Store) -> Account:
    """Raises ``LookupError`` in a town that is not settled yet."""
    row = store.one("SELECT * FROM account WHERE institution")
    if row is None:
        raise LookupError("This town has no institution yet")
    return Account(**dict(row))


def everyone(store: Store) -> list[Account]:
    """The institution first, then the citizens in the order in which they came."""
    rows = store.all("SELECT * FROM account ORDER BY institution DESC, id")
    return [Account(**dict(row)) for row in rows]


def search(store: Store, words: str, limit: int) -> list[Account]:
    pattern = f"%{words.strip().lstrip('@').split('@')[0]}%"
    rows = store.all(
        """SELECT * FROM account WHERE handle LIKE :pattern OR name LIKE :pattern
           ORDER BY institution DESC, id LIMIT :limit""",
        pattern=pattern,
        limit=limit,
    )
    return [Account(**dict(row)) for row in rows]
