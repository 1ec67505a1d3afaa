import base64
import datetime as dt
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import override_settings

from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.core.envelope import WrongKey
from barza.desk.core.errors import Refused
from barza.desk.environment import Environment
from barza.desk.people import actions, totp
from barza.testing.cast import NOON, officer

pytestmark = pytest.mark.requirement("P-85")

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("second", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(second: int, code: str) -> None:
    """RFC 6238, appendix B, the last six digits."""
    at = dt.datetime.fromtimestamp(second, dt.UTC)

    assert totp.current_code(SECRET, at) == code
    assert format_hotp_value(hotp_value(SECRET, second // 30)) == code


@pytest.mark.django_db
def test_an_enrolled_secret_is_sealed_and_opens_again() -> None:
    salma = officer()

    actions.enrol_totp(salma, SECRET, by=Actor.SYSTEM, now=NOON)

    kept = Authenticator.objects.get(user=salma)
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code(totp.current_code(SECRET, dt.datetime.now(dt.UTC)))
    assert SECRET not in str(Act.objects.get(event="employee.second_factor_enrolled").details)


@pytest.mark.django_db
def test_another_institutions_key_opens_no_second_factor(tmp_path: Path) -> None:
    class Elsewhere(Environment):
        vault_key = "another institution's key, long enough to be one"

    salma = officer()
    actions.enrol_totp(salma, SECRET, by=Actor.SYSTEM, now=NOON)

    with override_settings(ENVIRONMENT=Elsewhere(tmp_path)), pytest.raises(WrongKey):
        Authenticator.objects.get(user=salma).wrap().validate_code("000000")


@pytest.mark.django_db
def test_enrolling_again_replaces_the_secret() -> None:
    salma = officer()
    for _ in range(2):
        actions.enrol_totp(salma, SECRET, by=Actor.SYSTEM, now=NOON)

    assert Authenticator.objects.filter(user=salma).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["", "abc", "0189", "MZXW6===", "ليس سرا"])
def test_what_is_no_secret_is_refused(bad: str) -> None:
    with pytest.raises(Refused):
        actions.enrol_totp(officer(), bad, by=Actor.SYSTEM, now=NOON)
    assert not Authenticator.objects.exists()
