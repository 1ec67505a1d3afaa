from django.db import connection


def leave_the_database() -> None:
    """Lets go of this thread's connection: a slow network holds none (its next use opens it).

    Raises ``RuntimeError`` inside a transaction, which would hold locks for as long as the
    network pleases.
    """
    if connection.in_atomic_block:
        raise RuntimeError("A network is never called inside a transaction.")
    connection.close()
