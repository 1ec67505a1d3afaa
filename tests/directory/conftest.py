from collections.abc import Callable, Iterator
from typing import Any

import pytest

from barza.desk.environment import ldap
from barza.desk.environment.ldap import Ldap
from tests.networks.servers.processes import Unavailable
from tests.networks.servers.slapd import DESK, PASSWORD, Slapd, slapd

from .staff import STAFF, ldif

Source = Callable[..., Ldap]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slapd]:
    try:
        with slapd(tmp_path_factory.mktemp("slapd"), ldif()) as running:
            yield running
    except Unavailable as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def source(server: Slapd) -> Source:
    """The desk's settings, read from variables as an operator writes them."""

    def made(**fields: Any) -> Ldap:
        usual = {
            "url": server.ldaps,
            "ca_file": server.authority,
            "bind_dn": DESK,
            "password": PASSWORD,
            "base_dn": STAFF,
        }
        given = {
            f"BARZA_LDAP_{name.upper()}": str(value) for name, value in (usual | fields).items()
        }
        read = ldap.read(given)
        assert read
        return read

    return made
