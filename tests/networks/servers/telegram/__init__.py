"""A double of Telegram's Bot API: there is no server of it that could be installed here.

It knows the parameters of each method from ``api.json`` and refuses what Telegram would; what
it says are the words of Telegram's own server. Source: core.telegram.org/bots/api.
"""

from .serving import Double, telegram

__all__ = ["Double", "telegram"]
