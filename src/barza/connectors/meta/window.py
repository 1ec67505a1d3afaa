"""How long after a person's words Meta lets an account write to them in private.

Source: developers.facebook.com/docs/messenger-platform/policy/policy-overview: 24 hours after the
person's last message; with the tag ``HUMAN_AGENT``, for which Meta must approve the app, 7 days.
One private answer to a comment within 7 days.
"""

from datetime import datetime, timedelta

from barza.connectors.errors import Permanent

STANDARD = timedelta(hours=24)
HUMAN = timedelta(days=7)
COMMENT = timedelta(days=7)


def messaging(last: datetime | None, now: datetime) -> dict[str, str]:
    """What the call must say of itself. ``last``: when the person last wrote; None: never."""
    if last is None:
        raise Permanent("The person has not written to us: Meta lets us only answer a message")
    if now - last < STANDARD:
        return {"messaging_type": "RESPONSE"}
    if now - last < HUMAN:
        return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    raise Permanent(
        "The person's last message is older than 7 days: Meta lets nobody answer it in private any "
        "more. Answer in public, or wait until the person writes again"
    )


def comment(written: datetime, now: datetime) -> None:
    if now - written >= COMMENT:
        raise Permanent(
            "The comment is older than 7 days: Meta lets nobody answer it in private any more. "
            "Answer below it"
        )
