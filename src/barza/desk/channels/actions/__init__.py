"""What is kept of what a network told us, connecting an account to it, and what people say to what
nobody here did."""

from .connecting import connect, try_out
from .receiving import store
from .spending import set_budget
from .unexplained import disown_item, explain_item

__all__ = ["connect", "disown_item", "explain_item", "set_budget", "store", "try_out"]
