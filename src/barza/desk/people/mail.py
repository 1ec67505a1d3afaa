"""Telling a person by e-mail that they were invited: an invitation that they know nothing of would
let somebody else in as them (P-85). The address that opens it is not in the text."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from .models import Employee

PATIENCE = 10
"""Seconds that the mail server has."""


def tell_invited(employee: Employee, inviter: Employee, at: datetime) -> None:
    """Raises what the mail server does. Whoever has no address is not told."""
    if not employee.email:
        return
    with translation.override(employee.interface_language):
        when = formats.date_format(timezone.localtime(at), "j M Y H:i")
        named = {"name": inviter.name, "time": when}
        lines = [
            _("%(name)s invited you on %(time)s to choose a passphrase for the desk.") % named,
            _("They hand you the address themselves. It opens once, within a day."),
            _("If you know nothing of it, tell the information security office at once."),
            settings.ORIGIN,
        ]
        subject = _("An invitation to the desk was made for you")
    EmailMessage(
        subject=subject,
        body="\n\n".join(lines),
        to=[employee.email],
        connection=get_connection(timeout=PATIENCE),
    ).send()
