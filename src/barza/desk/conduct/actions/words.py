from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused

LONGEST = 10_000
"""Characters of any text that a person writes on a concern or a file."""


def written(text: str, missing: str, clause: str, most: int = LONGEST) -> str:
    """The text without spaces around it. Raises ``Refused`` with ``missing`` when it is empty."""
    text = text.strip()
    if not text:
        raise Refused(missing, clause=clause)
    if len(text) > most:
        raise Refused(
            _("Write at most %(most)s characters.") % {"most": most},
            clause=clause,
        )
    return text
