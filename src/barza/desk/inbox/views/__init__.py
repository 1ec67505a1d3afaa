"""The pages of the desk, and what they send."""

from . import acts, around, composing, pages, streaming

__all__ = ["acts", "around", "composing", "pages", "streaming"]
