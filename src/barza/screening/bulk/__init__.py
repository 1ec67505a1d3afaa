"""Coordinated near-duplicates: one message from many authors, or many times from one.

window = Window(size=10_000, seconds=86_400)
near = window.add(key, author, text, at)      earlier messages that say nearly the same
finding(text, author, near)                   clause SPM, or None
"""

from barza.screening.bulk.campaign import finding
from barza.screening.bulk.window import Near, Window

__all__ = ["Near", "Window", "finding"]
