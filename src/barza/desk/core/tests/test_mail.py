"""What is set for mail is what the surroundings say, each by name."""

from pathlib import Path

import pytest
from django.conf import settings

from barza.desk import environment
from barza.desk.environment import Mail

NAMES = ("HOST", "PORT", "TLS", "USER", "FROM", "PASSWORD_FILE")


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"BARZA_MAIL_{name}", raising=False)


def test_where_no_server_is_named_nothing_is_sent() -> None:
    assert environment.read().mail == Mail()
    assert Mail().backend.endswith("dummy.EmailBackend")


def test_a_server_that_is_named_is_used_with_what_is_said_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "mail"
    secret.write_text("hush-771\n")
    said = {"HOST": "mail.example", "PORT": "2525", "TLS": "0", "USER": "desk"}
    for name, value in (said | {"PASSWORD_FILE": str(secret)}).items():
        monkeypatch.setenv(f"BARZA_MAIL_{name}", value)

    found = environment.read().mail

    assert found == Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host="mail.example",
        port=2525,
        tls=False,
        user="desk",
        password="hush-771",
        sender="barza@mail.example",
    )
    assert "hush-771" not in repr(found)


def test_every_setting_of_mail_is_named_in_the_settings() -> None:
    for name in ("HOST", "PORT", "USE_TLS", "HOST_USER", "HOST_PASSWORD"):
        assert hasattr(settings, f"EMAIL_{name}")
    assert Mail() == settings.MAIL
    assert settings.MAIL.sender == settings.DEFAULT_FROM_EMAIL
