"""From stored events to threads, messages and cases with running clocks.

``drain`` takes one batch in one transaction, in four steps, each a room:
``queue`` claims the events, ``reading`` makes plain facts of them (no database),
``writing`` stores conversations, ``owing`` opens and reopens cases.
"""

from .drain import drain

__all__ = ["drain"]
