"""Why the directory could not be read, or why what was read is not taken over by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trouble(models.TextChoices):
    """Each with the sentence that says what to do."""

    UNREACHABLE = (
        "unreachable",
        _(
            "The directory server doesn't answer. Check its address and the network, and read"
            " again."
        ),
    )
    UNTRUSTED = (
        "untrusted",
        _(
            "The directory server's certificate isn't trusted, or names another server. Check"
            " the file of the authority and the server's name."
        ),
    )
    OPEN = (
        "open",
        _(
            "The directory server offers no encrypted connection. Have it allow StartTLS, or "
            "use ldaps."
        ),
    )
    CREDENTIALS = (
        "credentials",
        _(
            "The directory doesn't accept the desk's own name or password, or lets it read "
            "nothing. Correct them, and read again."
        ),
    )
    BASE = ("base", _("The directory has no such branch. Correct the base DN."))
    FILTER = ("filter", _("The directory can't be asked with this filter. Correct it."))
    REFERRAL = (
        "referral",
        _(
            "Part of this branch is on another server, and would be missing. Choose a branch "
            "that the server holds itself, or ask a server that holds all of it."
        ),
    )
    PARTIAL = (
        "partial",
        _(
            "The directory gave only some of the people: a limit of its own was reached. Have"
            " it allow the desk to read all of them."
        ),
    )
    TOO_MUCH = (
        "too_much",
        _(
            "The directory has more people, or sends more, than the desk takes in. Choose a "
            "smaller branch or a narrower filter."
        ),
    )
    SLOW = ("slow", _("Reading the directory took longer than allowed. Read again, or allow more."))
    NOBODY = ("nobody", _("The directory named nobody. Check the base DN and the filter."))
    REFUSED = ("refused", _("The directory server refused the question. Its own log says why."))
    PROBLEMS = (
        "problems",
        _(
            "Some of what the directory says can't be taken over. Have it corrected there, "
            "and read again."
        ),
    )
    BEYOND_LIMIT = (
        "beyond_limit",
        _(
            "More people would leave or change their job than a daily reading may do by "
            "itself. Look at it, and take it over by hand if it is right."
        ),
    )
    BACK = (
        "back",
        _(
            "Somebody who has left stands in the directory as employed. Have the entry closed "
            "there, or take the list over by hand if they are back."
        ),
    )


class Unreadable(Exception):
    """The directory could not be read as a whole; nothing of it was kept. Holds no secret."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble

    def __str__(self) -> str:
        return str(self.trouble.label)
