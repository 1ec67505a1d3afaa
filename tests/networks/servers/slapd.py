"""OpenLDAP's slapd out of Debian's archive, with TLS, filled from a text of LDIF."""

import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .apt import need
from .certificates import ADDRESS, Certificates, issued
from .processes import Unavailable, free_port, path, run, running

SUFFIX = "dc=muscat,dc=example"
DESK, LIMITED = f"cn=desk,{SUFFIX}", f"cn=limited,{SUFFIX}"
PASSWORD = "only the desk knows this"
MODULES = "/usr/lib/ldap"
SCHEMAS = ("core", "cosine", "inetorgperson", "nis")
STARTS_WITHIN = 20.0


@dataclass(frozen=True)
class Slapd:
    ldap: str
    ldaps: str
    authority: Path
    log: Path


@contextmanager
def slapd(folder: Path, ldif: str, *, has_tls: bool = True) -> Iterator[Slapd]:
    need("slapd")
    program = _own_copy(folder)
    files, ports = issued(folder), (free_port(), free_port())
    conf, data = folder / "slapd.conf", folder / "people.ldif"
    conf.write_text(_conf(folder, files if has_tls else None))
    data.write_text(ldif, encoding="utf-8")
    (folder / "db").mkdir()
    run(str(folder / "slapadd"), "-q", "-f", str(conf), "-l", str(data))
    addresses = [f"ldap://{ADDRESS}:{ports[0]}", f"ldaps://{ADDRESS}:{ports[1]}"]
    listening = " ".join(addresses[: 2 if has_tls else 1])
    log = folder / "slapd.log"
    with running([program, "-f", str(conf), "-h", listening, "-d", "stats"], log):
        _until_it_listens(ports[0], log)
        yield Slapd(addresses[0], addresses[1], files.authority, log)


def _own_copy(folder: Path) -> str:
    """Some systems confine the program at its own place to its own folders (AppArmor)."""
    there = shutil.which("slapd", path=path())
    if there is None:
        raise Unavailable("slapd can't be found here")
    shutil.copy(there, folder / "slapd")
    (folder / "slapadd").symlink_to("slapd")
    return str(folder / "slapd")


def _conf(folder: Path, files: Certificates | None) -> str:
    tls = (
        f"TLSCACertificateFile {files.authority}\nTLSCertificateFile {files.certificate}\n"
        f"TLSCertificateKeyFile {files.key}\n"
        if files
        else ""
    )
    schemas = "".join(f"include /etc/ldap/schema/{name}.schema\n" for name in SCHEMAS)
    return f"""{schemas}
modulepath {MODULES}
moduleload back_mdb
pidfile {folder}/slapd.pid
argsfile {folder}/slapd.args
{tls}
database mdb
suffix "{SUFFIX}"
directory {folder}/db
maxsize 67108864
limits dn.exact="{DESK}" size=unlimited time=unlimited
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="{DESK}" read by dn.exact="{LIMITED}" read by * none
"""


def _until_it_listens(port: int, log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        try:
            socket.create_connection((ADDRESS, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"slapd does not answer: {log.read_text(errors='replace')[-500:]}")
