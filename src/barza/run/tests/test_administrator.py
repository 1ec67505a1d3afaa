"""``barza administrator`` as an operator types it, up to where the database is asked."""

import io
import sys

import django
import pytest

from barza.desk.people.models import Employee
from barza.run import administrator

GIVEN = [
    *("--username", "root", "--employee-no", "1", "--name-ar", "أ", "--name-en", "A"),
    *("--job-ar", "م", "--job-en", "Admin"),
]


def typed(monkeypatch: pytest.MonkeyPatch, passphrase: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{passphrase}\n"))
    monkeypatch.setattr(django, "setup", lambda: None)
    return administrator.main(GIVEN)


@pytest.mark.django_db
@pytest.mark.requirement("P-61")
def test_the_passphrase_is_read_from_a_pipe_and_a_weak_one_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, "short") == 1
    assert "too short" in capsys.readouterr().err
    assert typed(monkeypatch, "quarry lantern nineteen orbit") == 0
    assert "may sign in" in capsys.readouterr().out
    assert Employee.objects.get().check_password("quarry lantern nineteen orbit")
    assert typed(monkeypatch, "another lantern nineteen orbit") == 1
    assert "entered here already" in capsys.readouterr().err
