import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from barza.testing.cast import officer

pytestmark = pytest.mark.requirement("P-85")


@pytest.mark.parametrize(
    "good",
    [
        "lantern falaj seventy boats",
        "قارب قديم على شاطئ بعيد",
        "aaa bbb ccc ddd eee fff ggg",
        "correcthorsebatterystaple",
        "x y z 1 2 3 4 5 6 7 8 9 words " * 4 + "and no end",
    ],
)
def test_long_passphrases_of_any_kind_are_taken(good: str) -> None:
    validate_password(good)


@pytest.mark.parametrize(
    "bad",
    [
        "fourteen chars",
        "passwordpassword",
        "passwordpasswordpassword",
        "password1234567890",
        "123456789012345",
        "987654321098765",
        "qwertyuiopasdfghjkl",
        "aaaaaaaaaaaaaaaa",
        "muscat12muscat12",
        "abcabcabcabcabcabc",
        "!!!welcome!!!!!!!",
    ],
)
def test_short_common_and_repetitive_ones_are_refused(bad: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(bad)


@pytest.mark.django_db
def test_one_made_of_the_persons_own_name_is_refused() -> None:
    salma = officer(username="salma.alharthi.officer")

    with pytest.raises(ValidationError):
        validate_password("salma.alharthi.officer1", user=salma)
