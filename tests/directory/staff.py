"""The people in the directory of these tests, as LDIF."""

import base64
from collections.abc import Mapping

from tests.networks.servers.slapd import DESK, LIMITED, PASSWORD, SUFFIX

MANY = 1_203
STAFF, CROWD, PARTED, AWAY = (
    f"ou={name},{SUFFIX}" for name in ("staff", "crowd", "parted", "away")
)


def ldif() -> str:
    crowd = "".join(person(CROWD, f"c{one}", number=str(5000 + one)) for one in range(MANY))
    return "".join(
        [
            entry(SUFFIX, objectClass="dcObject|organization", dc="muscat", o="Muscat"),
            *(_reader(dn) for dn in (DESK, LIMITED)),
            *(_branch(dn) for dn in (STAFF, CROWD, PARTED)),
            salma(),
            person(
                STAFF, "hamed", number="7002", name="Hamed *)(uid=*", mail="hamed@muscat.example"
            ),
            crowd,
            person(PARTED, "one", number="8001"),
            _elsewhere(f"ou=there,{PARTED}"),
            _elsewhere(AWAY),
        ]
    )


def salma() -> str:
    """In both languages, with what the desk doesn't ask for."""
    return entry(
        f"uid=salma,{STAFF}",
        **{
            "objectClass": "inetOrgPerson",
            "uid": "salma",
            "cn": "Salma",
            "sn": "Al Harthi",
            "employeeNumber": "7001",
            "displayName": "Salma Al Harthi",
            "displayName;lang-ar": "سلمى الحارثية",
            "title": "Account officer",
            "title;lang-AR": "مسؤولة حسابات",
            "departmentNumber": "CC-SM",
            "mail": "salma@muscat.example",
            "userPassword": "hers alone",
            "description": "x" * 100_000,
        },
    )


def person(branch: str, uid: str, *, number: str, name: str = "", mail: str = "") -> str:
    fields = {
        "objectClass": "inetOrgPerson",
        "uid": uid,
        "cn": name or f"Person {uid}",
        "cn;lang-ar": f"موظف {uid}",
        "sn": uid,
        "employeeNumber": number,
        "title": "Clerk",
        "title;lang-ar": "كاتب",
        "departmentNumber": "CC-SM",
    }
    return entry(f"uid={uid},{branch}", **fields | ({"mail": mail} if mail else {}))


def entry(dn: str, **fields: str) -> str:
    lines = [f"dn: {dn}"]
    for name, values in fields.items():
        lines += [_line(name, value) for value in values.split("|")]
    return "\n".join(lines) + "\n\n"


def _line(name: str, value: str) -> str:
    return f"{name}:: {base64.b64encode(value.encode()).decode()}"


def _reader(dn: str) -> str:
    fields: Mapping[str, str] = {"cn": dn[3:].partition(",")[0], "userPassword": PASSWORD}
    return entry(dn, objectClass="organizationalRole|simpleSecurityObject", **fields)


def _branch(dn: str) -> str:
    return entry(dn, objectClass="organizationalUnit", ou=dn[3:].partition(",")[0])


def _elsewhere(dn: str) -> str:
    name = dn[3:].partition(",")[0]
    ref = f"ldap://elsewhere.example/{dn}"
    return entry(dn, objectClass="referral|extensibleObject", ou=name, ref=ref)
