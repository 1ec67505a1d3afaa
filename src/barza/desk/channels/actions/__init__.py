"""What is kept of what a network told us, and what people say to what nobody here did."""

from .receiving import store
from .unexplained import disown_item, explain_item

__all__ = ["disown_item", "explain_item", "store"]
