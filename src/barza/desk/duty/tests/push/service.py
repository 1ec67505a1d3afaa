"""A push service on this machine, over HTTPS, and browsers that it calls (RFC 8030)."""

import base64
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from barza.desk.duty.push import Given

POINT = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def plain(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass(frozen=True)
class Called:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """``answers``: status and headers by path; 201 for those not in it."""

    host: str = ""
    called: list[Called] = field(default_factory=list)
    answers: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)

    def browser(self, name: str = "one") -> "Browser":
        return Browser(f"https://{self.host}/{name}")

    def at(self, browser: "Browser") -> list[Called]:
        return [one for one in self.called if browser.endpoint.endswith(one.path)]


class Browser:
    """Holds the keys that its own notifications are sealed for (RFC 8291, 3.1)."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = base64.b16decode(b"0F" * 16)

    def given(self, **fields: Any) -> Given:
        return Given.model_validate(self.fields() | fields)

    def fields(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(*POINT)
        return {
            "endpoint": self.endpoint,
            "p256dh": base64url(point),
            "auth": base64url(self.secret),
        }

    def opened(self, body: bytes) -> bytes:
        """By the steps of RFC 8291, 3.4, and none of the library's that sealed it."""
        salt, key_length = body[:16], body[20]
        sender, sealed = body[21 : 21 + key_length], body[21 + key_length :]
        own = self.key.public_key().public_bytes(*POINT)
        shared = self.key.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        )
        ikm = _hkdf(self.secret, shared, b"WebPush: info\0" + own + sender, 32)
        key = _hkdf(salt, ikm, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _hkdf(salt, ikm, b"Content-Encoding: nonce\0", 12)
        padded = AESGCM(key).decrypt(nonce, sealed, None)
        assert padded.rstrip(b"\0").endswith(b"\2"), "the last record ends so (RFC 8188, 2)"
        return padded.rstrip(b"\0")[:-1]


def _hkdf(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt=salt, info=info).derive(secret)


@contextmanager
def running(folder: Path) -> Iterator[tuple[PushService, Path]]:
    """The service, and the certificate by which it is trusted."""
    service, certificate, key = PushService(), folder / "push.crt", folder / "push.key"
    _certify(certificate, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    service.host = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service, certificate
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(service: PushService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.called.append(Called(self.path, headers, self.rfile.read(length)))
            time.sleep(service.slow.get(self.path, 0))
            status, said = service.answers.get(self.path, (201, {}))
            self.send_response(status)
            for name, value in ({"Content-Length": "0"} | said).items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None: ...

    return Handler


def _certify(certificate: Path, key: Path) -> None:
    own = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "push.example")])
    now, place = datetime.now(UTC), x509.IPAddress(ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder(name, name)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([place]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(own, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    pkcs8 = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8)
    key.write_bytes(own.private_bytes(*pkcs8, serialization.NoEncryption()))
