"""The pages of the desk, and what they send."""

from . import acts, around, composing, pages
from .live import live

__all__ = ["acts", "around", "composing", "live", "pages"]
