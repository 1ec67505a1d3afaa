"""From a database's address to Django's settings of it."""

import pytest

from barza.desk import database


def test_every_part_of_an_address_is_read() -> None:
    url = "postgresql://clerk:s%40crit@db.example:6543/desk?sslmode=verify-full"
    settings = database.settings_of(url)
    assert settings["USER"] == "clerk"
    assert settings["PASSWORD"] == "s@crit"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "6543", "desk")
    assert settings["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_socket_folder_may_stand_in_the_query() -> None:
    settings = database.settings_of("postgresql://postgres@/barza?host=%2Fsrv%2Fdb")
    assert settings["HOST"] == "/srv/db"
    assert settings["OPTIONS"] == {}


def test_with_a_pool_no_request_keeps_a_connection() -> None:
    """Under ASGI each request's thread would keep its own until the server has no more."""
    settings = database.settings_of("postgresql:///barza", pool=10)
    assert settings["CONN_MAX_AGE"] == 0
    assert settings["OPTIONS"]["pool"]["max_size"] == 10


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="PostgreSQL only"):
        database.settings_of("mysql:///barza")
