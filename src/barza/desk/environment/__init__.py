"""What the surroundings say: folders, keys, database. Nothing else reads the environment."""

import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from . import ldap, oidc
from .ldap import Ldap
from .oidc import Oidc


@dataclass(frozen=True)
class Mail:
    """How mail is sent; as it stands here, it isn't. The password comes from a file, so that it
    stands in no list of processes."""

    backend: str = "django.core.mail.backends.dummy.EmailBackend"
    host: str = ""
    port: int = 587
    tls: bool = True
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = "barza@localhost"


@dataclass(frozen=True)
class Environment:
    """``home`` holds all that must survive: database, keys, media."""

    home: Path

    @property
    def package(self) -> Path:
        return Path(__file__).parent.parent.parent

    @cached_property
    def database_url(self) -> str:
        return os.environ.get("DATABASE_URL", "")

    @cached_property
    def pool(self) -> int:
        """How many database connections the requests of one web process share; 0: no pool."""
        return int(os.environ.get("BARZA_POOL", "0"))

    @cached_property
    def secret_key(self) -> str:
        return os.environ.get("BARZA_SECRET_KEY") or self.key_file("session.key")

    @cached_property
    def vault_key(self) -> str:
        """The key that wraps every credential's own key; never in the database (P-85)."""
        return os.environ.get("BARZA_VAULT_KEY") or self.key_file("vault.key")

    @cached_property
    def push_key(self) -> str:
        """The secret behind the key that signs notifications (VAPID); never in the database."""
        return os.environ.get("BARZA_PUSH_KEY") or self.key_file("push.key")

    @cached_property
    def push_services(self) -> tuple[str, ...]:
        """Hosts of push services that the operator adds to ours: ``host`` or ``host:port``."""
        named = os.environ.get("BARZA_PUSH_SERVICES", "").split(",")
        return tuple(one.strip().lower() for one in named if one.strip())

    @cached_property
    def debug(self) -> bool:
        return os.environ.get("BARZA_DEBUG") == "1"

    @cached_property
    def hosts(self) -> list[str]:
        return os.environ.get("BARZA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

    @cached_property
    def origin(self) -> str:
        """Where officers' browsers find the desk: scheme, host and port."""
        return os.environ.get("BARZA_ORIGIN", "http://127.0.0.1:8311")

    @cached_property
    def mail(self) -> "Mail":
        """The mail server; none where no host is named."""
        host = os.environ.get("BARZA_MAIL_HOST", "")
        if not host:
            return Mail()
        secret = os.environ.get("BARZA_MAIL_PASSWORD_FILE", "")
        return Mail(
            backend="django.core.mail.backends.smtp.EmailBackend",
            host=host,
            port=int(os.environ.get("BARZA_MAIL_PORT", "587")),
            tls=os.environ.get("BARZA_MAIL_TLS", "1") == "1",
            user=os.environ.get("BARZA_MAIL_USER", ""),
            password=Path(secret).read_text().strip() if secret else "",
            sender=os.environ.get("BARZA_MAIL_FROM", f"barza@{host}"),
        )

    @cached_property
    def ldap(self) -> Ldap | None:
        """The institution's directory of its staff, where one is named."""
        return ldap.read(os.environ)

    @cached_property
    def oidc(self) -> Oidc | None:
        """The institution's own sign-in, where one is named."""
        return oidc.read(os.environ)

    def key_file(self, name: str) -> str:
        """A key kept in a file of its own, made on first use, readable by its owner only."""
        path = self.home / "keys" / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            descriptor, draft = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(descriptor, "w") as new:
                new.write(secrets.token_urlsafe(48))
            with suppress(FileExistsError):  # another process was first: its key stands
                os.link(draft, path)
            os.unlink(draft)
        return path.read_text()


def read() -> Environment:
    return Environment(Path(os.environ.get("BARZA_HOME", "var")).resolve())
