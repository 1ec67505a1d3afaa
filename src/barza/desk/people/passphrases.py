"""What a passphrase may not be. Length and guessability count; kinds of characters don't
(NIST SP 800-63B-4 section 3.1.1; P-85)."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FEWEST_DIFFERENT = 6
LONGEST_REPEATED = 8
RUNS = ("1234567890" * 4, "abcdefghijklmnopqrstuvwxyz" * 2, "qwertyuiopasdfghjklzxcvbnm" * 2)


class PredictableValidator:
    """Refuses repetition, runs of the keyboard, and a common password with padding."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 Django's way
        text = password.casefold()
        core = re.sub(r"[\W\d_]+", "", text)
        if (
            len(set(text)) < FEWEST_DIFFERENT
            or self._repeats(text)
            or any(text in run or text in run[::-1] for run in RUNS)
            or core in self._common
            or self._unit(core) in self._common
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
