"""The institution's directory, read as the same list that is handed in as CSV.

Knows no database. ldap3 does the protocol, in ``asking`` and ``guarding`` only (ADR 0016).
"""

from barza.desk.environment.ldap import Ldap

from .asking import people
from .listing import as_list


def read(source: Ldap) -> str:
    """Everybody whom the directory names, as the text of a CSV.

    Raises ``Unreadable`` where not all of it could be read. Takes ``source.seconds`` at most.
    """
    return as_list(people(source), source.attributes)


__all__ = ["read"]
