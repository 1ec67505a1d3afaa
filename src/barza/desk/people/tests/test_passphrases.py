import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from barza.desk.people.passphrases import PredictableValidator
from barza.testing.cast import officer
from barza.testing.effort import effort

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


@pytest.mark.parametrize(
    "bad",
    [
        "iloveyouforever1",
        "password1password2",
        "administrator123",
        "princess12345678",
        "michaeljackson1",
        "manchesterunited",
        "P@ssw0rdP@ssw0rd!",
        "1q2w3e4r5t6y7u8i",
        "qazwsxedcrfvtgb1",
        "1qaz2wsx3edc4rfv",
        "football1baseball2",
        "monkeydragon123",
        "mynameisjohn12345",
        "thisismypassword",
        "Summer2024Summer2024",
        "neworleans12345",
        "123456789qwerty",
        "MuscatMunicipality2026",
        "بسم الله الرحمن الرحيم",
        "السلام عليكم ورحمة الله وبركاته1",
        "بلدية مسقط سلطنة عمان",
    ],
)
def test_long_ones_that_were_breached_or_are_made_of_such_are_refused(bad: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(bad)
    assert "passphrase_predictable" in [error.code for error in refused.value.error_list]


def test_most_of_djangos_breached_list_that_is_long_enough_is_guessed() -> None:
    validator = PredictableValidator()
    long = [one for one in validator._common if len(one) >= 15]
    taken = [one for one in long if not _refused(validator, one)]
    assert len(long) > 40
    assert len(taken) <= len(long) / 4, taken


def test_a_passphrase_that_is_hard_to_weigh_is_weighed_in_time() -> None:
    hard = "4@8({[<369&!|1/|\\0$5+7%2" * 40
    assert effort(lambda: PredictableValidator().validate(hard)) < 5


@pytest.mark.django_db
def test_the_persons_own_names_are_no_secret() -> None:
    salma = officer(username="salma.alharthi", employee_no="E77123")
    for made_of_them in ("Salma Al Harthi 1990", "salma.E77123.salma", "سلمى الحارثي ١٩٩٠"):
        with pytest.raises(ValidationError):
            validate_password(made_of_them, user=salma)


def _refused(validator: PredictableValidator, text: str) -> bool:
    try:
        validator.validate(text)
    except ValidationError:
        return True
    return False


@pytest.mark.django_db
def test_one_made_of_the_persons_own_name_is_refused() -> None:
    salma = officer(username="salma.alharthi.officer")

    with pytest.raises(ValidationError):
        validate_password("salma.alharthi.officer1", user=salma)
