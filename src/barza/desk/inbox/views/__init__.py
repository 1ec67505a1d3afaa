"""The pages of the desk, and what they send."""

from . import acts, around, composing, pages, policy, remarks, reviewing, streaming

__all__ = [
    "acts",
    "around",
    "composing",
    "pages",
    "policy",
    "remarks",
    "reviewing",
    "streaming",
]
