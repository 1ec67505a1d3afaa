"""What a passphrase may not be. Length and guessability count; kinds of characters don't
(NIST SP 800-63B-4 section 3.1.1; P-85)."""

import re
from threading import Lock

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from zxcvbn import zxcvbn

FEWEST_DIFFERENT = 6
LONGEST_REPEATED = 8
RUNS = ("1234567890" * 4, "abcdefghijklmnopqrstuvwxyz" * 2, "qwertyuiopasdfghjklzxcvbnm" * 2)


LEAST_SCORE = 4
"""Of zxcvbn's 0 to 4: more than 10^10 guesses for someone who knows what people choose."""
WEIGHED = 40
"""Characters of a passphrase that are weighed: the time grows with their square, and more."""
WELL_KNOWN = (
    *("muscat", "municipality", "barza", "oman", "sultanate", "passphrase", "officer"),
    *("بسم الله الرحمن الرحيم", "الحمد لله رب العالمين", "لا إله إلا الله محمد رسول الله"),
    *("السلام عليكم ورحمة الله وبركاته", "السلام عليكم", "إن شاء الله", "ما شاء الله"),
    *("سبحان الله وبحمده", "أستغفر الله العظيم", "توكلت على الله", "صباح الخير", "كلمة السر"),
    *("سلطنة عمان", "سلطنة عُمان", "بلدية مسقط", "مسقط", "عمان", "بلدية", "كلمة المرور"),
)
"""What zxcvbn's lists, of English, names and breaches, don't have, and people here would take."""

_one_at_a_time = Lock()  # zxcvbn keeps the words of the call that it is busy with in a global


class PredictableValidator:
    """Refuses repetition, runs of the keyboard, a common password with padding, and what can
    be put together from breached passwords, names, dates and what everybody knows."""

    def validate(self, password: str, user: object = None) -> None:
        text = password.casefold()
        core = re.sub(r"[\W\d_]+", "", text)
        if (
            len(set(text)) < FEWEST_DIFFERENT
            or self._repeats(text)
            or any(text in run or text in run[::-1] for run in RUNS)
            or core in self._common
            or self._unit(core) in self._common
            or _guessed(password, user)
        ):
            raise ValidationError(
                _("This passphrase is easy to guess. Join words that don't belong together."),
                code="passphrase_predictable",
            )

    def get_help_text(self) -> str:
        return str(gettext_lazy("Several words that don't belong together make a good one."))

    @cached_property
    def _common(self) -> frozenset[str]:
        """Django's list of the 20,000 most common, from breaches."""
        return frozenset(CommonPasswordValidator().passwords)

    def _repeats(self, text: str) -> bool:
        return len(self._unit(text)) <= LONGEST_REPEATED and self._unit(text) != text

    @staticmethod
    def _unit(text: str) -> str:
        """What the text is made of by repeating it; the text itself where it is not."""
        return text[: (text + text).find(text, 1)] if text else text


def score(password: str, own: list[str]) -> int:
    """zxcvbn's 0 to 4, for somebody who knows these words and what everybody here knows."""
    known = [*WELL_KNOWN, *(phrase.replace(" ", "") for phrase in WELL_KNOWN)]
    with _one_at_a_time:
        found = zxcvbn(password[:WEIGHED], [*own, *known], max_length=WEIGHED)
    return int(found["score"])


def _guessed(password: str, user: object) -> bool:
    """Whether somebody who knows the person, and what was breached, would soon be there."""
    own = _own(user)
    return score(password, own) < LEAST_SCORE or _made_of(own, password.casefold())


def _own(user: object) -> list[str]:
    """The person's names, whole and in parts, the longest first."""
    names = ("username", "employee_no", "email", "name_ar", "name_en", "job_ar", "job_en")
    told = [str(getattr(user, name, "") or "").casefold() for name in names]
    parts = (part for one in told for part in re.split(r"[\s.@_-]+", one) if len(part) > 2)
    return sorted({*filter(None, told), *parts}, key=len, reverse=True)


def _made_of(own: list[str], text: str) -> bool:
    rest = text
    for word in own:
        rest = rest.replace(word, "")
    return rest != text and len(re.sub(r"[\W\d_]+", "", rest)) < FEWEST_DIFFERENT
