"""What went wrong between us and a network, in a sentence that says what to do."""

from django.utils.translation import gettext as _

from barza.connectors.errors import (
    ConnectorError,
    Expired,
    Missing,
    Permanent,
    Temporary,
    Trouble,
)

from .connectors import NotConnected


def sentence(problem: ConnectorError | NotConnected) -> str:
    """For the person who has just given an address or a credential."""
    match problem:
        case Expired():
            return _(
                "The network doesn't accept these credentials. Make new ones there, and copy them "
                "whole."
            )
        case Missing():
            return _(
                "At this address there is nothing that we could sign in to. Check the address of "
                "the network in the register."
            )
        case Permanent():
            return _("The network refused. It said: %(words)s") % {"words": problem}
        case Temporary():
            return _of(problem)
        case NotConnected():
            return _("The credentials in custody can't be used. Give them again.")
    return _("It isn't known whether the network took it. Look there before you try again.")


def _of(problem: Temporary) -> str:
    sentences = {
        Trouble.UNREACHABLE: _(
            "There is no connection to the network. Check its address in the register; if it is "
            "right, the network is down or the way to it is closed: tell whoever runs this desk."
        ),
        Trouble.UNTRUSTED: _(
            "Whoever answers at this address can't prove that it is the network: its certificate "
            "isn't valid. Nothing was sent. Tell whoever runs this desk."
        ),
        Trouble.SLOW: _("The network took too long to answer. Try again in a few minutes."),
        Trouble.UNREADABLE: _(
            "Something answered at this address, but not as the network does: a web page, perhaps. "
            "Check the address of the network in the register."
        ),
    }
    if problem.trouble in sentences:
        return sentences[problem.trouble]
    if problem.retry_after:
        return _("The network wants us to wait. Try again in %(minutes)d minutes.") % {
            "minutes": -(-int(problem.retry_after) // 60) or 1
        }
    return _("The network has a disturbance. Try again in a few minutes.")
